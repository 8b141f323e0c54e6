// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/journal_store.h"

#include "engine/base/require.h"
#include "engine/codec/event_codec.h"
#include "engine/store/files.h"
#include "engine/store/journal_backup.h"
#include "engine/store/journal_export.h"
#include "engine/store/journal_state.h"
#include "engine/store/sqlite/migrations.h"

#include <sqlite3.h>

namespace signalbox::store {
namespace {

using base::ErrorCode;

constexpr std::int32_t ApplicationId = 0x5342'424B; // "SBBK"
constexpr int LogPagesBeforeCheckpoint = 4000;

Schema bookSchema() {
    return {ApplicationId, migrationsOf("book_"), 4096, "move it away, or choose another home with --home"};
}

base::Result<std::unique_ptr<Database>> openBook(const Home& home, Market market, OpenMode mode) {
    return Database::open(home.bookDb(market), mode,
                          {"the journal", "do not delete it; copy the newest file of " +
                                              home.backups(market).string() + " over it"});
}

} // namespace

JournalStore::JournalStore(std::unique_ptr<State> state) : m_state(std::move(state)) {}

JournalStore::~JournalStore() = default;

base::Result<std::shared_ptr<JournalStore>> JournalStore::openForWriting(const Home& home, Market market,
                                                                         const WriterLock& lock,
                                                                         base::UtcTime now, int backupsKept) {
    SIGNALBOX_REQUIRE(lock.held(), "the journal is written under the lock of the home only");
    SIGNALBOX_TRY(makeFolder(home.marketFolder(market)));
    auto state = std::make_unique<State>();
    state->file = home.bookDb(market);
    state->backups = home.backups(market);
    state->writable = true;
    SIGNALBOX_TRY_ASSIGN(state->database, openBook(home, market, OpenMode::Write));
    Database& database = *state->database;
    SIGNALBOX_TRY(migrate(database, bookSchema(),
                          [&] { return backUpBeforeUpgrade(database, home.backups(market), now); }));
    SIGNALBOX_TRY(database.execute("PRAGMA synchronous = FULL"));
    // Checkpoints cost milliseconds; they happen when the log has grown, on closing and when idle.
    SIGNALBOX_TRY(database.execute("PRAGMA wal_autocheckpoint = 0"));
    sqlite3_wal_hook(database.handle(), &State::onCommit, state.get());
    SIGNALBOX_TRY(syncFolder(home.marketFolder(market)));
    SIGNALBOX_TRY(state->loadHead());
    if (state->lastSequence > 0 && !hasBackup(state->backups, state->lastSequence, state->headHash)) {
        // A copy of a broken journal would push out the good ones.
        SIGNALBOX_TRY(state->readOn(0, [](const StoredEntry&) -> base::Status { return {}; }));
        const base::Status sound = state->sound();
        const auto backup =
            sound ? backUpHead(database, state->backups, state->lastSequence, state->headHash, backupsKept)
                  : sound;
        if (!backup) {
            state->notes.push_back("no backup of the journal could be made: " + backup.error().message());
        }
    }
    return std::shared_ptr<JournalStore>(new JournalStore(std::move(state)));
}

base::Result<std::shared_ptr<JournalStore>> JournalStore::openForReading(const Home& home, Market market) {
    auto state = std::make_unique<State>();
    state->file = home.bookDb(market);
    state->backups = home.backups(market);
    if (fileExists(home.bookDb(market))) {
        SIGNALBOX_TRY_ASSIGN(state->database, openBook(home, market, OpenMode::Read));
        if (auto checked = checkSchema(*state->database, bookSchema()); !checked) {
            if (checked.error().code != ErrorCode::MissingData ||
                state->database->integer("PRAGMA user_version").value_or(0) != 0) {
                return base::fail(std::move(checked).error());
            }
            state->database.reset(); // a writer was killed before its first migration: an empty journal
        }
    }
    return std::shared_ptr<JournalStore>(new JournalStore(std::move(state)));
}

base::Result<std::vector<book::JournalEntry>> JournalStore::append(std::span<const book::Event> events,
                                                                   const AppendContext& context) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_REQUIRE(m_state->writable, "this journal was opened for reading");
    SIGNALBOX_TRY(m_state->sound());
    auto entries = m_state->appendAll(events, context);
    if (!entries) {
        (void)m_state->loadHead();
        return entries;
    }
    // The record is durable already; a checkpoint that fails is tried again after the next one.
    if (m_state->logPages >= LogPagesBeforeCheckpoint) {
        sqlite3_wal_checkpoint_v2(m_state->database->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                  nullptr);
    }
    return entries;
}

base::Result<book::JournalEntry> JournalStore::append(const book::Event& event,
                                                      const AppendContext& context) {
    SIGNALBOX_TRY_ASSIGN(auto entries, append(std::span(&event, 1), context));
    return std::move(entries.front());
}

base::Result<std::vector<book::JournalEntry>> JournalStore::readAll() {
    return readSince(0);
}

base::Result<std::vector<book::JournalEntry>> JournalStore::readSince(std::int64_t after) {
    const std::lock_guard lock(m_state->guard);
    std::vector<book::JournalEntry> entries;
    SIGNALBOX_TRY(m_state->readOn(after, [&entries](const StoredEntry& row) -> base::Status {
        auto event = codec::decode(row.kind, row.version, row.json);
        if (!event) {
            return base::fail(
                std::move(event).error().within("journal entry " + std::to_string(row.sequence)));
        }
        entries.push_back({row.sequence, row.at, row.actor, row.run, std::move(*event), row.hash});
        return {};
    }));
    return entries;
}

base::Result<std::int64_t> JournalStore::lastSequence() {
    const std::lock_guard lock(m_state->guard);
    if (!m_state->writable) {
        SIGNALBOX_TRY(m_state->loadHead());
    }
    return m_state->lastSequence;
}

base::Result<std::string> JournalStore::headHash() {
    const std::lock_guard lock(m_state->guard);
    if (!m_state->writable) {
        SIGNALBOX_TRY(m_state->loadHead());
    }
    return m_state->headHash;
}

base::Result<ChainReport> JournalStore::verify() {
    const std::lock_guard lock(m_state->guard);
    ChainVerifier verifier;
    const auto newest = newestBackup(m_state->backups);
    SIGNALBOX_TRY(m_state->forEach(0, [&verifier](const StoredEntry& row) -> base::Status {
        verifier.add(row);
        return {};
    }));
    if (m_state->database) {
        SIGNALBOX_TRY_ASSIGN(const bool triggers, m_state->triggersStand());
        verifier.checkTriggers(triggers);
    }
    verifier.checkBackup(newest);
    ChainReport report = verifier.report();
    m_state->foundByVerify = report.finding();
    return report;
}

base::Status JournalStore::sound() {
    const std::lock_guard lock(m_state->guard);
    return m_state->sound();
}

std::optional<std::filesystem::path> JournalStore::soundBackup() {
    for (const std::filesystem::path& file : backupsNewestFirst(m_state->backups)) {
        auto database = Database::open(file, OpenMode::ReadResting, {"the backup", ""});
        if (!database) {
            continue;
        }
        State backup;
        backup.database = std::move(*database);
        ChainVerifier verifier;
        const base::Status read = backup.forEach(0, [&verifier](const StoredEntry& row) -> base::Status {
            verifier.add(row);
            return {};
        });
        if (read && verifier.report().holds()) {
            return file;
        }
    }
    return std::nullopt;
}

base::Status JournalStore::exportTo(ExportFormat format, const std::function<void(std::string_view)>& sink) {
    const std::lock_guard lock(m_state->guard);
    sink(exportHead(format));
    bool first = true;
    SIGNALBOX_TRY(m_state->forEach(0, [&](const StoredEntry& row) -> base::Status {
        sink(exportRow(format, row, first));
        first = false;
        return {};
    }));
    sink(exportTail(format));
    return {};
}

const std::vector<std::string>& JournalStore::notes() const {
    return m_state->notes;
}

} // namespace signalbox::store
