// SPDX-License-Identifier: GPL-3.0-or-later
// Numbered schema changes, embedded from resources/migrations (book_001_..., market_001_...), each applied in
// its own transaction. A released file is never edited; a new one is added.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::store {

class Database;

struct EmbeddedMigration {
    std::string_view name; ///< file name without extension
    std::string_view sql;
};
/// All files, sorted by name.
[[nodiscard]] std::span<const EmbeddedMigration> embeddedMigrations();
/// Those whose name begins with "book_" or "market_".
[[nodiscard]] std::vector<EmbeddedMigration> migrationsOf(std::string_view family);

/// What one kind of database file is.
struct Schema {
    std::int32_t applicationId = 0;            ///< tells our files from foreign ones
    std::vector<EmbeddedMigration> migrations; ///< the n-th makes version n
    int pageSize = 4096;                       ///< of a new file
    std::string wayOut;                        ///< when the file is foreign or of a newer program
};

/// Brings a file to the newest version. `beforeUpgrade` runs once when an existing file is about to change;
/// its error stops the upgrade. A foreign file, or one of an incompatible newer program, is refused and stays
/// as it is.
[[nodiscard]] base::Status migrate(Database& database, const Schema& schema,
                                   const std::function<base::Status()>& beforeUpgrade = {});
/// Only the checks, for readers: a file which still has to be upgraded is a MissingData error.
[[nodiscard]] base::Status checkSchema(Database& database, const Schema& schema);

} // namespace signalbox::store
