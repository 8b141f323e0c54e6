// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/columns/bar_block.h"
#include "engine/columns/chain_block.h"
#include "engine/store/market_state.h"
#include "engine/store/merge.h"

#include <algorithm>

namespace signalbox::store {
namespace {

using base::ErrorCode;
using market::Bar;

int yearOf(base::Date date) {
    return static_cast<int>(std::chrono::year_month_day(date).year());
}

/// Simulated data live in the demonstration market and nowhere else.
base::Status checkKind(Market market, bool simulated, const std::string& what) {
    if (simulated != (market == Market::Demo)) {
        return base::fail(ErrorCode::Usage,
                          simulated ? "simulated data do not enter the real market"
                                    : "real data do not enter the demonstration market",
                          what, "choose the market with --market");
    }
    return {};
}

base::Status checkOrder(const market::SeriesId& id, std::span<const Bar> bars) {
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (!base::isKnown(bars[i].close) || (i > 0 && bars[i].date <= bars[i - 1].date)) {
            return base::fail(ErrorCode::Internal, "bars out of order or without a close",
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

base::Status writeChain(Database& database, std::optional<std::int64_t> row, const market::OptionChain& chain,
                        std::int64_t revision) {
    if (!row) {
        SIGNALBOX_TRY_ASSIGN(
            Query query,
            database.query("INSERT INTO chains (underlying, date, seconds, source, basis, simulated, as_of, "
                           "contracts, expirations, revision) VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0, 0)"));
        query.bindText(1, chain.underlying())
            .bind(2, std::int64_t{base::toDayNumber(chain.id().date)})
            .bind(3, std::int64_t{chain.id().secondsOfDay})
            .bindText(4, chain.id().source);
        SIGNALBOX_TRY(query.run());
        row = database.lastRowId();
    }
    SIGNALBOX_TRY_ASSIGN(Query update,
                         database.query("UPDATE chains SET basis = ?, simulated = ?, as_of = ?, "
                                        "underlying_price = ?, contracts = ?, expirations = ?, revision = ? "
                                        "WHERE id = ?"));
    update.bind(1, static_cast<std::int64_t>(chain.basis()))
        .bind(2, std::int64_t{chain.simulated() ? 1 : 0})
        .bind(3, static_cast<std::int64_t>(chain.asOf().time_since_epoch().count()))
        .bind(5, static_cast<std::int64_t>(chain.contracts()))
        .bind(6, static_cast<std::int64_t>(chain.blocks().size()))
        .bind(7, revision)
        .bind(8, *row);
    if (chain.underlyingPrice()) {
        update.bind(4, *chain.underlyingPrice());
    } else {
        update.bindNull(4);
    }
    SIGNALBOX_TRY(update.run());
    const std::string block = columns::encodeChain(chain);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         database.query("INSERT INTO chain_blocks (chain, block) VALUES (?, ?) ON CONFLICT "
                                        "(chain) DO UPDATE SET block = excluded.block"));
    query.bind(1, *row).bindBlob(2, block);
    return query.run();
}

/// Runs one insert that does nothing when the same row is there, and says what happened.
base::Status countUpsert(Query& query, Database& database, bool existed, MergeReport& report) {
    SIGNALBOX_TRY(query.run());
    if (database.changes() == 0) {
        ++report.unchanged;
    } else if (existed) {
        ++report.revised;
    } else {
        ++report.added;
    }
    return {};
}

base::Result<bool> exists(Query query) {
    return query.step();
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

base::Result<MergeReport> MarketWriter::mergeChain(const market::OptionChain& chain) {
    Database& database = m_state->database;
    SIGNALBOX_TRY(checkKind(m_state->market, chain.simulated(), nameOf(chain.id())));
    SIGNALBOX_TRY_ASSIGN(const std::optional<ChainRow> row, readChain(database, chain.id()));
    MergeReport report;
    if (!row) {
        report.added = static_cast<std::int64_t>(chain.contracts());
        SIGNALBOX_TRY(writeChain(database, std::nullopt, chain, m_state->revision));
        m_state->changed = true;
        return report;
    }
    SIGNALBOX_TRY_ASSIGN(const MergedChain merged, mergeChains(row->chain, chain));
    if (merged.report.changed()) {
        SIGNALBOX_TRY(writeChain(database, row->id, *merged.chain, m_state->revision));
        m_state->changed = true;
    }
    return merged.report;
}

base::Result<MergeReport> MarketWriter::mergeActions(std::span<const market::CorporateAction> actions) {
    Database& database = m_state->database;
    MergeReport report;
    for (const market::CorporateAction& action : actions) {
        const std::int64_t day = base::toDayNumber(action.effective);
        const auto kind = static_cast<std::int64_t>(action.kind);
        SIGNALBOX_TRY_ASSIGN(Query find,
                             database.query("SELECT 1 FROM actions WHERE symbol = ? AND effective "
                                            "= ? AND kind = ? AND source = ?"));
        find.bindText(1, action.symbol).bind(2, day).bind(3, kind).bindText(4, action.source);
        SIGNALBOX_TRY_ASSIGN(const bool existed, exists(std::move(find)));
        SIGNALBOX_TRY_ASSIGN(
            Query query,
            database.query("INSERT INTO actions (symbol, effective, kind, source, ratio, amount) VALUES (?, "
                           "?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET ratio = excluded.ratio, amount = "
                           "excluded.amount WHERE ratio <> excluded.ratio OR amount <> excluded.amount"));
        query.bindText(1, action.symbol)
            .bind(2, day)
            .bind(3, kind)
            .bindText(4, action.source)
            .bind(5, action.ratio)
            .bind(6, action.amount);
        SIGNALBOX_TRY(countUpsert(query, database, existed, report));
    }
    m_state->changed = m_state->changed || report.changed();
    return report;
}

base::Result<MergeReport> MarketWriter::mergeConstituents(std::span<const Constituent> members) {
    Database& database = m_state->database;
    MergeReport report;
    for (const Constituent& member : members) {
        const std::int64_t starts = dayOrNone(member.from);
        SIGNALBOX_TRY_ASSIGN(
            Query find, database.query("SELECT 1 FROM constituents WHERE universe = ? AND symbol = ? AND "
                                       "source = ? AND starts = ?"));
        find.bindText(1, member.universe)
            .bindText(2, member.symbol)
            .bindText(3, member.source)
            .bind(4, starts);
        SIGNALBOX_TRY_ASSIGN(const bool existed, exists(std::move(find)));
        // An end that the newer list does not know stays.
        SIGNALBOX_TRY_ASSIGN(
            Query query,
            database.query("INSERT INTO constituents (universe, symbol, source, starts, name, sector, ends) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, "
                           "sector = excluded.sector, ends = coalesce(excluded.ends, ends) WHERE name <> "
                           "excluded.name OR sector <> excluded.sector OR coalesce(excluded.ends, ends) IS "
                           "NOT ends"));
        query.bindText(1, member.universe)
            .bindText(2, member.symbol)
            .bindText(3, member.source)
            .bind(4, starts)
            .bindText(5, member.name)
            .bindText(6, member.sector);
        if (member.to) {
            query.bind(7, dayOrNone(member.to));
        }
        SIGNALBOX_TRY(countUpsert(query, database, existed, report));
    }
    m_state->changed = m_state->changed || report.changed();
    return report;
}

base::Result<MergeReport> MarketWriter::mergeEarnings(std::span<const EarningsDate> dates) {
    Database& database = m_state->database;
    MergeReport report;
    for (const EarningsDate& one : dates) {
        const std::int64_t day = base::toDayNumber(one.date);
        SIGNALBOX_TRY_ASSIGN(
            Query find,
            database.query("SELECT 1 FROM earnings WHERE symbol = ? AND date = ? AND source = ?"));
        find.bindText(1, one.symbol).bind(2, day).bindText(3, one.source);
        SIGNALBOX_TRY_ASSIGN(const bool existed, exists(std::move(find)));
        SIGNALBOX_TRY_ASSIGN(
            Query query,
            database.query("INSERT INTO earnings (symbol, date, source, timing) VALUES (?, ?, ?, "
                           "?) ON CONFLICT DO UPDATE SET timing = excluded.timing WHERE timing "
                           "<> excluded.timing"));
        query.bindText(1, one.symbol).bind(2, day).bindText(3, one.source).bindText(4, one.timing);
        SIGNALBOX_TRY(countUpsert(query, database, existed, report));
    }
    m_state->changed = m_state->changed || report.changed();
    return report;
}

base::Result<MergeReport> MarketWriter::addNotes(std::span<const StoredNote> notes) {
    Database& database = m_state->database;
    MergeReport report;
    for (const StoredNote& note : notes) {
        SIGNALBOX_TRY_ASSIGN(Query query,
                             database.query("INSERT INTO notes (series, date, code, text) VALUES "
                                            "(?, ?, ?, ?) ON CONFLICT DO NOTHING"));
        query.bindText(1, note.series)
            .bind(2, dayOrNone(note.date))
            .bindText(3, note.code)
            .bindText(4, note.text);
        SIGNALBOX_TRY(countUpsert(query, database, false, report));
    }
    m_state->changed = m_state->changed || report.changed();
    return report;
}

base::Status MarketWriter::recordImport(const ImportRecord& record, std::span<const QuarantineRow> rejected) {
    Database& database = m_state->database;
    SIGNALBOX_TRY_ASSIGN(Query known,
                         database.query("SELECT 1 FROM imports WHERE file = ? AND sha256 = ? AND "
                                        "importer = ? AND kind = ? AND rejected = ?"));
    known.bindText(1, record.file)
        .bindText(2, record.sha256)
        .bind(3, std::int64_t{record.importer})
        .bindText(4, record.kind)
        .bind(5, record.rowsRejected);
    SIGNALBOX_TRY_ASSIGN(const bool same, exists(std::move(known)));
    if (same) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(
        Query log,
        database.query("INSERT INTO imports (file, sha256, kind, importer, read, kept, rejected, at) VALUES "
                       "(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (file) DO UPDATE SET sha256 = excluded.sha256, "
                       "kind = excluded.kind, importer = excluded.importer, read = excluded.read, kept = "
                       "excluded.kept, rejected = excluded.rejected, at = excluded.at"));
    log.bindText(1, record.file)
        .bindText(2, record.sha256)
        .bindText(3, record.kind)
        .bind(4, std::int64_t{record.importer})
        .bind(5, record.rowsRead)
        .bind(6, record.rowsKept)
        .bind(7, record.rowsRejected)
        .bind(8, static_cast<std::int64_t>(record.at.time_since_epoch().count()));
    SIGNALBOX_TRY(log.run());
    SIGNALBOX_TRY_ASSIGN(Query clear, database.query("DELETE FROM quarantine WHERE file = ?"));
    clear.bindText(1, record.file);
    SIGNALBOX_TRY(clear.run());
    for (const QuarantineRow& row : rejected) {
        SIGNALBOX_TRY_ASSIGN(Query query,
                             database.query("INSERT INTO quarantine (file, line, code, reason, series, text) "
                                            "VALUES (?, ?, ?, ?, ?, ?)"));
        query.bindText(1, row.file)
            .bind(2, row.line)
            .bindText(3, row.code)
            .bindText(4, row.reason)
            .bindText(5, row.series)
            .bindText(6, std::string_view(row.text).substr(0, 500));
        SIGNALBOX_TRY(query.run());
    }
    return {};
}

base::Status MarketWriter::setMeta(const std::string& key, const std::string& value) {
    SIGNALBOX_TRY_ASSIGN(Query query, m_state->database.query(
                                          "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO "
                                          "UPDATE SET value = excluded.value WHERE value <> excluded.value"));
    query.bindText(1, key).bindText(2, value);
    return query.run();
}

} // namespace signalbox::store
