// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/series_identity.h"

#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"
#include "engine/market/series_names.h"

#include <array>

namespace signalbox::feeds {
namespace {

namespace names = market::names;

struct Alias {
    std::string_view text;
    const char* symbol;
};

constexpr std::array<Alias, 45> Aliases{{{"spx_pct_above_50dma", names::Breadth50},
                                         {"spx_pct_above_100dma", names::Breadth100},
                                         {"spx_pct_above_200dma", names::Breadth200},
                                         {"s5fi", names::Breadth50},
                                         {"s5oh", names::Breadth100},
                                         {"s5th", names::Breadth200},
                                         {"new_high_issues", names::NewHighs},
                                         {"new_low_issues", names::NewLows},
                                         {"advancing_issues", names::Advances},
                                         {"declining_issues", names::Declines},
                                         {"us10y_yield", names::Yield10y},
                                         {"us10y", names::Yield10y},
                                         {"dgs10", names::Yield10y},
                                         {"tbill_13w_yield", names::Bill13w},
                                         {"tbill13w", names::Bill13w},
                                         {"irx", names::Bill13w},
                                         {"us2y_dgs2", names::Yield2y},
                                         {"us2y", names::Yield2y},
                                         {"dgs2", names::Yield2y},
                                         {"fed_funds_dff", names::FedFunds},
                                         {"dff", names::FedFunds},
                                         {"fedfunds", names::FedFunds},
                                         {"hy_oas_bamlh0a0hym2", names::HighYieldOas},
                                         {"bamlh0a0hym2", names::HighYieldOas},
                                         {"hy_oas", names::HighYieldOas},
                                         {"bamlc0a0cm", names::InvestmentGradeOas},
                                         {"ig_oas", names::InvestmentGradeOas},
                                         {"total_pc", names::PutCallTotal},
                                         {"index_pc", names::PutCallIndex},
                                         {"etp_pc", names::PutCallEtp},
                                         {"equity_pc", names::PutCallEquity},
                                         {"vix_pc", names::PutCallVix},
                                         {"spx_spxw_pc", names::PutCallSpx},
                                         {"calls", names::CallVolume},
                                         {"call", names::CallVolume},
                                         {"puts", names::PutVolume},
                                         {"put", names::PutVolume},
                                         {"ratio", names::PutCallTotal},
                                         {"p/c ratio", names::PutCallTotal},
                                         {"vixcls", names::Vix},
                                         {"vxv", names::Vix3m},
                                         {"gspc", "SPX"},
                                         {"sp500", "SPX"},
                                         {"vix_close", names::Vix},
                                         {"spx_close", "SPX"}}};

constexpr std::array<std::string_view, 20> VolatilityIndices{
    "VIX", "VIX1D", "VIX9D", "VIX3M", "VIX6M", "VIX1Y", "VVIX", "SKEW",  "MOVE",  "VXN",
    "RVX", "OVX",   "GVZ",   "VXD",   "VXEEM", "VIXEQ", "DSPX", "COR1M", "COR3M", "SDEX"};
constexpr std::array<std::string_view, 9> Indices{"SPX", "NDX", "RUT", "DJX", "OEX",
                                                  "XSP", "XEO", "DJI", "COMP"};

template <std::size_t N>
bool isAmong(const std::array<std::string_view, N>& list, std::string_view text) {
    for (const std::string_view entry : list) {
        if (entry == text) {
            return true;
        }
    }
    return false;
}

SeriesRules ranged(double least, double greatest, const char* words, bool positive = false) {
    SeriesRules rules;
    rules.seriesClass = SeriesClass::Value;
    rules.positive = positive;
    rules.least = least;
    rules.greatest = greatest;
    rules.range = words;
    return rules;
}

std::optional<std::string> aliasOf(std::string_view lower) {
    for (const Alias& alias : Aliases) {
        if (alias.text == lower) {
            return alias.symbol;
        }
    }
    return std::nullopt;
}

SeriesIdentity identityOf(std::string symbol) {
    SeriesRules rules = rulesOfSymbol(symbol);
    return {std::move(symbol), rules};
}

} // namespace

SeriesRules rulesOfSymbol(const std::string& symbol) {
    const auto is = [&](const char* name) { return symbol == name; };
    if (is(names::Breadth50) || is(names::Breadth100) || is(names::Breadth200)) {
        return ranged(0, 100, "0 to 100 percent");
    }
    if (is(names::Advances) || is(names::Declines) || is(names::NewHighs) || is(names::NewLows)) {
        return ranged(0, 100'000, "0 to 100,000 issues");
    }
    if (is(names::Yield10y)) {
        SeriesRules rules = ranged(0.1, 20, "(0.1, 20) percent, the possible range of a 10-year yield");
        rules.rangeOpen = true;
        return rules;
    }
    if (is(names::Yield2y) || is(names::Bill13w) || is(names::FedFunds)) {
        return ranged(-5, 30, "-5 to 30 percent");
    }
    if (is(names::HighYieldOas) || is(names::InvestmentGradeOas)) {
        return ranged(0, 60, "0 to 60 percent", true);
    }
    if (symbol.starts_with("PC_")) {
        SeriesRules rules = ranged(-1e300, 1e300, "", true);
        rules.corruptPutCall = true;
        return rules;
    }
    if (symbol.starts_with("OPT_VOLUME_") || isAmong(VolatilityIndices, symbol)) {
        return ranged(-1e300, 1e300, "", true);
    }
    if (symbol.starts_with("VX") && symbol.size() > 2 &&
        ((symbol[2] >= '1' && symbol[2] <= '8' && symbol.size() == 3) || symbol[2] == ':' ||
         symbol[2] == '_' || symbol.starts_with("VXW:"))) {
        SeriesRules rules = ranged(-1e300, 1e300, "", true);
        rules.zeroIsMissing = true;
        return rules;
    }
    SeriesRules rules;
    rules.seriesClass = isAmong(Indices, symbol) ? SeriesClass::Index : SeriesClass::Share;
    return rules;
}

SeriesIdentity identityOfStem(std::string_view stem) {
    std::string lower = lowered(stem);
    while (!lower.empty() && (lower.front() == '^' || lower.front() == '_')) {
        lower.erase(0, 1);
    }
    if (lower.size() > 8 && lower.ends_with("_history")) {
        lower.resize(lower.size() - 8);
    }
    if (const auto known = aliasOf(lower)) {
        return identityOf(*known);
    }
    return identityOf(uppered(lower));
}

SeriesIdentity identityOfTitle(std::string_view title) {
    const std::string lower = lowered(title);
    constexpr std::array<Alias, 9> Titles{{{"above 50-day", names::Breadth50},
                                           {"above 100-day", names::Breadth100},
                                           {"above 200-day", names::Breadth200},
                                           {"10-year bond yield", names::Yield10y},
                                           {"2-year bond yield", names::Yield2y},
                                           {"volatility index", names::Vix},
                                           {"nasdaq 100", "NDX"},
                                           {"us 500", "SPX"},
                                           {"s&p 500 historical", "SPX"}}};
    for (const Alias& alias : Titles) {
        if (contains(lower, alias.text)) {
            return identityOf(alias.symbol);
        }
    }
    return identityOfStem(trimmed(title.substr(0, title.find(' '))));
}

std::optional<SeriesIdentity> identityOfColumn(std::string_view header) {
    const std::string lower = lowered(header);
    if (const auto known = aliasOf(lower)) {
        return identityOf(*known);
    }
    if (lower.size() == 3 && lower.starts_with("vx") && lower[2] >= '1' && lower[2] <= '8') {
        return identityOf(names::vxTable(lower[2] - '0'));
    }
    if (lower.size() == 2 && lower[0] == 'm' && lower[1] >= '1' && lower[1] <= '8') {
        // Closes are not settlements (OPT-D6), so they must not bear the settlements' name.
        return identityOf("VX_CLOSE_M" + lower.substr(1));
    }
    return std::nullopt;
}

void DecimalCount::add(std::string_view close, double value) {
    if (value < 1) {
        return; // cents and fractions of them: prices below a dollar trade in finer steps
    }
    ++closes;
    const std::size_t point = close.find('.');
    fine += point != std::string_view::npos && close.size() - point > 3 ? 1 : 0;
}

market::Basis basisOfShares(SourceFile& file, const DecimalCount& decimals, const std::string& symbol) {
    const PathHints& hints = file.hintsOfPath();
    const std::string words = hints.grandFolder + "/" + hints.folder + "/" + hints.lowerStem;
    if (contains(words, "unadjusted_for_dividends") || contains(words, "split_adjusted")) {
        return market::Basis::SplitAdjusted;
    }
    const bool saysTraded =
        contains(words, "as_traded") || contains(words, "unadjusted") || contains(words, "index-daily");
    if (saysTraded && !decimals.computed()) {
        return market::Basis::AsTraded;
    }
    if (!saysTraded && (contains(words, "adjusted") || decimals.computed())) {
        return market::Basis::DividendAdjusted;
    }
    file.warn(
        RowProblem::BasisUnknown, 0,
        "whether the prices are adjusted for splits and dividends cannot be told; taken as adjusted for "
        "both",
        symbol);
    return market::Basis::DividendAdjusted;
}

} // namespace signalbox::feeds
