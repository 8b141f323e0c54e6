// SPDX-License-Identifier: GPL-3.0-or-later
// book.db: the append-only, hash-chained journal. What append confirmed is on the disk, survives a kill at
// any moment, and cannot be changed without verify noticing.
#pragma once

#include "engine/base/result.h"
#include "engine/book/events.h"
#include "engine/store/home.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::store {

/// Who writes, when, in which run. The clock is the caller's.
struct AppendContext {
    base::UtcTime at;
    std::string actor = "system";
    std::string run;
};

struct ChainReport {
    std::int64_t entries = 0;
    std::string headHash;                 ///< of the last entry; 64 zeros for an empty journal
    std::optional<std::int64_t> firstBad; ///< sequence of the first entry that does not fit
    std::string problem;                  ///< what is wrong there; empty when the chain holds
    [[nodiscard]] bool holds() const { return !firstBad && problem.empty(); }
    /// "entry 412: its content does not match its hash"; empty when the chain holds.
    [[nodiscard]] std::string finding() const;
};

enum class ExportFormat { Csv, Json };

class JournalStore {
public:
    /// Opens or makes the journal, after a backup of a non-empty one whose head has no backup yet (the last
    /// `backupsKept` stay). A backup that fails does not stop the day: it stands in notes().
    [[nodiscard]] static base::Result<std::shared_ptr<JournalStore>>
    openForWriting(const Home& home, Market market, const WriterLock& lock, base::UtcTime now,
                   int backupsKept = 10);
    /// Opens for reading beside a writer; a market without a journal reads as an empty one.
    [[nodiscard]] static base::Result<std::shared_ptr<JournalStore>> openForReading(const Home& home,
                                                                                    Market market);
    ~JournalStore();
    JournalStore(const JournalStore&) = delete;
    JournalStore& operator=(const JournalStore&) = delete;

    /// All events in one durable transaction, or none. Returns the entries as stored. An error means that
    /// nothing was recorded. Nothing is appended to a chain that reading has found broken.
    [[nodiscard]] base::Result<std::vector<book::JournalEntry>> append(std::span<const book::Event> events,
                                                                       const AppendContext& context);
    [[nodiscard]] base::Result<book::JournalEntry> append(const book::Event& event,
                                                          const AppendContext& context);

    [[nodiscard]] base::Result<std::vector<book::JournalEntry>> readAll();
    /// Entries with a sequence above `after`, in order.
    [[nodiscard]] base::Result<std::vector<book::JournalEntry>> readSince(std::int64_t after);
    [[nodiscard]] base::Result<std::int64_t> lastSequence();
    [[nodiscard]] base::Result<std::string> headHash();
    /// Recomputes every hash, decodes every event and checks that the triggers stand.
    [[nodiscard]] base::Result<ChainReport> verify();
    /// Fails when the chain is broken as far as it was read: reading checks every entry as verify does, which
    /// costs next to nothing beside it. What verify finds counts from then on.
    [[nodiscard]] base::Status sound();
    /// The newest backup whose own chain holds, to go back to.
    [[nodiscard]] std::optional<std::filesystem::path> soundBackup();
    /// Writes the journal as text through `sink`, piece by piece.
    [[nodiscard]] base::Status exportTo(ExportFormat format,
                                        const std::function<void(std::string_view)>& sink);

    /// Things that went wrong without stopping the work, such as a failed backup.
    [[nodiscard]] const std::vector<std::string>& notes() const;

private:
    struct State;
    explicit JournalStore(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// The hash of an entry: SHA-256 over the previous hash and the entry's canonical form.
[[nodiscard]] std::string entryHash(const std::string& previousHash, std::int64_t sequence, base::UtcTime at,
                                    const std::string& run, const std::string& actor, const std::string& kind,
                                    int version, const std::string& json);

} // namespace signalbox::store
