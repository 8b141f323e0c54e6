// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/format.h"
#include "engine/feeds/bar_rows.h"
#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"
#include "engine/feeds/header.h"
#include "engine/feeds/parsers.h"
#include "engine/feeds/series_identity.h"
#include "engine/market/series_names.h"

#include <algorithm>
#include <map>
#include <optional>

namespace signalbox::feeds {
namespace {

using base::Date;
using base::Missing;

constexpr int SettlementsKnownFrom = 16 * 3600; ///< 16:00 New York: the day's settlements stand

/// "F (Jan 11)" or "F (Jan 2026)".
std::optional<std::chrono::year_month> contractMonthOf(std::string_view text) {
    const std::size_t open = text.find('(');
    const std::size_t close = text.find(')', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view inside = trimmed(text.substr(open + 1, close - open - 1));
    const std::size_t blank = inside.find(' ');
    if (blank == std::string_view::npos) {
        return std::nullopt;
    }
    const auto month = monthOf(inside.substr(0, blank));
    const auto year = smallIntegerOf(trimmed(inside.substr(blank)));
    if (!month || !year || *year > 2100) {
        return std::nullopt;
    }
    return std::chrono::year(*year < 100 ? 2000 + *year : *year) / std::chrono::month(*month);
}

struct Moment {
    Date date;
    std::optional<int> seconds;
};

/// The first ISO date in a name, with "T0456" behind it if there.
std::optional<Moment> momentInName(std::string_view name) {
    for (std::size_t i = 0; i + 10 <= name.size(); ++i) {
        const auto date = isoDateOf(name.substr(i, 10));
        if (!date) {
            continue;
        }
        Moment moment{*date, std::nullopt};
        const std::string_view rest = name.substr(i + 10);
        if (rest.size() >= 5 && (rest[0] == 't' || rest[0] == 'T')) {
            const auto hour = smallIntegerOf(rest.substr(1, 2));
            const auto minute = smallIntegerOf(rest.substr(3, 2));
            if (hour && minute && *hour < 24 && *minute < 60) {
                moment.seconds = *hour * 3600 + *minute * 60;
            }
        }
        return moment;
    }
    return std::nullopt;
}

/// The session whose settlements a list shows that was saved at a moment (New York).
base::Result<Date> tradeDateOf(const Moment& saved, SourceFile& file) {
    const bool known = !saved.seconds || *saved.seconds >= SettlementsKnownFrom;
    if (known && file.sessions().isSession(saved.date)) {
        return saved.date;
    }
    return file.calendar().previousSession(saved.date);
}

} // namespace

Status parseFuturesContract(SourceFile& file) {
    const Header header = Header::ofText(file.text());
    const int settle = header.find({"settle"});
    const int futures = header.find({"futures"});
    const int volume = header.find({"total volume"});
    if (header.find({"trade date"}) != 0 || settle < 0 || futures < 0) {
        SIGNALBOX_FILE_FAIL(file, "no columns Trade Date, Futures and Settle");
    }
    std::map<Date, std::vector<BarRow>> contracts; // by final settlement; a file holds one
    file.countNotices(header.notices());
    LineReader reader(file.text());
    Fields fields;
    long cutOff = 0;
    while (reader.next()) {
        if (reader.number() <= header.line() || trimmed(reader.line()).empty()) {
            continue;
        }
        file.countRow();
        cutOff = reader.cutOff() ? reader.number() : 0;
        fields.split(reader.line());
        const auto reject = [&](RowProblem problem, const std::string& reason) {
            file.reject(problem, reader.number(), reason, reader.line());
        };
        if (fields.count() != header.count()) {
            reject(RowProblem::BadFieldCount, std::to_string(fields.count()) +
                                                  " fields where the header names " +
                                                  std::to_string(header.count()));
            continue;
        }
        const auto date = anyDateOf(fields[0]);
        if (!date) {
            reject(RowProblem::BadDate, "\"" + printable(fields[0]) + "\" is not a date");
            continue;
        }
        const auto month = contractMonthOf(fields[static_cast<std::size_t>(futures)]);
        const auto expiry = month ? file.calendar().vixSettlement(*month)
                                  : base::Result<Date>(base::fail(base::ErrorCode::BadData, ""));
        if (!expiry) {
            reject(RowProblem::BadSymbol, "\"" + printable(fields[static_cast<std::size_t>(futures)]) +
                                              "\" names no contract month");
            continue;
        }
        const auto value = realOf(fields[static_cast<std::size_t>(settle)]);
        if (!value) {
            reject(RowProblem::NotANumber, "the settlement \"" +
                                               printable(fields[static_cast<std::size_t>(settle)]) +
                                               "\" is not a number");
            continue;
        }
        BarRow row;
        row.bar.date = *date;
        row.bar.close = *value;
        if (volume >= 0) {
            row.bar.volume = groupedRealOf(fields[static_cast<std::size_t>(volume)]).value_or(Missing);
        }
        row.line = static_cast<std::int32_t>(reader.number());
        row.offset = static_cast<std::uint32_t>(reader.line().data() - file.text().data());
        contracts[*expiry].push_back(row);
    }
    if (cutOff > 0) {
        file.noteCutOff(cutOff);
    }
    for (const auto& [expiry, rows] : contracts) {
        const std::string symbol = market::names::vxContract(expiry);
        addSeries(file, {symbol, "cfe", market::Basis::AsTraded}, rulesOfSymbol(symbol), rows);
    }
    return {};
}

Status parseFuturesCurve(SourceFile& file) {
    const Header header = Header::ofText(file.text());
    const int expiration = header.find({"expiration_date", "expiration date"});
    const int symbolColumn = header.find({"symbol"});
    const int price = header.find({"settlement", "price"});
    const auto saved = momentInName(file.hintsOfPath().stem);
    if (!saved) {
        SIGNALBOX_FILE_FAIL(file, "a settlement list without a trade date, and its name has none",
                            "put the date into the name, as in vx_curve_saved_2026-07-17T1716_et.csv");
    }
    const auto tradeDate = tradeDateOf(*saved, file);
    if (!tradeDate || expiration < 0 || symbolColumn < 0 || price < 0) {
        SIGNALBOX_FILE_FAIL(file, tradeDate ? "no columns expiration_date, symbol and settlement"
                                            : "its date is outside the calendar");
    }
    file.countNotices(header.notices());
    LineReader reader(file.text());
    Fields fields;
    std::map<std::string, long> seen;
    while (reader.next()) {
        if (reader.number() <= header.line() || trimmed(reader.line()).empty()) {
            continue;
        }
        file.countRow();
        fields.split(reader.line());
        const std::string name = printable(fields[static_cast<std::size_t>(symbolColumn)]);
        if (fields.count() != header.count()) {
            file.reject(RowProblem::BadFieldCount, reader.number(),
                        std::to_string(fields.count()) + " fields where the header names " +
                            std::to_string(header.count()),
                        reader.line(), name);
            continue;
        }
        const auto expiry = anyDateOf(fields[static_cast<std::size_t>(expiration)]);
        const auto value = realOf(fields[static_cast<std::size_t>(price)]);
        if (!expiry || !value) {
            file.reject(expiry ? RowProblem::NotANumber : RowProblem::BadDate, reader.number(),
                        "no readable expiration date or settlement", reader.line(), name);
            continue;
        }
        if (!seen.emplace(name, reader.number()).second) {
            file.reject(RowProblem::Duplicate, reader.number(),
                        name + " stands in line " + std::to_string(seen[name]) + " already", reader.line(),
                        name);
            continue;
        }
        if (*expiry == *tradeDate) {
            file.warn(RowProblem::FinalSettlement, reader.number(),
                      name + " settled for the last time that day: " + base::shortest(*value) +
                          " is its final settlement",
                      name, reader.line());
        }
        // A weekly contract ("VX30/N6") repeats its neighbour and is no monthly contract of OPT-D6.
        const bool monthly = name.starts_with("VX/");
        const std::string symbol =
            monthly ? market::names::vxContract(*expiry) : "VXW:" + base::toIso(*expiry);
        BarRow row;
        row.bar.date = *tradeDate;
        row.bar.close = *value;
        row.line = static_cast<std::int32_t>(reader.number());
        row.offset = static_cast<std::uint32_t>(reader.line().data() - file.text().data());
        addSeries(file, {symbol, "cfe-settlement-curve", market::Basis::AsTraded}, rulesOfSymbol(symbol),
                  {&row, 1});
    }
    return {};
}

Status parseFuturesCalendar(SourceFile& file) {
    const Header header = Header::ofText(file.text());
    file.countNotices(header.notices());
    LineReader reader(file.text());
    Fields fields;
    std::vector<FuturesCalendarRow> parsed;
    std::vector<RowOrder::Row> described;
    while (reader.next()) {
        if (reader.number() <= header.line() || trimmed(reader.line()).empty()) {
            continue;
        }
        file.countRow();
        fields.split(reader.line());
        const auto date = anyDateOf(fields[0]);
        if (fields.count() != header.count() || fields.count() > 9 || !date) {
            file.reject(date ? RowProblem::BadFieldCount : RowProblem::BadDate, reader.number(),
                        date ? "another number of fields than the header" : "no date", reader.line());
            continue;
        }
        FuturesCalendarRow row;
        row.date = *date;
        for (std::size_t n = 1; n < fields.count(); ++n) {
            row.expirations[n - 1] = anyDateOf(fields[n]);
        }
        parsed.push_back(row);
        described.push_back({*date, reader.number(), reader.line(), 0, file.mayCarryBar(*date)});
    }
    for (const std::size_t i : RowOrder::keep(file, described, {})) {
        const RowOrder::Row& row = described[i];
        if (!file.acceptSession(row.date, row.line, row.text, {})) {
            continue;
        }
        std::string differing;
        for (std::size_t n = 0; n + 1 < header.count(); ++n) {
            const auto due = file.calendar().vixFuture(row.date, static_cast<int>(n) + 1);
            const auto& said = parsed[i].expirations[n];
            // On the day of a final settlement some vendors still count that contract as the first.
            const bool lastDay = parsed[i].expirations[0] == row.date;
            if (!lastDay && due && said && *said != *due) {
                differing += (differing.empty() ? "" : ", ") + header.raw(n + 1) + " " + base::toIso(*said) +
                             " where the calendar has " + base::toIso(*due);
            }
        }
        if (!differing.empty()) {
            file.warn(RowProblem::BadExpiry, row.line, differing, {}, row.text);
        }
        file.result().futuresCalendar.push_back(parsed[i]);
    }
    return {};
}

} // namespace signalbox::feeds
