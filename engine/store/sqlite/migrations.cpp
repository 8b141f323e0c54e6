// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/sqlite/migrations.h"

#include "engine/store/sqlite/database.h"

namespace signalbox::store {
namespace {

using base::ErrorCode;

struct FileState {
    std::int64_t version = 0;
    std::int64_t applicationId = 0;
    std::int64_t objects = 0;
};

base::Result<FileState> inspect(Database& database) {
    FileState state;
    SIGNALBOX_TRY_ASSIGN(state.version, database.integer("PRAGMA user_version"));
    SIGNALBOX_TRY_ASSIGN(state.applicationId, database.integer("PRAGMA application_id"));
    SIGNALBOX_TRY_ASSIGN(state.objects, database.integer("SELECT count(*) FROM sqlite_schema"));
    return state;
}

/// Foreign and newer files; they stay untouched.
base::Status refuse(Database& database, const Schema& schema, const FileState& state) {
    const std::string where = database.path().string();
    const bool unused = state.version == 0 && state.objects == 0 && state.applicationId == 0;
    if (!unused && (state.applicationId != schema.applicationId || state.version == 0)) {
        return base::fail(ErrorCode::BadData, "this file belongs to another program", where, schema.wayOut);
    }
    const auto known = static_cast<std::int64_t>(schema.migrations.size());
    if (state.version > known) {
        SIGNALBOX_TRY_ASSIGN(
            const std::int64_t oldest,
            database.integer("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'oldest_compatible'"));
        if (oldest > known) {
            return base::fail(ErrorCode::BadData,
                              "this file was written by a newer program (schema " +
                                  std::to_string(state.version) + ", this program knows " +
                                  std::to_string(known) + ")",
                              where, "use the newer program, or choose another home with --home");
        }
    }
    return {};
}

base::Status apply(Database& database, const Schema& schema, std::size_t index) {
    SIGNALBOX_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    SIGNALBOX_TRY(database.execute(std::string(schema.migrations[index].sql)));
    SIGNALBOX_TRY(database.execute("PRAGMA user_version = " + std::to_string(index + 1)));
    SIGNALBOX_TRY(database.execute("PRAGMA application_id = " + std::to_string(schema.applicationId)));
    return transaction.commit();
}

} // namespace

std::vector<EmbeddedMigration> migrationsOf(std::string_view family) {
    std::vector<EmbeddedMigration> result;
    for (const EmbeddedMigration& migration : embeddedMigrations()) {
        if (migration.name.starts_with(family)) {
            result.push_back(migration);
        }
    }
    return result;
}

base::Status migrate(Database& database, const Schema& schema,
                     const std::function<base::Status()>& beforeUpgrade) {
    SIGNALBOX_TRY_ASSIGN(const FileState state, inspect(database));
    SIGNALBOX_TRY(refuse(database, schema, state));
    if (state.version == 0) {
        SIGNALBOX_TRY(database.execute("PRAGMA page_size = " + std::to_string(schema.pageSize)));
    }
    SIGNALBOX_TRY(database.execute("PRAGMA journal_mode = WAL"));
    if (state.version > 0 && state.version < static_cast<std::int64_t>(schema.migrations.size()) &&
        beforeUpgrade) {
        SIGNALBOX_TRY(beforeUpgrade());
    }
    for (auto index = static_cast<std::size_t>(state.version); index < schema.migrations.size(); ++index) {
        auto applied = apply(database, schema, index);
        if (!applied) {
            return base::fail(
                std::move(applied).error().within("migration " + std::string(schema.migrations[index].name)));
        }
    }
    return {};
}

base::Status checkSchema(Database& database, const Schema& schema) {
    SIGNALBOX_TRY_ASSIGN(const FileState state, inspect(database));
    SIGNALBOX_TRY(refuse(database, schema, state));
    if (state.version < static_cast<std::int64_t>(schema.migrations.size())) {
        return base::fail(ErrorCode::MissingData,
                          state.version == 0
                              ? "this file is still empty"
                              : "this file is of an older program and has to be brought up to date",
                          database.path().string(), "run a command that writes, such as `signalbox import`");
    }
    return {};
}

} // namespace signalbox::store
