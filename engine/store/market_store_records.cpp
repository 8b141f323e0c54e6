// SPDX-License-Identifier: GPL-3.0-or-later
// What the market store holds beside series and chains, as it reads it: corporate actions, constituents,
// earnings dates, notes, quarantine and the log of imports.
#include "engine/store/market_query.h"
#include "engine/store/market_state.h"

namespace signalbox::store {

base::Result<std::vector<market::CorporateAction>> MarketStore::actions(const std::string& symbol) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(
        Query query, m_state->database->query("SELECT symbol, effective, kind, ratio, amount, source FROM "
                                              "actions WHERE ?1 = '' OR symbol = ?1 ORDER BY symbol, "
                                              "effective, kind, source"));
    query.bindText(1, symbol);
    std::vector<market::CorporateAction> actions;
    SIGNALBOX_TRY(forEach(std::move(query), [&actions](const Query& row) -> base::Status {
        actions.push_back({row.text(0), dateAt(row, 1), static_cast<market::ActionKind>(row.integer(2)),
                           row.real(3), row.real(4), row.text(5)});
        return {};
    }));
    return actions;
}

base::Result<std::vector<Constituent>> MarketStore::constituents(const std::string& universe) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         m_state->database->query("SELECT universe, symbol, name, sector, starts, ends, "
                                                  "source FROM constituents WHERE ?1 = '' OR universe = ?1 "
                                                  "ORDER BY universe, symbol, starts, source"));
    query.bindText(1, universe);
    std::vector<Constituent> members;
    SIGNALBOX_TRY(forEach(std::move(query), [&members](const Query& row) -> base::Status {
        members.push_back({row.text(0), row.text(1), row.text(2), row.text(3), dateOrNone(row.integer(4)),
                           row.isNull(5) ? std::nullopt : dateOrNone(row.integer(5)), row.text(6)});
        return {};
    }));
    return members;
}

base::Result<std::vector<EarningsDate>> MarketStore::earnings(const std::string& symbol) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         m_state->database->query("SELECT symbol, date, timing, source FROM earnings WHERE "
                                                  "?1 = '' OR symbol = ?1 ORDER BY symbol, date, source"));
    query.bindText(1, symbol);
    std::vector<EarningsDate> dates;
    SIGNALBOX_TRY(forEach(std::move(query), [&dates](const Query& row) -> base::Status {
        dates.push_back({row.text(0), dateAt(row, 1), row.text(2), row.text(3)});
        return {};
    }));
    return dates;
}

base::Result<std::vector<StoredNote>> MarketStore::notes(const std::string& series) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         m_state->database->query("SELECT series, date, code, text FROM notes WHERE ?1 = '' "
                                                  "OR series = ?1 ORDER BY series, date, code, text"));
    query.bindText(1, series);
    std::vector<StoredNote> notes;
    SIGNALBOX_TRY(forEach(std::move(query), [&notes](const Query& row) -> base::Status {
        notes.push_back({row.text(0), dateOrNone(row.integer(1)), row.text(2), row.text(3)});
        return {};
    }));
    return notes;
}

base::Result<std::vector<QuarantineRow>> MarketStore::quarantine(const std::string& file) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         m_state->database->query("SELECT file, line, code, reason, series, text FROM "
                                                  "quarantine WHERE ?1 = '' OR file = ?1 ORDER BY file, "
                                                  "line, id"));
    query.bindText(1, file);
    std::vector<QuarantineRow> rows;
    SIGNALBOX_TRY(forEach(std::move(query), [&rows](const Query& row) -> base::Status {
        rows.push_back({row.text(0), row.integer(1), row.text(2), row.text(3), row.text(4), row.text(5)});
        return {};
    }));
    return rows;
}

base::Result<std::vector<ImportRecord>> MarketStore::imports() {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         m_state->database->query("SELECT file, sha256, kind, importer, read, kept, "
                                                  "rejected, at FROM imports ORDER BY file"));
    std::vector<ImportRecord> records;
    SIGNALBOX_TRY(forEach(std::move(query), [&records](const Query& row) -> base::Status {
        records.push_back({row.text(0), row.text(1), row.text(2), static_cast<int>(row.integer(3)),
                           row.integer(4), row.integer(5), row.integer(6), timeAt(row, 7)});
        return {};
    }));
    return records;
}

base::Result<bool> MarketStore::isImported(const std::string& sha256, int importer) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(
        Query query, m_state->database->query("SELECT 1 FROM imports WHERE sha256 = ? AND importer >= ?"));
    query.bindText(1, sha256).bind(2, std::int64_t{importer});
    return query.step();
}

} // namespace signalbox::store
