// SPDX-License-Identifier: GPL-3.0-or-later
// Files of every released schema open and keep what they hold; an upgrade is whole or has not happened.
#include "engine/store/files.h"
#include "engine/store/sqlite/database.h"
#include "engine/store/sqlite/migrations.h"
#include "tests/store/temporary_home.h"

#include <QTest>

#include <sqlite3.h>

using namespace signalbox;
using namespace signalbox::tests;
using store::Database;
using store::Home;
using store::JournalStore;
using store::Market;
using store::MarketStore;
using store::OpenMode;
using store::Schema;

namespace {

const store::FileAdvice Advice{"the file", "restore it"};

Schema schema(std::size_t versions, const char* second = "ALTER TABLE a ADD COLUMN c TEXT") {
    Schema all{77,
               {{"x_001", "CREATE TABLE a (b TEXT) STRICT; CREATE TABLE meta (key, value);"
                          "INSERT INTO meta VALUES ('oldest_compatible', '1')"},
                {"x_002", second}},
               4096,
               "way out"};
    all.migrations.resize(versions);
    return all;
}

/// Makes a database file from the SQL of a saved one.
void restore(const std::filesystem::path& path, const std::string& name) {
    must(store::makeFolder(path.parent_path()));
    const std::string sql = must(store::readFile(std::filesystem::path(SAVED_FILES) / name));
    sqlite3* handle = nullptr;
    char* message = nullptr;
    const bool good = sqlite3_open(path.c_str(), &handle) == SQLITE_OK &&
                      sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK;
    const std::string text = message == nullptr ? "" : message;
    sqlite3_free(message);
    sqlite3_close(handle);
    if (!good) {
        throw std::runtime_error(text);
    }
}

} // namespace

class TestMigrations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEmbeddedOnesAreThoseOfTheFolder() {
        QVERIFY(!store::migrationsOf("book_").empty());
        QVERIFY(!store::migrationsOf("market_").empty());
        const std::filesystem::path folder =
            std::filesystem::path(qgetenv("SIGNALBOX_SOURCE_DIR").toStdString()) / "resources" / "migrations";
        std::size_t files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const std::string name = entry.path().stem().string();
            const auto all = store::embeddedMigrations();
            const auto at =
                std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
            QVERIFY2(at != all.end(), name.c_str());
            QCOMPARE(std::string(at->sql), must(store::readFile(entry.path())));
            ++files;
        }
        QCOMPARE(files, store::embeddedMigrations().size());
    }

    void aFileIsBroughtUpToDateAfterItsBackup() {
        const TemporaryHome temporary;
        const auto path = temporary.folder() / "x.db";
        int backups = 0;
        const auto backup = [&backups]() -> base::Status {
            ++backups;
            return {};
        };
        {
            const auto database = must(Database::open(path, OpenMode::Write, Advice));
            must(store::migrate(*database, schema(1), backup));
            must(database->execute("INSERT INTO a VALUES ('kept')"));
            QCOMPARE(backups, 0); // a new file needs none
        }
        const auto database = must(Database::open(path, OpenMode::Write, Advice));
        QVERIFY(!store::checkSchema(*database, schema(2)).has_value());
        must(store::migrate(*database, schema(2), backup));
        QCOMPARE(backups, 1);
        QCOMPARE(must(database->integer("SELECT count(*) FROM a WHERE b = 'kept' AND c IS NULL")),
                 std::int64_t{1});
        QCOMPARE(must(database->integer("PRAGMA user_version")), std::int64_t{2});
        must(store::checkSchema(*database, schema(2)));
        must(store::migrate(*database, schema(1), backup)); // an older program may still use it
        must(database->execute("UPDATE meta SET value = '2'"));
        const auto refused = store::migrate(*database, schema(1), backup);
        QVERIFY(!refused && refused.error().message().find("newer program") != std::string::npos);
    }

    void anUpgradeThatFailsHasNotHappened() {
        const TemporaryHome temporary;
        const auto path = temporary.folder() / "x.db";
        const auto database = must(Database::open(path, OpenMode::Write, Advice));
        must(store::migrate(*database, schema(1)));
        const auto failed = store::migrate(
            *database, schema(2, "ALTER TABLE a ADD COLUMN c TEXT; INSERT INTO nowhere VALUES (1)"));
        QVERIFY(!failed);
        QVERIFY(failed.error().message().find("x_002") != std::string::npos);
        QCOMPARE(must(database->integer("PRAGMA user_version")), std::int64_t{1});
        QCOMPARE(must(database->integer("SELECT count(*) FROM pragma_table_info('a')")), std::int64_t{1});
        const auto noBackup = store::migrate(*database, schema(2), [] {
            return base::Status(base::fail(base::ErrorCode::Io, "no room for a backup"));
        });
        QVERIFY(!noBackup);
        QCOMPARE(must(database->integer("PRAGMA user_version")), std::int64_t{1});
        must(store::migrate(*database, schema(2)));
    }

    // One saved file of each released schema; a new schema adds its own.
    void journalsOfReleasedSchemasOpen() {
        const TemporaryHome temporary;
        const Home home = temporary.home();
        const auto lock = must(home.lock("test"));
        restore(home.bookDb(Market::Real), "book_v1.sql");
        const auto journal = must(JournalStore::openForWriting(home, Market::Real, lock, testTime()));
        const auto report = must(journal->verify());
        QVERIFY2(report.holds(), report.problem.c_str());
        QCOMPARE(report.entries, std::int64_t{3});
        const auto entries = must(journal->readAll());
        QCOMPARE(std::get<book::NoteWritten>(entries[2].event).text, std::string("third"));
        must(journal->append(note("fourth"), testContext()));
        QVERIFY(must(journal->verify()).holds());
    }

    void marketsOfReleasedSchemasOpen() {
        const TemporaryHome temporary;
        const Home home = temporary.home();
        const auto lock = must(home.lock("test"));
        restore(home.marketDb(Market::Real), "market_v1.sql");
        const auto store = must(MarketStore::openForWriting(home, Market::Real, lock));
        const auto series = must(store->load({"SPX", "vendor", market::Basis::AsTraded}));
        QCOMPARE(series->size(), std::size_t{3});
        QCOMPARE(series->close()[2], 100.5);
        const auto chains = must(store->chains());
        QCOMPARE(chains.size(), std::size_t{1});
        QVERIFY(must(store->chain(chains[0].id))->contracts() > 0);
        QCOMPARE(must(store->imports()).size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
