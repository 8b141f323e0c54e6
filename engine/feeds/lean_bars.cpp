// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/format.h"
#include "engine/feeds/bar_rows.h"
#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"
#include "engine/feeds/parsers.h"
#include "engine/feeds/series_identity.h"

#include <cmath>

namespace signalbox::feeds {
namespace {

constexpr double LeanScale = 10'000; ///< prices in 1/10,000 dollar
constexpr int SentinelYear = 2050;   ///< the last row of a factor file

/// The symbol of a file that names none: `--symbol`, else the last word of its stem ("factor_file_aapl").
std::string symbolOf(const SourceFile& file) {
    if (const auto& named = file.hints().symbol) {
        return uppered(*named);
    }
    const std::string& stem = file.hintsOfPath().stem;
    const std::size_t at = stem.rfind('_');
    return uppered(at == std::string::npos ? stem : stem.substr(at + 1));
}

struct FactorRow {
    base::Date date;
    double priceFactor = 1;
    double splitFactor = 1;
    double reference = 0;
    long line = 0;
    std::string_view text;
};

/// The events between two rows of a factor file: what takes effect on the session after the first.
void addActions(SourceFile& file, const std::string& symbol, const FactorRow& row, const FactorRow& next) {
    const double ratio = next.splitFactor / row.splitFactor;
    const double kept = row.priceFactor / next.priceFactor;
    const bool split = std::abs(ratio - 1) > 1e-4;
    const bool dividend = std::abs(kept - 1) > 1e-9;
    if (!split && !dividend) {
        return;
    }
    const auto effective = file.calendar().nextSession(row.date);
    if (!effective) {
        file.warn(RowProblem::CalendarRange, row.line, "an event outside 1990-2040 is left out", symbol,
                  row.text);
        return;
    }
    if (split) {
        // Factors carry nine digits: 0.25/0.0357143 is the 7 that was declared.
        const double whole = std::round(ratio * 1000) / 1000;
        file.result().actions.push_back(
            {symbol, *effective, market::ActionKind::Split, whole, 0.0, "lean-factors"});
    }
    if (dividend) {
        const double amount = std::round(row.reference * (1 - kept) * 1000) / 1000;
        if (amount <= 0) {
            file.warn(RowProblem::BadAction, row.line, "the price factors rise against time", symbol,
                      row.text);
            return;
        }
        file.result().actions.push_back(
            {symbol, *effective, market::ActionKind::CashDividend, 1.0, amount, "lean-factors"});
    }
}

} // namespace

Status parseLeanBars(SourceFile& file) {
    const std::string symbol = symbolOf(file);
    std::vector<BarRow> rows;
    LineReader reader(file.text());
    Fields fields;
    long cutOff = 0;
    while (reader.next()) {
        if (trimmed(reader.line()).empty()) {
            continue;
        }
        file.countRow();
        cutOff = reader.cutOff() ? reader.number() : 0;
        fields.split(reader.line());
        const auto date = compactDateOf(fields[0].substr(0, 8));
        if (fields.count() != 6 || !date) {
            file.reject(date ? RowProblem::BadFieldCount : RowProblem::BadDate, reader.number(),
                        date ? std::to_string(fields.count()) + " fields instead of 6"
                             : "\"" + printable(fields[0]) + "\" is not a date",
                        reader.line(), symbol);
            continue;
        }
        std::array<double, 5> values{};
        bool readable = true;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto value = realOf(fields[i + 1]);
            readable = readable && value.has_value();
            values[i] = value.value_or(0);
        }
        if (!readable) {
            file.reject(RowProblem::NotANumber, reader.number(), "a field is not a number", reader.line(),
                        symbol);
            continue;
        }
        BarRow row;
        row.bar = {*date,
                   values[0] / LeanScale,
                   values[1] / LeanScale,
                   values[2] / LeanScale,
                   values[3] / LeanScale,
                   values[4]};
        row.line = static_cast<std::int32_t>(reader.number());
        row.offset = static_cast<std::uint32_t>(reader.line().data() - file.text().data());
        rows.push_back(row);
    }
    if (cutOff > 0) {
        file.noteCutOff(cutOff);
    }
    addSeries(file, {symbol, "lean-daily", market::Basis::AsTraded}, rulesOfSymbol(symbol), rows);
    return {};
}

Status parseLeanFactors(SourceFile& file) {
    const std::string symbol = symbolOf(file);
    std::vector<FactorRow> rows;
    bool closed = false;
    LineReader reader(file.text());
    Fields fields;
    while (reader.next()) {
        if (trimmed(reader.line()).empty()) {
            continue;
        }
        fields.split(reader.line());
        const auto date = compactDateOf(fields[0]);
        const auto price = realOf(fields[1]);
        const auto split = realOf(fields[2]);
        const auto reference = realOf(fields[3]);
        const bool sound =
            fields.count() == 4 && date && price && split && reference && *price > 0 && *split > 0;
        // The closing row of 2050 is no event but the end of the list, so it does not count as one.
        closed = sound && std::chrono::year_month_day(*date).year() >= std::chrono::year(SentinelYear);
        if (!closed) {
            file.countRow();
        }
        if (!sound) {
            file.reject(fields.count() != 4 ? RowProblem::BadFieldCount : RowProblem::BadAction,
                        reader.number(), "not a row of date, price factor, split factor, reference price",
                        reader.line(), symbol);
            continue;
        }
        const FactorRow row{*date, *price, *split, *reference, reader.number(), reader.line()};
        if (!closed && !rows.empty() && row.date <= rows.back().date) {
            file.reject(RowProblem::OutOfOrder, reader.number(),
                        base::toIso(row.date) + " does not come after " + base::toIso(rows.back().date),
                        reader.line(), symbol);
            continue;
        }
        rows.push_back(row);
    }
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        addActions(file, symbol, rows[i], rows[i + 1]);
    }
    if (!closed) {
        file.warn(RowProblem::CutOff, rows.empty() ? 0 : rows.back().line,
                  "the closing row of 2050 is missing: the file may have been cut off", symbol);
    }
    return {};
}

} // namespace signalbox::feeds
