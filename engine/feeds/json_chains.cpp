// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"
#include "engine/feeds/json_quotes.h"
#include "engine/feeds/parsers.h"
#include "engine/feeds/series_identity.h"
#include "engine/market/series_names.h"

#include <algorithm>
#include <array>

namespace signalbox::feeds {
namespace {

constexpr auto CboeDelay = std::chrono::minutes(15);

/// "2026-08-07 18:58:23" or with a T, as seconds after an unnamed midnight of that date.
struct LocalTime {
    base::Date date;
    int seconds = 0;
};
std::optional<LocalTime> localTimeOf(std::string_view text) {
    if (text.size() < 19 || text[13] != ':' || text[16] != ':') {
        return std::nullopt;
    }
    const auto date = isoDateOf(text.substr(0, 10));
    const auto hour = smallIntegerOf(text.substr(11, 2));
    const auto minute = smallIntegerOf(text.substr(14, 2));
    const auto second = smallIntegerOf(text.substr(17, 2));
    if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
        return std::nullopt;
    }
    return LocalTime{*date, *hour * 3600 + *minute * 60 + *second};
}

/// Some recordings wrap the answer of the service into a record of the whole exchange.
JsonElement unwrapped(const JsonElement& root) {
    const JsonElement answer = memberOf(root, "response").value_or(root);
    for (const std::string_view name : {"bodyJson", "body"}) {
        if (const auto body = memberOf(answer, name)) {
            return *body;
        }
    }
    return root;
}

void reportEmpty(SourceFile& file, const std::string& underlying) {
    file.warn(RowProblem::EmptyChain, 0, "the document holds no contract", underlying);
}

Status parseCboeHistory(SourceFile& file, const JsonElement& root, const JsonArray& rows) {
    const std::string_view symbolText = textOf(root, "symbol").value_or("");
    const std::string symbol = file.hints().symbol.value_or(plainSymbol(symbolText));
    if (symbol.empty()) {
        SIGNALBOX_FILE_FAIL(file, "the document names no symbol", "name it with --symbol");
    }
    std::vector<BarRow> bars;
    std::vector<std::string> texts;
    long number = 0;
    for (const JsonElement row : rows) {
        ++number;
        file.countRow();
        const auto dateText = textOf(row, "date");
        const auto date = dateText ? isoDateOf(*dateText) : std::nullopt;
        if (!date) {
            file.reject(RowProblem::BadDate, number, "no date", std::string(simdjson::minify(row)), symbol);
            continue;
        }
        BarRow bar;
        bar.bar.date = *date;
        bar.bar.open = numberOf(row, "open").value_or(base::Missing);
        bar.bar.high = numberOf(row, "high").value_or(base::Missing);
        bar.bar.low = numberOf(row, "low").value_or(base::Missing);
        bar.bar.close = numberOf(row, "close").value_or(base::Missing);
        const auto volume = numberOf(row, "volume");
        bar.bar.volume = volume && *volume > 0 ? *volume : base::Missing;
        bar.line = static_cast<std::int32_t>(number);
        bar.offset = static_cast<std::uint32_t>(file.text().size()); // JSON rows have no line of text
        bars.push_back(bar);
    }
    const bool index = symbolText.starts_with('_') || symbolText.starts_with('^');
    SeriesRules rules = rulesOfSymbol(symbol);
    market::Basis basis = market::Basis::AsTraded;
    if (index && rules.seriesClass == SeriesClass::Share) {
        rules.seriesClass = SeriesClass::Index;
    } else if (rules.seriesClass == SeriesClass::Share) {
        basis = market::Basis::DividendAdjusted;
        file.warn(RowProblem::BasisUnknown, 0,
                  "whether this service adjusts its prices is not known; taken as adjusted for splits and "
                  "dividends",
                  symbol);
    }
    addSeries(file, {symbol, "cboe-charts", basis}, rules, bars);
    return {};
}

/// The JSON inside the daily market statistics page.
Status parseCboeStatistics(SourceFile& file, const JsonElement& root, const JsonArray& ratios) {
    struct Name {
        std::string_view text;
        const char* symbol;
    };
    constexpr std::array<Name, 6> Names{
        {{"TOTAL PUT/CALL RATIO", market::names::PutCallTotal},
         {"INDEX PUT/CALL RATIO", market::names::PutCallIndex},
         {"EXCHANGE TRADED PRODUCTS PUT/CALL RATIO", market::names::PutCallEtp},
         {"EQUITY PUT/CALL RATIO", market::names::PutCallEquity},
         {"CBOE VOLATILITY INDEX (VIX) PUT/CALL RATIO", market::names::PutCallVix},
         {"SPX + SPXW PUT/CALL RATIO", market::names::PutCallSpx}}};
    const auto date = isoDateOf(textOf(root, "selectedDate").value_or(""));
    if (!date) {
        SIGNALBOX_FILE_FAIL(file, "selectedDate is not a date");
    }
    long number = 0;
    for (const JsonElement ratio : ratios) {
        ++number;
        file.countRow();
        const std::string_view name = textOf(ratio, "name").value_or("");
        const auto known =
            std::find_if(Names.begin(), Names.end(), [&](const Name& n) { return n.text == name; });
        const std::string row = simdjson::minify(ratio);
        if (known == Names.end()) {
            file.reject(RowProblem::BadSymbol, number,
                        "\"" + printable(name) + "\" is a ratio that no rule uses", row);
            continue;
        }
        const auto value = numberOf(ratio, "value");
        if (!value) {
            file.reject(RowProblem::NotANumber, number, "no number", row, known->symbol);
            continue;
        }
        TableRow entry;
        entry.date = *date;
        entry.line = number;
        entry.text = row;
        entry.values.fill(base::Missing);
        entry.values[0] = *value;
        addTable(file, "cboe-daily-statistics", {{known->symbol, rulesOfSymbol(known->symbol)}}, {entry});
    }
    return {};
}

Status parseCboeOptions(SourceFile& file, const JsonElement& root, const JsonElement& data,
                        const JsonArray& options) {
    const auto published = localTimeOf(textOf(root, "timestamp").value_or(""));
    if (!published) {
        SIGNALBOX_FILE_FAIL(file, "the document has no time of publication");
    }
    // The timestamp is UTC and the quotes are fifteen minutes older while trading goes on.
    const base::UtcTime quoted =
        base::UtcTime(published->date) + std::chrono::seconds(published->seconds) - CboeDelay;
    SIGNALBOX_TRY_ASSIGN(QuoteMoment moment, quoteMomentOf(quoted, file.calendar()));
    const auto traded = localTimeOf(textOf(data, "last_trade_time").value_or(""));
    if (moment.secondsOfDay >= 0 && traded && traded->date == moment.date &&
        traded->seconds / 60 * 60 <= moment.secondsOfDay) {
        moment.secondsOfDay = traded->seconds / 60 * 60;
    }
    std::string underlying =
        plainSymbol(textOf(data, "symbol").value_or(textOf(root, "symbol").value_or("")));
    if (underlying.empty()) {
        SIGNALBOX_FILE_FAIL(file, "the document names no symbol");
    }
    ChainAssembler assembler(file, "cboe-delayed");
    assembler.choose(underlying, moment, numberOf(data, "current_price"));
    const QuoteNames names{"option", "last_trade_price", "open_interest", "iv", false};
    long number = 0;
    for (const JsonElement option : options) {
        addJsonQuote(file, assembler, option, ++number, names);
    }
    if (number == 0) {
        reportEmpty(file, underlying);
    }
    return assembler.finish();
}

} // namespace

Status parseYahooCboeJson(SourceFile& file) {
    SIGNALBOX_TRY_ASSIGN(const JsonDocument document, JsonDocument::parse(file.text(), file.path()));
    const JsonElement root = document.root();
    const auto quotes = arrayOf(root, "quotes");
    const auto updated = base::parseIsoTime(textOf(root, "updated").value_or(""));
    const std::string underlying = plainSymbol(textOf(root, "symbol").value_or(""));
    if (!quotes || !updated || underlying.empty()) {
        SIGNALBOX_FILE_FAIL(file, !quotes    ? "no list \"quotes\""
                                  : !updated ? "no readable time in \"updated\""
                                             : "no \"symbol\"");
    }
    SIGNALBOX_TRY_ASSIGN(const QuoteMoment moment, quoteMomentOf(*updated, file.calendar()));
    ChainAssembler assembler(file, "yahoo-cboe");
    assembler.choose(underlying, moment, numberOf(root, "underlyingPrice"));
    const QuoteNames names{"symbol", "last", "openInterest", "iv", true};
    long number = 0;
    for (const JsonElement quote : *quotes) {
        addJsonQuote(file, assembler, quote, ++number, names);
    }
    if (number == 0) {
        reportEmpty(file, underlying);
    }
    reportStale(file, moment.date, underlying);
    return assembler.finish();
}

Status parseYahooOptionsJson(SourceFile& file) {
    SIGNALBOX_TRY_ASSIGN(const JsonDocument document, JsonDocument::parse(file.text(), file.path()));
    const auto chain = memberOf(unwrapped(document.root()), "optionChain");
    const auto results = chain ? arrayOf(*chain, "result") : std::nullopt;
    if (!results) {
        SIGNALBOX_FILE_FAIL(file, "no list optionChain.result: the service may have answered with an error");
    }
    ChainAssembler assembler(file, "yahoo-v7");
    const QuoteNames names{"contractSymbol", "lastPrice", "openInterest", "impliedVolatility", true};
    long number = 0;
    std::string underlying;
    for (const JsonElement result : *results) {
        underlying = plainSymbol(textOf(result, "underlyingSymbol").value_or(""));
        const auto quote = memberOf(result, "quote");
        const auto time = quote ? numberOf(*quote, "regularMarketTime") : std::nullopt;
        const auto expirations = arrayOf(result, "options");
        if (underlying.empty() || !quote || !time || std::abs(*time) > 1e11) {
            SIGNALBOX_FILE_FAIL(file, "an answer without symbol or regularMarketTime");
        }
        const base::UtcTime instant{std::chrono::seconds(static_cast<std::int64_t>(*time))};
        SIGNALBOX_TRY_ASSIGN(const QuoteMoment moment, quoteMomentOf(instant, file.calendar()));
        assembler.choose(underlying, moment, numberOf(*quote, "regularMarketPrice"));
        if (!expirations) {
            continue;
        }
        for (const JsonElement expiration : *expirations) {
            for (const std::string_view side : {"calls", "puts"}) {
                const auto contracts = arrayOf(expiration, side);
                if (!contracts) {
                    continue;
                }
                for (const JsonElement contract : *contracts) {
                    addJsonQuote(file, assembler, contract, ++number, names);
                }
            }
        }
    }
    if (number == 0) {
        reportEmpty(file, underlying);
    }
    return assembler.finish();
}

Status parseCboeJson(SourceFile& file) {
    SIGNALBOX_TRY_ASSIGN(const JsonDocument document, JsonDocument::parse(file.text(), file.path()));
    const JsonElement root = document.root();
    if (const auto ratios = arrayOf(root, "ratios")) {
        return parseCboeStatistics(file, root, *ratios);
    }
    if (const auto rows = arrayOf(root, "data")) {
        return parseCboeHistory(file, root, *rows);
    }
    const auto data = memberOf(root, "data");
    const auto options = data ? arrayOf(*data, "options") : std::nullopt;
    if (!options) {
        SIGNALBOX_FILE_FAIL(file, "neither data.options, a list \"data\", nor \"ratios\"");
    }
    return parseCboeOptions(file, root, *data, *options);
}

} // namespace signalbox::feeds
