// SPDX-License-Identifier: GPL-3.0-or-later
// How bars enter the market store, and leave a series that is derived.
#include "engine/columns/bar_block.h"
#include "engine/store/market_kind.h"
#include "engine/store/market_state.h"
#include "engine/store/merge.h"

#include <algorithm>

namespace signalbox::store {
namespace {

using market::Bar;

int yearOf(base::Date date) {
    return static_cast<int>(std::chrono::year_month_day(date).year());
}

base::Status checkOrder(const market::SeriesId& id, std::span<const Bar> bars) {
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (!base::isKnown(bars[i].close) || (i > 0 && bars[i].date <= bars[i - 1].date)) {
            return base::fail(base::ErrorCode::Internal, "bars out of order or without a close",
                              nameOf(id) + " " + base::toIso(bars[i].date));
        }
    }
    return {};
}

/// Sessions between the first and the last bar that have none.
std::int64_t holesIn(const calendar::Calendar& calendar, std::span<const Bar> bars) {
    if (bars.empty()) {
        return 0;
    }
    const base::Date first = std::max(bars.front().date, calendar::FirstDate);
    const base::Date last = std::min(bars.back().date, calendar::LastDate);
    const auto sessions = first <= last ? calendar.sessions(first, last) : std::vector<base::Date>{};
    if (!sessions) {
        return 0;
    }
    std::int64_t holes = 0;
    std::size_t at = 0;
    for (const base::Date session : *sessions) {
        while (at < bars.size() && bars[at].date < session) {
            ++at;
        }
        holes += at == bars.size() || bars[at].date != session ? 1 : 0;
    }
    return holes;
}

base::Status writeYears(Database& database, std::int64_t series, const MergedBars& merged) {
    auto begin = merged.bars.begin();
    for (const int year : merged.changedYears) {
        const auto ofYear = [year](const Bar& bar) { return yearOf(bar.date) == year; };
        const auto first = std::find_if(begin, merged.bars.end(), ofYear);
        if (first == merged.bars.end()) { // nothing is left of it
            SIGNALBOX_TRY_ASSIGN(Query gone,
                                 database.query("DELETE FROM bars WHERE series = ? AND year = ?"));
            gone.bind(1, series).bind(2, std::int64_t{year});
            SIGNALBOX_TRY(gone.run());
            continue;
        }
        begin = std::find_if_not(first, merged.bars.end(), ofYear);
        const std::string block = columns::encodeBars(std::span(first, begin));
        SIGNALBOX_TRY_ASSIGN(Query query,
                             database.query("INSERT INTO bars (series, year, block) VALUES (?, ?, ?) ON "
                                            "CONFLICT (series, year) DO UPDATE SET block = excluded.block"));
        query.bind(1, series).bind(2, std::int64_t{year}).bindBlob(3, block);
        SIGNALBOX_TRY(query.run());
    }
    return {};
}

/// Binds first, last, rows, holes and revision from parameter `at` on.
void bindSpan(Query& query, int at, const calendar::Calendar& calendar, std::span<const Bar> bars,
              std::int64_t revision) {
    query.bind(at, std::int64_t{base::toDayNumber(bars.front().date)})
        .bind(at + 1, std::int64_t{base::toDayNumber(bars.back().date)})
        .bind(at + 2, static_cast<std::int64_t>(bars.size()))
        .bind(at + 3, holesIn(calendar, bars))
        .bind(at + 4, revision);
}

base::Result<std::int64_t> insertSeries(Database& database, const market::SeriesId& id, bool simulated) {
    SIGNALBOX_TRY_ASSIGN(Query query,
                         database.query("INSERT INTO series (symbol, source, basis, simulated, first, last, "
                                        "rows, holes, revision) VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0)"));
    query.bindText(1, id.symbol)
        .bindText(2, id.source)
        .bind(3, static_cast<std::int64_t>(id.basis))
        .bind(4, std::int64_t{simulated ? 1 : 0});
    SIGNALBOX_TRY(query.run());
    return database.lastRowId();
}

} // namespace

void MarketWriter::State::noteBars(const market::SeriesId& id, const std::optional<base::Date>& first) {
    if (first && !isDerived(id)) {
        firstBar = std::min(firstBar.value_or(*first), *first);
    }
}

base::Result<MergeReport> MarketWriter::mergeSeries(const market::SeriesId& id, std::span<const Bar> bars,
                                                    bool simulated) {
    Database& database = m_state->database;
    SIGNALBOX_TRY(checkKind(m_state->market, simulated, nameOf(id)));
    SIGNALBOX_TRY(checkOrder(id, bars));
    if (bars.empty()) {
        return MergeReport{};
    }
    SIGNALBOX_TRY_ASSIGN(std::optional<SeriesRow> row, findSeries(database, id));
    std::vector<Bar> stored;
    if (row) {
        SIGNALBOX_TRY_ASSIGN(stored, readBars(database, row->id, nameOf(id)));
    }
    MergedBars merged = mergeBars(id.symbol, stored, bars);
    if (merged.changedYears.empty()) {
        return merged.report;
    }
    if (!row) {
        row.emplace();
        SIGNALBOX_TRY_ASSIGN(row->id, insertSeries(database, id, simulated));
    }
    SIGNALBOX_TRY(writeYears(database, row->id, merged));
    SIGNALBOX_TRY_ASSIGN(Query query, database.query("UPDATE series SET first = ?, last = ?, rows = ?, holes "
                                                     "= ?, revision = ? WHERE id = ?"));
    bindSpan(query, 1, m_state->calendar, merged.bars, m_state->revision);
    query.bind(6, row->id);
    SIGNALBOX_TRY(query.run());
    m_state->changed = true;
    m_state->noteBars(id, merged.firstChanged);
    return merged.report;
}

base::Result<std::int64_t> MarketWriter::removeDerived(const market::SeriesId& id,
                                                       std::span<const base::Date> dates) {
    Database& database = m_state->database;
    SIGNALBOX_TRY_ASSIGN(const std::optional<SeriesRow> row, findSeries(database, id));
    if (!row) {
        return std::int64_t{0};
    }
    MergedBars left;
    SIGNALBOX_TRY_ASSIGN(left.bars, readBars(database, row->id, nameOf(id)));
    const auto removed = static_cast<std::int64_t>(std::erase_if(left.bars, [&](const Bar& bar) {
        const bool gone = std::find(dates.begin(), dates.end(), bar.date) != dates.end();
        if (gone) {
            left.noteChange(bar.date);
        }
        return gone;
    }));
    if (left.changedYears.empty()) {
        return std::int64_t{0};
    }
    m_state->changed = true;
    m_state->noteBars(id, left.firstChanged);
    if (left.bars.empty()) {
        for (const char* statement :
             {"DELETE FROM bars WHERE series = ?", "DELETE FROM series WHERE id = ?"}) {
            SIGNALBOX_TRY_ASSIGN(Query query, database.query(statement));
            query.bind(1, row->id);
            SIGNALBOX_TRY(query.run());
        }
        return removed;
    }
    SIGNALBOX_TRY(writeYears(database, row->id, left));
    SIGNALBOX_TRY_ASSIGN(Query query, database.query("UPDATE series SET first = ?, last = ?, rows = ?, holes "
                                                     "= ?, revision = ? WHERE id = ?"));
    bindSpan(query, 1, m_state->calendar, left.bars, m_state->revision);
    query.bind(6, row->id);
    SIGNALBOX_TRY(query.run());
    return removed;
}

} // namespace signalbox::store
