// SPDX-License-Identifier: GPL-3.0-or-later
// What an open journal holds: its connection, its head, and what reading has found of its chain so far.
// Private to the journal's own sources.
#pragma once

#include "engine/base/date.h"
#include "engine/store/journal_backup.h"
#include "engine/store/journal_chain.h"
#include "engine/store/sqlite/database.h"

#include <mutex>

struct sqlite3;

namespace signalbox::store {

struct JournalStore::State {
    using Visit = std::function<base::Status(const StoredEntry&)>;

    std::mutex guard; // guards the connection and the head
    std::unique_ptr<Database> database;
    std::filesystem::path file;
    std::filesystem::path backups;
    bool writable = false;
    ChainVerifier seen;        ///< has followed every entry that was read, from the first
    bool marksSeen = false;    ///< triggers and backup were compared, too
    std::string foundByVerify; ///< what the last verify said; empty: nothing
    std::int64_t lastSequence = 0;
    std::string headHash = std::string(FirstPrevious);
    int logPages = 0; ///< pages in the write-ahead log after the last commit
    std::vector<std::string> notes;

    static int onCommit(void* state, sqlite3* database, const char* name, int pages);
    base::Status loadHead();
    base::Status forEach(std::int64_t after, const Visit& visit);
    /// The same, and every entry that was not followed yet is.
    base::Status readOn(std::int64_t after, const Visit& visit);
    base::Result<bool> triggersStand();
    /// Fails when anything read or verified so far does not fit.
    [[nodiscard]] base::Status sound() const;
    base::Status insert(const book::JournalEntry& entry, const std::string& previous, int version,
                        const std::string& json);
    base::Result<std::vector<book::JournalEntry>> appendAll(std::span<const book::Event> events,
                                                            const AppendContext& context);
};

} // namespace signalbox::store
