// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/journal_backup.h"

#include "engine/base/decimal.h"
#include "engine/store/files.h"
#include "engine/store/sqlite/database.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace signalbox::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t HashDigits = 12;

/// "book-000000042-0123456789ab.db", oldest first.
std::vector<BackupHead> backupsIn(const fs::path& folder) {
    std::vector<BackupHead> backups;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.size() != 5 + 9 + 1 + HashDigits + 3 || !name.starts_with("book-") ||
            !name.ends_with(".db")) {
            continue;
        }
        if (const auto sequence = base::parseInteger(std::string_view(name).substr(5, 9))) {
            backups.push_back({name, *sequence, name.substr(15, HashDigits)});
        }
    }
    std::sort(backups.begin(), backups.end(),
              [](const BackupHead& a, const BackupHead& b) { return a.sequence < b.sequence; });
    return backups;
}

fs::path backupOf(const fs::path& folder, std::int64_t sequence, const std::string& hash) {
    return folder / fmt::format("book-{:09}-{}.db", sequence, hash.substr(0, HashDigits));
}

} // namespace

bool hasBackup(const fs::path& folder, std::int64_t sequence, const std::string& hash) {
    return fileExists(backupOf(folder, sequence, hash));
}

std::vector<fs::path> backupsNewestFirst(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const BackupHead& backup : backupsIn(folder)) {
        files.insert(files.begin(), folder / backup.file);
    }
    return files;
}

base::Status backUpHead(Database& database, const fs::path& folder, std::int64_t sequence,
                        const std::string& hash, int kept) {
    SIGNALBOX_TRY(makeFolder(folder));
    const fs::path target = backupOf(folder, sequence, hash);
    if (!fileExists(target)) {
        SIGNALBOX_TRY(backUp(database, target));
    }
    auto backups = backupsIn(folder);
    const auto surplus = static_cast<std::ptrdiff_t>(backups.size()) - std::max(kept, 1);
    for (std::ptrdiff_t i = 0; i < surplus; ++i) {
        std::error_code ignored; // an old copy too many harms nobody
        if (folder / backups[static_cast<std::size_t>(i)].file != target) {
            fs::remove(folder / backups[static_cast<std::size_t>(i)].file, ignored);
        }
    }
    return {};
}

base::Status backUpBeforeUpgrade(Database& database, const fs::path& folder, base::UtcTime now) {
    SIGNALBOX_TRY(makeFolder(folder));
    SIGNALBOX_TRY_ASSIGN(const std::int64_t version, database.integer("PRAGMA user_version"));
    const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(now);
    return backUp(database,
                  folder / fmt::format("before-upgrade-of-schema-{}-{}.db", version, base::toIso(day)));
}

std::optional<BackupHead> newestBackup(const fs::path& folder) {
    const auto backups = backupsIn(folder);
    return backups.empty() ? std::nullopt : std::optional(backups.back());
}

} // namespace signalbox::store
