// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/bar_tail.h"

#include "engine/base/real.h"
#include "engine/columns/bar_block.h"
#include "engine/store/market_state.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

namespace signalbox::store {
namespace {

using columns::DayColumn;
using columns::StoreState;

/// Each change since is looked at; behind this many the file is better made again.
constexpr std::uint64_t MostChanges = 5000;

/// What a transaction did to bars.
struct Change {
    std::uint64_t mark = 0;
    std::optional<base::Date> firstBar;
};

std::optional<Change> parsedChange(const std::string& text) {
    Change change;
    const char* end = text.data() + text.size();
    const auto mark = std::from_chars(text.data(), end, change.mark, 16);
    if (mark.ec != std::errc() || mark.ptr == end || *mark.ptr != ' ') {
        return std::nullopt;
    }
    if (std::string_view(mark.ptr + 1, end) == "-") {
        return change;
    }
    std::int32_t day = 0;
    const auto read = std::from_chars(mark.ptr + 1, end, day);
    if (read.ec != std::errc() || read.ptr != end) {
        return std::nullopt;
    }
    change.firstBar = base::fromDayNumber(day);
    return change;
}

base::Result<std::optional<Change>> changeOf(Database& database, std::uint64_t revision) {
    SIGNALBOX_TRY_ASSIGN(Query query, database.query("SELECT value FROM meta WHERE key = ?"));
    const std::string key = changeKey(revision);
    query.bindText(1, key);
    SIGNALBOX_TRY_ASSIGN(const bool row, query.step());
    return row ? parsedChange(query.text(0)) : std::nullopt;
}

/// The state now, if since `made` no bar up to `last` has changed.
base::Result<std::optional<StoreState>> grownState(Database& database, const StoreState& made,
                                                   base::Date last) {
    SIGNALBOX_TRY_ASSIGN(const std::int64_t number,
                         database.integer("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'revision'"));
    StoreState now{static_cast<std::uint64_t>(number), 0};
    if (now.revision < made.revision || now.revision - made.revision > MostChanges) {
        return std::nullopt;
    }
    for (std::uint64_t revision = made.revision; revision <= now.revision; ++revision) {
        SIGNALBOX_TRY_ASSIGN(const auto change, changeOf(database, revision));
        const bool before = revision == made.revision;
        if (!change || (before && change->mark != made.mark) ||
            (!before && change->firstBar && *change->firstBar <= last)) {
            return std::nullopt;
        }
        now.mark = change->mark;
    }
    return now;
}

struct Column {
    std::size_t at = 0;
    std::int64_t row = 0; ///< id of the series in market.db
};

/// The columns that have bars after `last`.
base::Result<std::vector<Column>> grownColumns(Database& database, std::span<const market::SeriesId> series,
                                               base::Date last) {
    std::map<std::tuple<std::string, std::int64_t, std::string>, std::size_t> places;
    for (std::size_t i = 0; i < series.size(); ++i) {
        places.emplace(
            std::tuple(series[i].symbol, static_cast<std::int64_t>(series[i].basis), series[i].source), i);
    }
    SIGNALBOX_TRY_ASSIGN(Query query,
                         database.query("SELECT id, symbol, basis, source FROM series WHERE last > ?"));
    query.bind(1, std::int64_t{base::toDayNumber(last)});
    std::vector<Column> columns;
    while (true) {
        SIGNALBOX_TRY_ASSIGN(const bool row, query.step());
        if (!row) {
            return columns;
        }
        const auto place = places.find({query.text(1), query.integer(2), query.text(3)});
        if (place != places.end()) {
            columns.push_back({place->second, query.integer(0)});
        }
    }
}

base::Result<std::vector<market::Bar>> barsAfter(Database& database, std::int64_t series,
                                                 const std::string& name, base::Date last) {
    SIGNALBOX_TRY_ASSIGN(
        Query query, database.query("SELECT block FROM bars WHERE series = ? AND year >= ? ORDER BY year"));
    query.bind(1, series).bind(2, std::int64_t{static_cast<int>(std::chrono::year_month_day(last).year())});
    std::vector<market::Bar> bars;
    while (true) {
        SIGNALBOX_TRY_ASSIGN(const bool row, query.step());
        if (!row) {
            break;
        }
        SIGNALBOX_TRY(columns::decodeBars(query.blob(0), database.path().string() + ": " + name, bars));
    }
    std::erase_if(bars, [last](const market::Bar& bar) { return bar.date <= last; });
    return bars;
}

/// Days without a bar anywhere, from the session after `last` on.
base::Result<std::vector<DayColumn>> emptyDays(base::Date last, base::Date end, std::size_t symbols,
                                               const calendar::Calendar& calendar) {
    std::vector<DayColumn> days;
    SIGNALBOX_TRY_ASSIGN(const base::Date first, calendar.nextSession(last));
    if (first > end) {
        return days;
    }
    SIGNALBOX_TRY_ASSIGN(const auto sessions, calendar.sessions(first, end));
    for (const base::Date session : sessions) {
        DayColumn& day = days.emplace_back();
        day.date = session;
        day.values.fill(std::vector<double>(symbols, base::Missing));
    }
    return days;
}

} // namespace

base::Result<StoreState> stateOf(MarketStore& store) {
    SIGNALBOX_TRY_ASSIGN(const std::uint64_t revision, store.revision());
    SIGNALBOX_TRY_ASSIGN(const auto text, store.meta(changeKey(revision)));
    const auto change = text ? parsedChange(*text) : std::nullopt;
    return StoreState{revision, change ? change->mark : 0};
}

base::Result<std::optional<std::vector<DayColumn>>> barTail(const std::filesystem::path& marketDb,
                                                            std::span<const market::SeriesId> series,
                                                            const StoreState& made, base::Date last,
                                                            const calendar::Calendar& calendar) {
    if (made.mark == 0 || std::any_of(series.begin(), series.end(), isDerived)) {
        return std::nullopt;
    }
    SIGNALBOX_TRY_ASSIGN(const auto database,
                         Database::open(marketDb, OpenMode::Read, {"the market store", "import again"}));
    // One look at the file, so that the state and the bars belong together whoever writes meanwhile.
    SIGNALBOX_TRY(database->execute("BEGIN"));
    SIGNALBOX_TRY_ASSIGN(const auto now, grownState(*database, made, last));
    if (!now) {
        return std::nullopt;
    }
    SIGNALBOX_TRY_ASSIGN(const auto columns, grownColumns(*database, series, last));
    std::vector<std::pair<std::size_t, market::Bar>> bars;
    base::Date end = last;
    for (const Column& column : columns) {
        SIGNALBOX_TRY_ASSIGN(const auto added,
                             barsAfter(*database, column.row, nameOf(series[column.at]), last));
        for (const market::Bar& bar : added) {
            bars.emplace_back(column.at, bar);
            end = std::max(end, bar.date);
        }
    }
    SIGNALBOX_TRY_ASSIGN(auto days, emptyDays(last, end, series.size(), calendar));
    for (const auto& [column, bar] : bars) {
        const auto day =
            std::lower_bound(days.begin(), days.end(), bar.date,
                             [](const DayColumn& one, base::Date date) { return one.date < date; });
        if (day != days.end() && day->date == bar.date) {
            const double fields[] = {bar.open, bar.high, bar.low, bar.close, bar.volume};
            for (std::size_t field = 0; field < columns::Fields; ++field) {
                day->values[field][column] = fields[field];
            }
        }
    }
    for (DayColumn& day : days) {
        day.made = &day == &days.back() ? *now : made;
    }
    return days;
}

} // namespace signalbox::store
