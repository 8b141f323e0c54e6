// SPDX-License-Identifier: GPL-3.0-or-later
// How everything beside series and chains enters the market store: corporate actions, constituents, earnings
// dates, notes, the log of imports with its refused rows, and meta.
#include "engine/store/market_state.h"

namespace signalbox::store {
namespace {

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
