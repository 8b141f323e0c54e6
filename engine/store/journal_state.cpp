// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/journal_state.h"

#include "engine/codec/event_codec.h"

#include <sqlite3.h>

namespace signalbox::store {
namespace {

using base::ErrorCode;

constexpr const char* SelectRows = "SELECT seq, at, run, actor, kind, version, json, previous, hash FROM "
                                   "journal WHERE seq > ? ORDER BY seq";
constexpr const char* InsertRow =
    "INSERT INTO journal (seq, at, run, actor, kind, version, json, previous, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

StoredEntry rowOf(const Query& query) {
    return {query.integer(0), base::UtcTime(std::chrono::microseconds(query.integer(1))),
            query.text(2),    query.text(3),
            query.text(4),    static_cast<int>(query.integer(5)),
            query.text(6),    query.text(7),
            query.text(8)};
}

} // namespace

std::string ChainReport::finding() const {
    return firstBad ? "entry " + std::to_string(*firstBad) + ": " + problem : problem;
}

int JournalStore::State::onCommit(void* state, sqlite3* /*database*/, const char* /*name*/, int pages) {
    static_cast<State*>(state)->logPages = pages;
    return SQLITE_OK;
}

base::Status JournalStore::State::loadHead() {
    lastSequence = 0;
    headHash = FirstPrevious;
    if (!database) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(Query query,
                         database->query("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"));
    SIGNALBOX_TRY_ASSIGN(const bool row, query.step());
    if (row) {
        lastSequence = query.integer(0);
        headHash = query.text(1);
    }
    return {};
}

base::Status JournalStore::State::forEach(std::int64_t after, const Visit& visit) {
    if (!database) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(Query query, database->query(SelectRows));
    query.bind(1, after);
    while (true) {
        SIGNALBOX_TRY_ASSIGN(const bool row, query.step());
        if (!row) {
            return {};
        }
        SIGNALBOX_TRY(visit(rowOf(query)));
    }
}

base::Result<bool> JournalStore::State::triggersStand() {
    SIGNALBOX_TRY_ASSIGN(
        const std::int64_t triggers,
        database->integer("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name IN "
                          "('journal_refuses_update', 'journal_refuses_delete', "
                          "'journal_refuses_insert')"));
    return triggers == 3;
}

base::Status JournalStore::State::readOn(std::int64_t after, const Visit& visit) {
    // Asked before the rows are read: a writer beside may add a row and its backup meanwhile.
    const auto newest = marksSeen ? std::nullopt : newestBackup(backups);
    const bool joins = after < seen.expected();
    SIGNALBOX_TRY(forEach(after, [&](const StoredEntry& row) -> base::Status {
        if (joins && row.sequence >= seen.expected()) {
            seen.follow(row);
        }
        return visit(row);
    }));
    if (joins && !marksSeen && database) {
        SIGNALBOX_TRY_ASSIGN(const bool triggers, triggersStand());
        seen.checkTriggers(triggers);
        seen.checkBackup(newest);
        marksSeen = true;
    }
    return {};
}

base::Status JournalStore::State::sound() const {
    const std::string finding = foundByVerify.empty() ? seen.report().finding() : foundByVerify;
    if (finding.empty()) {
        return {};
    }
    return base::fail(ErrorCode::BadData,
                      "the audit chain of the journal is broken (" + finding +
                          "): what it says of positions and equity may be wrong, and no order and no "
                          "record is made on it",
                      file.string(), "signalbox doctor names the way back");
}

base::Status JournalStore::State::insert(const book::JournalEntry& entry, const std::string& previous,
                                         int version, const std::string& json) {
    SIGNALBOX_TRY_ASSIGN(Query query, database->query(InsertRow));
    query.bind(1, entry.sequence)
        .bind(2, static_cast<std::int64_t>(entry.at.time_since_epoch().count()))
        .bindText(3, entry.run)
        .bindText(4, entry.actor)
        .bindText(5, book::eventKind(entry.event))
        .bind(6, static_cast<std::int64_t>(version))
        .bindText(7, json)
        .bindText(8, previous)
        .bindText(9, entry.hash);
    return query.run();
}

base::Result<std::vector<book::JournalEntry>>
JournalStore::State::appendAll(std::span<const book::Event> events, const AppendContext& context) {
    std::vector<book::JournalEntry> entries;
    entries.reserve(events.size());
    SIGNALBOX_TRY_ASSIGN(Transaction transaction, Transaction::begin(*database));
    std::string previous = headHash;
    std::int64_t sequence = lastSequence;
    for (const book::Event& event : events) {
        const std::string json = codec::encode(event);
        const int version = codec::eventVersion(event);
        ++sequence;
        std::string hash = entryHash(previous, sequence, context.at, context.run, context.actor,
                                     book::eventKind(event), version, json);
        entries.push_back({sequence, context.at, context.actor, context.run, event, std::move(hash)});
        SIGNALBOX_TRY(insert(entries.back(), previous, version, json));
        previous = entries.back().hash;
    }
    SIGNALBOX_TRY(transaction.commit());
    lastSequence = sequence;
    headHash = previous;
    return entries;
}

} // namespace signalbox::store
