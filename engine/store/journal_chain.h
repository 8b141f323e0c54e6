// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the journal as it is stored, and the check that a sequence of rows is one unbroken chain.
#pragma once

#include "engine/base/date.h"
#include "engine/store/journal_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::store {

/// The previous hash of the first entry.
inline constexpr std::string_view FirstPrevious =
    "0000000000000000000000000000000000000000000000000000000000000000";

struct StoredEntry {
    std::int64_t sequence = 0;
    base::UtcTime at;
    std::string run;
    std::string actor;
    std::string kind;
    int version = 1;
    std::string json;
    std::string previous;
    std::string hash;
};

/// What the name of a backup says about the journal it was made from.
struct BackupHead {
    std::string file;
    std::int64_t sequence = 0;
    std::string hashBegin;
};

/// Fed with all rows in order; reports the first that does not fit.
class ChainVerifier {
public:
    /// Checks place and hash of a row, and that its content is an event.
    void add(const StoredEntry& row);
    /// The same for a row whose content the caller reads anyway: place and hash.
    void follow(const StoredEntry& row);
    /// Sequence of the row to come.
    [[nodiscard]] std::int64_t expected() const { return m_expected; }
    void checkTriggers(bool present);
    /// Entries cut off the end leave a chain that holds; the newest backup knows better.
    void checkBackup(const std::optional<BackupHead>& newest);
    [[nodiscard]] ChainReport report() const;

private:
    void bad(std::int64_t sequence, std::string problem);
    ChainReport m_report;
    std::string m_previous = std::string(FirstPrevious);
    std::int64_t m_expected = 1;
    std::vector<std::string> m_hashes;
};

} // namespace signalbox::store
