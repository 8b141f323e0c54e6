// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/sqlite/database.h"

#include "engine/base/require.h"
#include "engine/store/files.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <sqlite3.h>

namespace signalbox::store {
namespace {

using base::Error;
using base::ErrorCode;

constexpr int BusyMilliseconds = 5000;
constexpr const char* NothingLost = "nothing was recorded, and nothing recorded before is lost";

Error fileError(int code, int systemError, const std::string& message, const std::filesystem::path& path,
                const FileAdvice& advice) {
    const std::string where = path.string();
    const bool full = systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
    if ((code & 0xff) == SQLITE_FULL || ((code & 0xff) == SQLITE_IOERR && full)) {
        return {ErrorCode::Io, "the disk is full or the file may not grow", where,
                std::string("free some space and try again; ") + NothingLost};
    }
    const std::string system = systemError != 0 ? std::string(" (") + std::strerror(systemError) + ")" : "";
    switch (code & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return {ErrorCode::BadData, advice.name + " is damaged or is no such file (" + message + ")", where,
                advice.damaged};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::Io, advice.name + " cannot be written" + system, where,
                "check the rights of the folder, or choose another with --home"};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Io, advice.name + " cannot be opened" + system, where,
                "check the folder and its rights, or choose another with --home"};
    case SQLITE_IOERR:
        return {ErrorCode::Io, "reading or writing failed" + system, where,
                std::string("check the disk; ") + NothingLost};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Busy, advice.name + " is in use by another program", where,
                "wait until it has finished"};
    case SQLITE_NOMEM:
        return {ErrorCode::Io, "there is not enough memory", where, ""};
    default:
        return {ErrorCode::Internal, message, where, ""};
    }
}

/// Whether errno is the reason of a failure and not left over from a harmless question.
bool saysWhy(int number) {
    return number == ENOSPC || number == EDQUOT || number == EFBIG || number == EIO || number == EROFS;
}

/// Whether a log of changes stands beside a file that has to be read together with it.
bool hasLog(const std::filesystem::path& path) {
    std::error_code ignored;
    const auto size = std::filesystem::file_size(path.string() + "-wal", ignored);
    return !ignored && size > 0;
}

std::string immutableUri(const std::filesystem::path& path) {
    std::string uri = "file:";
    static constexpr std::string_view hex = "0123456789ABCDEF";
    for (const char c : path.string()) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           c == '/' || c == '.' || c == '-' || c == '_';
        if (plain) {
            uri += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            uri += '%';
            uri += hex[byte >> 4U];
            uri += hex[byte & 15U];
        }
    }
    return uri + "?immutable=1";
}

} // namespace

Query::Query(sqlite3_stmt* statement, const Database& database)
    : m_statement(statement), m_database(&database) {}

Query::Query(Query&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)), m_database(other.m_database) {}

Query::~Query() {
    if (m_statement != nullptr) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
}

Query& Query::bind(int at, std::int64_t value) {
    sqlite3_bind_int64(m_statement, at, value);
    return *this;
}

Query& Query::bind(int at, double value) {
    sqlite3_bind_double(m_statement, at, value);
    return *this;
}

Query& Query::bindText(int at, std::string_view value) {
    // A null pointer would bind NULL; an empty text is a text.
    sqlite3_bind_text64(m_statement, at, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
    return *this;
}

Query& Query::bindBlob(int at, std::string_view value) {
    sqlite3_bind_blob64(m_statement, at, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC);
    return *this;
}

Query& Query::bindNull(int at) {
    sqlite3_bind_null(m_statement, at);
    return *this;
}

base::Result<bool> Query::step() {
    errno = 0;
    const int code = sqlite3_step(m_statement);
    const int number = errno;
    if (code == SQLITE_ROW || code == SQLITE_DONE) {
        return code == SQLITE_ROW;
    }
    return base::fail(m_database->error(number));
}

base::Status Query::run() {
    const auto row = step();
    if (!row) {
        return base::fail(row.error());
    }
    sqlite3_reset(m_statement);
    return {};
}

bool Query::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Query::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

double Query::real(int column) const {
    return sqlite3_column_double(m_statement, column);
}

std::string Query::text(int column) const {
    return std::string(blob(column));
}

std::string_view Query::blob(int column) const {
    const void* data = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return data == nullptr ? std::string_view()
                           : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

Database::Database(std::filesystem::path path, FileAdvice advice)
    : m_path(std::move(path)), m_advice(std::move(advice)) {}

base::Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path, OpenMode mode,
                                                       FileAdvice advice) {
    std::unique_ptr<Database> database(new Database(path, std::move(advice)));
    const auto connect = [&database](const std::string& name, int flags) {
        database->close();
        const int code = sqlite3_open_v2(name.c_str(), &database->m_handle,
                                         flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr);
        if (database->m_handle != nullptr) {
            sqlite3_extended_result_codes(database->m_handle, 1);
            sqlite3_busy_timeout(database->m_handle, BusyMilliseconds);
        }
        return code == SQLITE_OK;
    };
    if (mode == OpenMode::Write) {
        if (!connect(path.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) {
            return base::fail(database->error());
        }
        return database;
    }
    const bool resting = mode == OpenMode::ReadResting;
    const bool opened = connect(resting ? immutableUri(path) : path.string(), SQLITE_OPEN_READONLY);
    if (opened && database->integer("PRAGMA schema_version")) {
        return database;
    }
    const Error first = database->error();
    // On a read-only medium there is no place for the shared index of the log; without a log none is needed.
    const bool noPlace = first.code == ErrorCode::Io;
    if (noPlace && fileExists(path) && !hasLog(path)) {
        if (connect(immutableUri(path), SQLITE_OPEN_READONLY) && database->integer("PRAGMA schema_version")) {
            return database;
        }
    }
    return base::fail(first);
}

Database::~Database() {
    close();
}

void Database::close() {
    for (auto& [sql, statement] : m_statements) {
        sqlite3_finalize(statement);
    }
    m_statements.clear();
    sqlite3_close_v2(std::exchange(m_handle, nullptr));
}

base::Status Database::execute(const std::string& sql) {
    errno = 0;
    if (sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        return base::fail(error(errno));
    }
    return {};
}

base::Result<Query> Database::query(const char* sql) {
    auto at = m_statements.find(std::string_view(sql));
    if (at == m_statements.end()) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
            SQLITE_OK) {
            return base::fail(error());
        }
        at = m_statements.emplace(sql, statement).first;
    }
    SIGNALBOX_REQUIRE(sqlite3_stmt_busy(at->second) == 0, "a statement is used twice at the same time");
    return Query(at->second, *this);
}

base::Result<std::int64_t> Database::integer(const char* sql) {
    SIGNALBOX_TRY_ASSIGN(Query query, this->query(sql));
    SIGNALBOX_TRY_ASSIGN(const bool row, query.step());
    return row ? query.integer(0) : 0;
}

std::int64_t Database::lastRowId() const {
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(m_handle);
}

base::Error Database::error(int systemNumber) const {
    if (m_handle == nullptr) {
        return fileError(SQLITE_NOMEM, 0, "no connection", m_path, m_advice);
    }
    int number = sqlite3_system_errno(m_handle);
    if (number == 0 && saysWhy(systemNumber)) {
        number = systemNumber;
    }
    return fileError(sqlite3_extended_errcode(m_handle), number, sqlite3_errmsg(m_handle), m_path, m_advice);
}

base::Result<Transaction> Transaction::begin(Database& database) {
    SIGNALBOX_TRY_ASSIGN(Query query, database.query("BEGIN IMMEDIATE"));
    SIGNALBOX_TRY(query.run());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction() {
    if (m_database != nullptr && sqlite3_get_autocommit(m_database->handle()) == 0) {
        sqlite3_exec(m_database->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

base::Status Transaction::commit() {
    SIGNALBOX_TRY_ASSIGN(Query query, m_database->query("COMMIT"));
    SIGNALBOX_TRY(query.run());
    m_database = nullptr;
    return {};
}

base::Status backUp(Database& database, const std::filesystem::path& target) {
    const std::filesystem::path part = target.string() + ".part";
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    {
        SIGNALBOX_TRY_ASSIGN(const auto copy,
                             Database::open(part, OpenMode::Write, {"the backup", "remove it"}));
        sqlite3_backup* backup = sqlite3_backup_init(copy->handle(), "main", database.handle(), "main");
        const int code = backup == nullptr ? SQLITE_ERROR : sqlite3_backup_step(backup, -1);
        const int finished = backup == nullptr ? SQLITE_ERROR : sqlite3_backup_finish(backup);
        if (code != SQLITE_DONE || finished != SQLITE_OK) {
            Error error = copy->error();
            std::filesystem::remove(part, ignored);
            return base::fail(std::move(error));
        }
    }
    if (auto renamed = renameDurably(part, target); !renamed) {
        std::filesystem::remove(part, ignored);
        return renamed;
    }
    return {};
}

} // namespace signalbox::store
