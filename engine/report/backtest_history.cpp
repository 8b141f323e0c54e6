// SPDX-License-Identifier: GPL-3.0-or-later
// Months, drawdowns, distribution, prices and fills in the report of a backtest.
#include "engine/base/format.h"
#include "engine/report/backtest_sections.h"
#include "engine/report/backtest_table.h"
#include "engine/report/log_pieces.h"

#include <algorithm>
#include <map>

namespace signalbox::report {
namespace {

using base::Money;

constexpr std::size_t ShownDrawdowns = 5;
constexpr int WidestBar = 40;

/// Whole dollars with a sign; a month without a trade stays empty.
std::string monthCell(const stats::MonthRow& month) {
    if (month.trades == 0) {
        return ".";
    }
    const std::string digits = base::grouped(month.net.toDollars());
    return digits.starts_with('-') ? digits : "+" + digits;
}

std::string originLine(const char* name, const lab::OriginCounts& counts) {
    return std::string("  ") + name + ": " + percentText(counts.quoteShare()) + " quotes, " +
           percentText(counts.modelShare()) + " model (" +
           base::grouped(static_cast<double>(counts.quotes + counts.model)) + " prices, " +
           base::grouped(static_cast<double>(counts.missing)) + " missing)\n";
}

} // namespace

std::string backtestMonths(const lab::Analysis& analysis) {
    if (analysis.totals.trades == 0) {
        return {};
    }
    std::vector<BacktestTable::Column> columns{{"Year", false}};
    for (const char* name :
         {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Year"}) {
        columns.push_back({name});
    }
    std::map<int, std::vector<std::string>> years;
    std::map<int, Money> sums;
    for (const stats::MonthRow& month : analysis.months) {
        const int year = static_cast<int>(month.month.year());
        auto [row, isNew] = years.try_emplace(year, 14);
        row->second[static_cast<unsigned>(month.month.month())] = monthCell(month);
        sums[year] += month.net;
    }
    BacktestTable table(std::move(columns));
    for (auto& [year, cells] : years) {
        cells.front() = std::to_string(year);
        cells.back() = base::usdSigned(sums[year]);
        table.add(std::move(cells));
    }
    return "Months (net P/L of trades closed, dollars; . no trade closed)\n" + table.text();
}

std::string backtestDrawdowns(const lab::Analysis& analysis) {
    if (analysis.drawdowns.empty()) {
        return {};
    }
    BacktestTable table({{"From", false}, {"Lowest", false}, {"Back", false}, {"Depth"}, {"Days"}});
    for (std::size_t i = 0; i < std::min(ShownDrawdowns, analysis.drawdowns.size()); ++i) {
        const stats::Drawdown& one = analysis.drawdowns[i];
        table.add({base::toIso(one.start), base::toIso(one.trough),
                   one.end ? base::toIso(*one.end) : "not yet", base::fixed(one.depth * 100, 2) + "%",
                   std::to_string(one.days)});
    }
    std::string text = "Deepest drawdowns\n" + table.text();
    const stats::LosingStreak& streak = analysis.losingStreak;
    if (streak.length > 0) {
        text += "  Longest row of losses: " + counted(streak.length, "trade") + ", " +
                base::usdSigned(streak.net) + ", closed " + base::toIso(streak.from) + " to " +
                base::toIso(streak.to) + "\n";
    }
    return text;
}

std::string backtestDistribution(const lab::Analysis& analysis) {
    if (analysis.distribution.empty()) {
        return {};
    }
    int most = 1;
    for (const stats::HistogramBin& bin : analysis.distribution) {
        most = std::max(most, bin.count);
    }
    BacktestTable table({{"Above"}, {"To"}, {"Trades"}, {"", false}});
    for (const stats::HistogramBin& bin : analysis.distribution) {
        const int length = most <= WidestBar ? bin.count : (bin.count * WidestBar + most - 1) / most;
        table.add({base::usdSigned(bin.from), base::usdSigned(bin.to), std::to_string(bin.count),
                   std::string(static_cast<std::size_t>(length), '#')});
    }
    return "Distribution of trade results\n" + table.text();
}

std::string backtestPrices(const lab::RunCard& card, const backtest::RunResult& run,
                           const lab::Analysis& analysis) {
    lab::OriginCounts all = analysis.provenance.all();
    all.missing = run.prices.missing;
    std::string text = "Prices\n" + originLine("All", all) + originLine("Fills", analysis.provenance.fills) +
                       originLine("Marks", analysis.provenance.marks);
    for (const std::string& line : card.modelErrorLines) {
        text += "  " + line + "\n";
    }
    return text;
}

std::string backtestFills(const lab::RunCard& card) {
    if (card.fills.empty()) {
        return {};
    }
    BacktestTable table({{"Assumption", false},
                         {"Trades"},
                         {"Net"},
                         {"Win rate"},
                         {"Profit factor"},
                         {"Sharpe"},
                         {"Max drawdown"},
                         {"", false}});
    for (const lab::FillRow& row : card.fills) {
        table.add({row.assumption, std::to_string(row.trades), base::usdSigned(row.net),
                   percentText(row.winRate), realText(row.profitFactor), realText(row.sharpe),
                   percentText(row.maxDrawdown, 2), row.smallSample() ? "small sample" : ""});
    }
    return "Fill assumptions (rules is OPT-T8 and decides; the others are studies)\n" + table.text();
}

} // namespace signalbox::report
