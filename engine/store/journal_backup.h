// SPDX-License-Identifier: GPL-3.0-or-later
// Backups of the journal: one per head, named after it, the newest few kept.
#pragma once

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/store/journal_chain.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::store {

class Database;

/// Copies the journal unless a backup of this head exists, then removes all but the newest `kept`.
[[nodiscard]] base::Status backUpHead(Database& database, const std::filesystem::path& folder,
                                      std::int64_t sequence, const std::string& hash, int kept);
[[nodiscard]] bool hasBackup(const std::filesystem::path& folder, std::int64_t sequence,
                             const std::string& hash);
/// Copies the journal before its schema changes; such copies are never removed.
[[nodiscard]] base::Status backUpBeforeUpgrade(Database& database, const std::filesystem::path& folder,
                                               base::UtcTime now);
/// The backup with the highest sequence.
[[nodiscard]] std::optional<BackupHead> newestBackup(const std::filesystem::path& folder);
[[nodiscard]] std::vector<std::filesystem::path> backupsNewestFirst(const std::filesystem::path& folder);

} // namespace signalbox::store
