// SPDX-License-Identifier: GPL-3.0-or-later
// A thin layer over the SQLite C API: connections, cached statements, transactions, and every failure as one
// clear line. Only engine/store includes it.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace signalbox::store {

enum class OpenMode {
    Read,
    ReadResting, ///< a file that nobody writes, such as a backup: nothing is left beside it
    Write
};

/// What a person should do when the file itself is bad.
struct FileAdvice {
    std::string name; ///< "the journal", "the market store"
    std::string damaged;
};

/// One run of a statement; resets it when it goes out of scope. Columns and parameters count from 0 and 1 as
/// in SQLite.
class Query {
public:
    Query(sqlite3_stmt* statement, const class Database& database);
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    Query& bind(int at, std::int64_t value);
    Query& bind(int at, double value);
    /// The bytes must live until the next step has returned.
    Query& bindText(int at, std::string_view value);
    Query& bindBlob(int at, std::string_view value);
    Query& bindNull(int at);

    /// True while there is a row.
    [[nodiscard]] base::Result<bool> step();
    /// Runs to the end; the statement can then be bound again.
    [[nodiscard]] base::Status run();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    /// Valid until the next step.
    [[nodiscard]] std::string_view blob(int column) const;

private:
    sqlite3_stmt* m_statement;
    const Database* m_database;
};

class Database {
public:
    /// Opens or (for writing) makes a file. Nothing in it is changed yet.
    [[nodiscard]] static base::Result<std::unique_ptr<Database>> open(const std::filesystem::path& path,
                                                                      OpenMode mode, FileAdvice advice);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] base::Status execute(const std::string& sql);
    /// A prepared statement, kept for the next time. One query of the same text at a time.
    [[nodiscard]] base::Result<Query> query(const char* sql);
    [[nodiscard]] base::Result<std::int64_t> integer(const char* sql);
    [[nodiscard]] std::int64_t lastRowId() const;
    /// Rows changed by the last statement.
    [[nodiscard]] std::int64_t changes() const;
    /// The last failure of this connection in words. `systemNumber` is errno as the failing call left it:
    /// SQLite itself does not keep that of a failed commit.
    [[nodiscard]] base::Error error(int systemNumber = 0) const;
    [[nodiscard]] sqlite3* handle() const { return m_handle; }

private:
    Database(std::filesystem::path path, FileAdvice advice);
    void close();
    std::filesystem::path m_path;
    FileAdvice m_advice;
    sqlite3* m_handle = nullptr;
    std::map<std::string, sqlite3_stmt*, std::less<>> m_statements;
};

/// Rolls back unless committed.
class Transaction {
public:
    [[nodiscard]] static base::Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    [[nodiscard]] base::Status commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

/// A consistent copy of a database, complete or not there at all.
[[nodiscard]] base::Status backUp(Database& database, const std::filesystem::path& target);

} // namespace signalbox::store
