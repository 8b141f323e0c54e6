// SPDX-License-Identifier: GPL-3.0-or-later
// The journal refuses changes, notices tampering, keeps backups and leaves foreign files alone (SHR-J2).
#include "engine/store/files.h"
#include "tests/store/temporary_home.h"

#include <fstream>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <sqlite3.h>

using namespace signalbox;
using namespace signalbox::tests;
using store::Home;
using store::JournalStore;
using store::Market;

namespace {

/// Runs SQL on a file from outside the program; returns SQLite's message, empty when it went well.
std::string raw(const std::filesystem::path& path, const std::string& sql) {
    sqlite3* handle = nullptr;
    if (sqlite3_open(path.c_str(), &handle) != SQLITE_OK) {
        return "cannot open";
    }
    char* text = nullptr;
    sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &text);
    std::string message = text == nullptr ? "" : text;
    sqlite3_free(text);
    sqlite3_close(handle);
    return message;
}

struct Filled {
    TemporaryHome temporary;
    Home home = temporary.home();
    explicit Filled(int entries) {
        const auto lock = must(home.lock("test"));
        const auto journal = must(JournalStore::openForWriting(home, Market::Real, lock, testTime()));
        std::vector<book::Event> events;
        events.reserve(static_cast<std::size_t>(entries));
        for (int i = 0; i < entries; ++i) {
            events.push_back(note("note " + std::to_string(i)));
        }
        must(journal->append(events, testContext()));
    }
    store::ChainReport verify() const {
        return must(must(JournalStore::openForReading(home, Market::Real))->verify());
    }
};

constexpr const char* DropTriggers =
    "DROP TRIGGER journal_refuses_update; DROP TRIGGER journal_refuses_delete; "
    "DROP TRIGGER journal_refuses_insert;";

} // namespace

class TestJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasAppendedComesBack() {
        const TemporaryHome temporary;
        const Home home = temporary.home();
        const auto lock = must(home.lock("test"));
        const auto journal = must(JournalStore::openForWriting(home, Market::Real, lock, testTime()));
        const std::vector<book::Event> burst{note("a"), book::AccountFlow{base::Money::dollars(5), "x"},
                                             note("b")};
        const auto stored = must(journal->append(burst, testContext(7)));
        QCOMPARE(stored.size(), std::size_t{3});
        QCOMPARE(stored.back().sequence, std::int64_t{3});
        must(journal->append(note("c"), {testTime(8), "anna", "run-2"}));
        const auto all = must(journal->readAll());
        QCOMPARE(all.size(), std::size_t{4});
        QCOMPARE(all[1].hash, stored[1].hash);
        QVERIFY(std::get<book::AccountFlow>(all[1].event).amount == base::Money::dollars(5));
        QCOMPARE(all[3].actor, std::string("anna"));
        QCOMPARE(all[3].run, std::string("run-2"));
        QVERIFY(all[3].at == testTime(8));
        QCOMPARE(must(journal->readSince(3)).size(), std::size_t{1});
        QCOMPARE(must(journal->lastSequence()), std::int64_t{4});
        const auto report = must(journal->verify());
        QVERIFY2(report.holds(), report.problem.c_str());
        QCOMPARE(report.headHash, must(journal->headHash()));
    }

    void aReaderRunsBesideTheWriter() {
        const TemporaryHome temporary;
        const Home home = temporary.home();
        const auto lock = must(home.lock("test"));
        const auto writer = must(JournalStore::openForWriting(home, Market::Real, lock, testTime()));
        must(writer->append(note("a"), testContext()));
        const auto reader = must(JournalStore::openForReading(home, Market::Real));
        QCOMPARE(must(reader->readAll()).size(), std::size_t{1});
        must(writer->append(note("b"), testContext()));
        QCOMPARE(must(reader->readAll()).size(), std::size_t{2});
        QCOMPARE(must(reader->lastSequence()), std::int64_t{2});
        QCOMPARE(must(reader->headHash()), must(writer->headHash()));
    }

    void aMarketWithoutAJournalReadsAsAnEmptyOne() {
        const TemporaryHome temporary;
        const auto journal = must(JournalStore::openForReading(temporary.home(), Market::Demo));
        QVERIFY(must(journal->readAll()).empty());
        QVERIFY(must(journal->verify()).holds());
        QCOMPARE(must(journal->headHash()), std::string(64, '0'));
    }

    void updatesAndDeletesAreRefused() {
        const Filled filled(3);
        const auto path = filled.home.bookDb(Market::Real);
        QCOMPARE(raw(path, "UPDATE journal SET actor = 'x' WHERE seq = 2"),
                 std::string("the journal is append-only"));
        QCOMPARE(raw(path, "DELETE FROM journal WHERE seq = 3"), std::string("the journal is append-only"));
        for (const char* sql :
             {"REPLACE INTO journal SELECT * FROM journal WHERE seq = 1",
              "INSERT INTO journal SELECT 9, at, run, actor, kind, version, json, previous, hash "
              "FROM journal WHERE seq = 1"}) {
            QCOMPARE(raw(path, sql), std::string("the journal is append-only"));
        }
        QVERIFY(filled.verify().holds());
    }

    void tamperingIsNoticedAtTheFirstBadEntry_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<int>("entry");
        for (const char* column : {"at", "version"}) {
            QTest::newRow(column)
                << QStringLiteral("UPDATE journal SET %1 = %1 + 1 WHERE seq = 5").arg(QLatin1String(column))
                << 5;
        }
        for (const char* column : {"run", "actor", "kind", "json", "previous", "hash"}) {
            QTest::newRow(column) << QStringLiteral("UPDATE journal SET %1 = %1 || ' ' WHERE seq = 5")
                                         .arg(QLatin1String(column))
                                  << 5;
        }
        QTest::newRow("amount")
            << QStringLiteral("UPDATE journal SET json = replace(json, 'note 6', 'note 9') WHERE seq = 7")
            << 7;
        QTest::newRow("deleted") << QStringLiteral("DELETE FROM journal WHERE seq = 4") << 4;
        QTest::newRow("first deleted") << QStringLiteral("DELETE FROM journal WHERE seq = 1") << 1;
        QTest::newRow("swapped")
            << QStringLiteral("UPDATE journal SET seq = 100 WHERE seq = 2; UPDATE journal SET seq = 2 "
                              "WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 100")
            << 2;
    }
    void tamperingIsNoticedAtTheFirstBadEntry() {
        QFETCH(QString, change);
        QFETCH(int, entry);
        const Filled filled(10);
        QCOMPARE(raw(filled.home.bookDb(Market::Real), DropTriggers + change.toStdString()), std::string());
        const auto report = filled.verify();
        QVERIFY(!report.holds());
        QCOMPARE(report.firstBad.value_or(0), std::int64_t{entry});
        QVERIFY(!report.problem.empty());
    }

    void readingNoticesWhatVerifyWould_data() { tamperingIsNoticedAtTheFirstBadEntry_data(); }
    void readingNoticesWhatVerifyWould() { // nothing may be decided on a broken chain without a word
        QFETCH(QString, change);
        QFETCH(int, entry);
        const Filled filled(10);
        QVERIFY(must(JournalStore::openForReading(filled.home, Market::Real))->sound().has_value());
        QCOMPARE(raw(filled.home.bookDb(Market::Real), DropTriggers + change.toStdString()), std::string());
        const auto journal = must(JournalStore::openForReading(filled.home, Market::Real));
        const auto read = journal->readAll();
        const base::Status sound = journal->sound();
        QVERIFY(!sound || !read); // content that is no event cannot be read at all
        if (!sound) {
            QVERIFY(sound.error().code == base::ErrorCode::BadData);
            const std::string text = sound.error().message();
            QVERIFY2(text.find("entry " + std::to_string(entry) + ":") != std::string::npos, text.c_str());
            QVERIFY2(text.find("doctor") != std::string::npos, text.c_str());
        }
    }

    void whatWasAddedLaterIsFollowedToo() {
        const Filled filled(3);
        const auto lock = must(filled.home.lock("test"));
        const auto writer = must(JournalStore::openForWriting(filled.home, Market::Real, lock, testTime()));
        const auto reader = must(JournalStore::openForReading(filled.home, Market::Real));
        QCOMPARE(must(reader->readSince(0)).size(), std::size_t{3});
        must(writer->append(note("d"), testContext()));
        QCOMPARE(must(reader->readSince(3)).size(), std::size_t{1});
        QVERIFY(reader->sound().has_value() && writer->sound().has_value());
        must(writer->append(note("e"), testContext()));
        QCOMPARE(raw(filled.home.bookDb(Market::Real),
                     std::string(DropTriggers) + "UPDATE journal SET actor = 'x' WHERE seq = 5"),
                 std::string());
        QCOMPARE(must(reader->readSince(4)).size(), std::size_t{1});
        QVERIFY(!reader->sound());
        QVERIFY(writer->sound().has_value()); // it did not read it
        QVERIFY(!must(writer->verify()).holds());
        QVERIFY(!writer->sound()); // what verify finds counts from then on
    }

    void nothingIsAppendedToABrokenChainAndItsCopyPushesOutNoBackup() {
        const Filled filled(4);
        {
            const auto lock = must(filled.home.lock("test"));
            const auto journal =
                must(JournalStore::openForWriting(filled.home, Market::Real, lock, testTime()));
            must(journal->append(note("after the backup"), testContext()));
        }
        QCOMPARE(
            raw(filled.home.bookDb(Market::Real),
                std::string(DropTriggers) + "UPDATE journal SET json = replace(json, 'note 1', 'note 7')"),
            std::string());
        const auto lock = must(filled.home.lock("test"));
        const auto journal = must(JournalStore::openForWriting(filled.home, Market::Real, lock, testTime()));
        QCOMPARE(journal->notes().size(), std::size_t{1});
        QCOMPARE(must(journal->readAll()).size(), std::size_t{5});
        const auto refused = journal->append(note("on sand"), testContext());
        QVERIFY(!refused && refused.error().code == base::ErrorCode::BadData);
        QCOMPARE(must(journal->lastSequence()), std::int64_t{5});
        const auto backup = journal->soundBackup();
        QVERIFY(backup && backup->filename().string().starts_with("book-000000004-"));
        for (const auto& file : std::filesystem::directory_iterator(filled.home.backups(Market::Real))) {
            QVERIFY2(file.path().extension() == ".db", file.path().c_str()); // looking leaves nothing behind
        }
    }

    void missingTriggersAreNoticed() {
        const Filled filled(2);
        QCOMPARE(raw(filled.home.bookDb(Market::Real), "DROP TRIGGER journal_refuses_delete"), std::string());
        QVERIFY(!filled.verify().holds());
    }

    void anEndCutOffIsKnownToTheBackup() {
        const Filled filled(6);
        {
            const auto lock = must(filled.home.lock("test"));
            must(JournalStore::openForWriting(filled.home, Market::Real, lock, testTime()));
        }
        QVERIFY(filled.verify().holds());
        QCOMPARE(
            raw(filled.home.bookDb(Market::Real),
                std::string(DropTriggers) +
                    "DELETE FROM journal WHERE seq > 4;"
                    "CREATE TRIGGER journal_refuses_update BEFORE UPDATE ON journal BEGIN SELECT 1; END;"
                    "CREATE TRIGGER journal_refuses_delete BEFORE DELETE ON journal BEGIN SELECT 1; END;"
                    "CREATE TRIGGER journal_refuses_insert BEFORE INSERT ON journal BEGIN SELECT 1; END;"),
            std::string());
        const auto report = filled.verify();
        QVERIFY(!report.holds());
        QCOMPARE(report.firstBad.value_or(0), std::int64_t{5});
        QVERIFY(report.problem.find("backup") != std::string::npos);
    }

    void everyStartKeepsABackupAndOldOnesGo() {
        const TemporaryHome temporary;
        const Home home = temporary.home();
        const auto lock = must(home.lock("test"));
        const auto count = [&home] {
            std::ptrdiff_t files = 0;
            std::error_code ignored;
            for (const auto& entry :
                 std::filesystem::directory_iterator(home.backups(Market::Real), ignored)) {
                files += entry.path().extension() == ".db" ? 1 : 0;
            }
            return files;
        };
        for (int i = 0; i < 6; ++i) {
            const auto journal = must(JournalStore::openForWriting(home, Market::Real, lock, testTime(i), 3));
            QVERIFY(journal->notes().empty());
            must(journal->append(note("n"), testContext(i)));
            QCOMPARE(count(), std::ptrdiff_t{std::min(i, 3)});
        }
        must(JournalStore::openForWriting(home, Market::Real, lock, testTime(), 3));
        must(JournalStore::openForWriting(home, Market::Real, lock, testTime(),
                                          3)); // the same head: no new copy
        QCOMPARE(count(), std::ptrdiff_t{3});
        // The newest backup is a journal that holds.
        std::filesystem::path newest;
        for (const auto& entry : std::filesystem::directory_iterator(home.backups(Market::Real))) {
            newest = std::max(newest, entry.path());
        }
        std::filesystem::copy_file(newest, home.bookDb(Market::Real),
                                   std::filesystem::copy_options::overwrite_existing);
        const auto restored = must(JournalStore::openForReading(home, Market::Real));
        QCOMPARE(must(restored->lastSequence()), std::int64_t{6});
        QVERIFY(must(restored->verify()).holds());
    }

    void aBackupThatFailsIsANoteAndNoEnd() {
        const Filled filled(1);
        std::ofstream(filled.home.backups(Market::Real)) << "a file where the folder should be";
        const auto lock = must(filled.home.lock("test"));
        const auto journal = must(JournalStore::openForWriting(filled.home, Market::Real, lock, testTime()));
        QCOMPARE(journal->notes().size(), std::size_t{1});
        must(journal->append(note("still"), testContext()));
    }

    void foreignDamagedAndNewerFilesAreLeftAsTheyAre_data() {
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("words");
        QTest::newRow("text") << QStringLiteral("hello") << QStringLiteral("damaged");
        QTest::newRow("foreign") << QStringLiteral("sql:CREATE TABLE other (a)")
                                 << QStringLiteral("another program");
        QTest::newRow("market")
            << QStringLiteral("sql:CREATE TABLE x (a); PRAGMA application_id=1; PRAGMA user_version=1")
            << QStringLiteral("another program");
        QTest::newRow("newer") << QStringLiteral(
                                      "sql:CREATE TABLE meta (key, value); INSERT INTO meta VALUES "
                                      "('oldest_compatible', '99'); PRAGMA application_id=1396851275; PRAGMA "
                                      "user_version=99")
                               << QStringLiteral("newer program");
    }
    void foreignDamagedAndNewerFilesAreLeftAsTheyAre() {
        QFETCH(QString, content);
        QFETCH(QString, words);
        const TemporaryHome temporary;
        const Home home = temporary.home();
        const auto lock = must(home.lock("test"));
        must(store::makeFolder(home.marketFolder(Market::Real)));
        const auto path = home.bookDb(Market::Real);
        if (content.startsWith(QLatin1String("sql:"))) {
            QCOMPARE(raw(path, content.mid(4).toStdString()), std::string());
        } else {
            std::ofstream(path) << std::string(2000, 'x') << content.toStdString();
        }
        const std::string before = must(store::readFile(path));
        for (const bool writing : {true, false}) {
            const auto opened = writing ? JournalStore::openForWriting(home, Market::Real, lock, testTime())
                                        : JournalStore::openForReading(home, Market::Real);
            QVERIFY(!opened);
            const std::string message = opened.error().message();
            QVERIFY2(message.find(words.toStdString()) != std::string::npos, message.c_str());
            QVERIFY2(message.find(path.string()) != std::string::npos, message.c_str());
            QVERIFY(!opened.error().wayOut.empty());
        }
        QCOMPARE(must(store::readFile(path)), before);
    }

    void aNewerFileThatAllowsUsIsUsed() {
        const Filled filled(2);
        QCOMPARE(raw(filled.home.bookDb(Market::Real),
                     "ALTER TABLE journal ADD COLUMN extra TEXT; PRAGMA user_version = 2"),
                 std::string());
        const auto lock = must(filled.home.lock("test"));
        const auto journal = must(JournalStore::openForWriting(filled.home, Market::Real, lock, testTime()));
        must(journal->append(note("x"), testContext()));
        QVERIFY(must(journal->verify()).holds());
    }

    void aDamagedPageIsReportedAndNotOverwritten() {
        const Filled filled(400);
        const auto path = filled.home.bookDb(Market::Real);
        std::string content = must(store::readFile(path));
        for (std::size_t at = 20'000; at < 28'000; ++at) {
            content[at] = 'Z';
        }
        std::ofstream(path, std::ios::binary) << content;
        const auto journal = must(JournalStore::openForReading(filled.home, Market::Real));
        const auto report = journal->verify();
        QVERIFY(!report || !report->holds());
        QCOMPARE(must(store::readFile(path)), content);
    }

    void exportsCanBeReadBack() {
        const TemporaryHome temporary;
        const Home home = temporary.home();
        const auto lock = must(home.lock("test"));
        const auto journal = must(JournalStore::openForWriting(home, Market::Real, lock, testTime()));
        must(journal->append(note("with \"quotes\", commas\nand lines"), {testTime(), "a,b", "r\"1\""}));
        must(journal->append(note("two"), testContext()));
        std::string json;
        must(journal->exportTo(store::ExportFormat::Json, [&json](std::string_view part) { json += part; }));
        const QJsonArray array = QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
        QCOMPARE(array.size(), 2);
        QCOMPARE(array[0].toObject()[QLatin1String("actor")].toString(), QStringLiteral("a,b"));
        QCOMPARE(array[0].toObject()[QLatin1String("data")].toObject()[QLatin1String("text")].toString(),
                 QStringLiteral("with \"quotes\", commas\nand lines"));
        std::string csv;
        must(journal->exportTo(store::ExportFormat::Csv, [&csv](std::string_view part) { csv += part; }));
        QVERIFY(csv.starts_with("seq,at,run,actor,kind,version,data,previous,hash\n1,"));
        QVERIFY(csv.find("\"a,b\"") != std::string::npos);
        QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), std::ptrdiff_t{3});
    }

    void theHashOfAnEntryIsFrozen() {
        // The form of the chain is part of the file format: a journal written today must verify for ever.
        QCOMPARE(
            store::entryHash(std::string(64, '0'), 1, testTime(), "run-1", "tester", "note_written", 1, "{}"),
            std::string("544fba47bacc789273fde48b485c4224b60b5f93e8a7504741d6df7b9b31ff3a"));
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
