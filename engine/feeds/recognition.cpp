// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/recognition.h"

#include "engine/feeds/chain_layout.h"
#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"
#include "engine/feeds/value_columns.h"

#include <algorithm>
#include <array>

namespace signalbox::feeds {
namespace {

constexpr std::size_t ProbedBytes = 65'536;
constexpr std::size_t ProbedLine = 400;

bool isCloseTable(const Probe& p) {
    return p.header.count() == 2 && p.header.has("date") && p.header.has("close");
}

bool isBars(const Probe& p) {
    return p.header.has("date") && p.header.has("open") && p.header.has("high") && p.header.has("low") &&
           (p.header.has("close") || p.header.has("price")) && !p.header.has("strike");
}

bool isCboeHistory(const Probe& p) {
    if (p.header.raw(0) != "DATE") {
        return false;
    }
    if (isBars(p)) {
        return true;
    }
    // DATE,VVIX beside FRED's DATE,DGS10: the exchange writes its dates the American way.
    const Fields fields = [&] {
        Fields f;
        f.split(p.firstRow);
        return f;
    }();
    return p.header.count() == 2 && !valueColumnsOf(p.header, p.hints.lowerStem) &&
           americanDateOf(fields[0]).has_value();
}

bool isLayout(const Probe& p, std::string_view kind) {
    const auto layout = chainLayoutOf(p.header);
    return layout && kind == layout->kind;
}

bool isDigits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isLeanBars(const Probe& p) {
    Fields fields;
    fields.split(p.firstLine);
    return fields.count() == 6 && fields[0].size() == 14 && compactDateOf(fields[0].substr(0, 8)) &&
           fields[0][8] == ' ' && isDigits(fields[1]) && isDigits(fields[4]);
}

bool isLeanFactors(const Probe& p) {
    Fields fields;
    fields.split(p.firstLine);
    return fields.count() == 4 && compactDateOf(fields[0]) && realOf(fields[1]) && realOf(fields[2]) &&
           realOf(fields[3]);
}

constexpr std::array<Kind, 27> Kinds{{
    {"investing",
     "Investing.com export: \"Date\",\"Price\",\"Open\",... newest first; the symbol from the file's name",
     [](const Probe& p) { return isBars(p) && p.header.has("change %"); }, parseDailyBars},
    {"tiingo", "Tiingo daily bars as traded and adjusted, with divCash and splitFactor",
     [](const Probe& p) { return isBars(p) && p.header.has("adjclose"); }, parseDailyBars},
    {"daily-dividends",
     "daily bars adjusted for dividends with dividend and unadj_close: gives the adjusted and the "
     "split-adjusted series",
     [](const Probe& p) { return isBars(p) && p.header.has("unadj_close"); }, parseDailyBars},
    {"daily-long", "daily bars of many symbols: date,symbol,open,high,low,close,volume",
     [](const Probe& p) { return isBars(p) && p.header.has("symbol"); }, parseDailyBars},
    {"cboe-history", "Cboe *_History.csv: DATE,OPEN,HIGH,LOW,CLOSE or DATE,VVIX", isCboeHistory,
     parseDailyBars},
    {"daily",
     "daily bars of one symbol: date,open,high,low,close[,volume] or date,close; the symbol from the file's "
     "name",
     [](const Probe& p) { return isBars(p) || isCloseTable(p); }, parseDailyBars},
    {"value-table",
     "one value per date and column: breadth, advances, put/call ratios, option volumes, credit spreads, "
     "yields, "
     "vx1..vx8 settlements, m1..m8 closes, FRED files",
     [](const Probe& p) { return valueColumnsOf(p.header, p.hints.lowerStem).has_value(); }, parseValueTable},
    {"vx-calendar", "final settlement dates of the first eight VIX futures: date,exp1..exp8",
     [](const Probe& p) { return p.header.has("date") && p.header.has("exp1"); }, parseFuturesCalendar},
    {"cfe-contract", "CFE_*_VX.csv: daily settlements of one VIX future",
     [](const Probe& p) { return p.header.has("trade date") && p.header.has("settle"); },
     parseFuturesContract},
    {"cfe-curve",
     "settlement list of one day: expiration_date,symbol,settlement; the day from the file's name",
     [](const Probe& p) {
         return p.header.has("symbol") &&
                (p.header.has("expiration_date") || p.header.has("expiration date")) &&
                (p.header.has("settlement") || p.header.has("price")) && !p.header.has("strike");
     },
     parseFuturesCurve},
    {"constituents", "members of an index: Symbol, Security, GICS Sector, ...",
     [](const Probe& p) { return p.header.has("symbol") && p.header.has("gics sector"); }, parseConstituents},
    {"sector-counts", "number of members per sector: sector,count",
     [](const Probe& p) { return p.header.count() == 2 && p.header.has("sector") && p.header.has("count"); },
     parseSectorCounts},
    {"lean-daily", "Lean daily bars as traded, prices in 1/10,000 dollar; the symbol from the file's name",
     isLeanBars, parseLeanBars},
    {"lean-factors", "Lean factor file: splits and dividends; the symbol from the file's name", isLeanFactors,
     parseLeanFactors},
    {"lean-universe", "Lean list of contracts of a day: no quotes; date and symbol from the path",
     [](const Probe& p) { return p.header.has("#expiry") && p.header.has("strike"); }, parseLeanUniverse},
    {"lean-options",
     "Lean archive with one text per contract (quote, trade or open interest): daily rows as a chain per "
     "day, "
     "hour and minute rows as the chains of 10:00 and 16:00",
     [](const Probe& p) { return isLeanOptionName(p.hints.whole); }, nullptr},
    {"chain-daily", "option chain of a day, one row per contract with exchange and optionroot (SPX 2019)",
     [](const Probe& p) { return isLayout(p, "chain-daily"); }, parseChainTable},
    {"chain-l3", "HistoricalOptionData L3: option chains of one or many days with Greeks",
     [](const Probe& p) { return isLayout(p, "chain-l3"); }, parseChainTable},
    {"chain-sparse",
     "the busiest contracts of each day with Greeks (underlying,underlying_last,optionroot,...)",
     [](const Probe& p) { return isLayout(p, "chain-sparse"); }, parseChainTable},
    {"datashop", "Cboe DataShop UnderlyingOptionsEODQuotes: the chains of 15:45 and of the close",
     [](const Probe& p) { return isLayout(p, "datashop"); }, parseChainTable},
    {"deltaneutral", "DeltaNeutral DoD option chain with IVMean and Greeks",
     [](const Probe& p) { return isLayout(p, "deltaneutral"); }, parseChainTable},
    {"ivolatility", "iVolatility RawIV option chains",
     [](const Probe& p) { return isLayout(p, "ivolatility"); }, parseChainTable},
    {"cboe-quotedata", "quote table saved from the Cboe web site (quotedata.csv), in any of its languages",
     [](const Probe& p) {
         const std::string start = lowered(p.start.substr(0, 4096));
         return contains(start, "expiration date,calls,") && contains(start, ",strike,puts");
     },
     parseQuotedata},
    {"yahoo-v7", "Yahoo v7/finance/options answer",
     [](const Probe& p) { return p.json && contains(p.start, "\"optionChain\""); }, parseYahooOptionsJson},
    {"yahoo-cboe", "chain of one symbol in JSON with symbol, updated, underlyingPrice and quotes (2026)",
     [](const Probe& p) {
         return p.json && contains(p.start, "\"updated\"") && contains(p.start, "\"quotes\"");
     },
     parseYahooCboeJson},
    {"cboe-json",
     "Cboe delayed JSON: option chain, daily history of a symbol, or the ratios of the daily statistics",
     [](const Probe& p) {
         return p.json && ((contains(p.start, "\"timestamp\"") && contains(p.start, "\"data\"")) ||
                           (contains(p.start, "\"selectedDate\"") && contains(p.start, "\"ratios\"")));
     },
     parseCboeJson},
    {"archive", "several files in one .zip, each of any kind", [](const Probe&) { return false; }, nullptr},
}};

} // namespace

Probe::Probe(std::string_view text, const std::string& hintPath)
    : start(text.substr(0, ProbedBytes)), hints(hintPath) {
    LineReader reader(start);
    while (reader.next()) {
        if (!trimmed(reader.line()).empty()) {
            firstLine = lowered(trimmed(reader.line()).substr(0, ProbedLine));
            break;
        }
    }
    json = !firstLine.empty() && (firstLine.front() == '{' || firstLine.front() == '[');
    if (json) {
        return;
    }
    header = Header::ofText(start);
    LineReader rows(start);
    while (header.line() > 0 && rows.next()) {
        if (rows.number() > header.line() && !trimmed(rows.line()).empty()) {
            firstRow = std::string(rows.line().substr(0, ProbedLine));
            break;
        }
    }
}

std::span<const Kind> allKinds() {
    return Kinds;
}

const Kind* kindNamed(std::string_view name) {
    const auto at = std::find_if(Kinds.begin(), Kinds.end(), [&](const Kind& k) { return name == k.name; });
    return at == Kinds.end() ? nullptr : &*at;
}

} // namespace signalbox::feeds
