// SPDX-License-Identifier: GPL-3.0-or-later
// A journal that somebody changed: whoever reads it is told, no entry and no record is made on it, a way out
// of a position is still shown, and doctor leads back to a journal that holds (product: "Nothing passes
// silently"; ATR-C3: a failing check blocks entries only).
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/store/home.h"
#include "tests/cli/invented_home.h"

#include <memory>

#include <sqlite3.h>
#endif

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

std::size_t entries(const fs::path& home) {
    return runProgram(home, {"journal", "verify", "--json"}).json().value("entries", std::size_t{0});
}

void execute(const fs::path& file, const char* sql) {
    sqlite3* database = nullptr;
    if (sqlite3_open(file.c_str(), &database) != SQLITE_OK ||
        sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw std::runtime_error(sqlite3_errmsg(database));
    }
    sqlite3_close(database);
}

} // namespace

class TestCommandJournal : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<InventedHome> m_invented;
    fs::path m_home;
    std::string m_plan;
    std::size_t m_entries = 0;

    Outcome run(const std::vector<std::string>& arguments) const { return runProgram(m_home, arguments); }
    fs::path book() const { return store::Home::at(m_home)->bookDb(store::Market::Real); }

private Q_SLOTS:
    void initTestCase() {
        m_invented = std::make_unique<InventedHome>();
        QVERIFY2(m_invented->imported.status == 0, m_invented->imported.all());
    }

    /// One position, and one digit of its price changed behind the program's back.
    void init() {
        m_home = m_invented->copy();
        const std::vector<std::string> plan{"plan", "--strategy", "optimus", "--date", m_invented->day(0)};
        std::vector<std::string> json = plan;
        json.emplace_back("--json");
        m_plan = run(json).json().value("plan_id", std::string());
        QCOMPARE(run({"ticket", "--plan", m_plan}).status, 0);
        QCOMPARE(run({"record", "fill", "--ticket", "optimus|SPX|2019-05-13|1", "--price", "5.60",
                      "--quantity", "2", "--time", "2019-05-14T10:15:00-04:00", "--by", "ann"})
                     .status,
                 0);
        QCOMPARE(run({"record", "note", "--text", "after the fill", "--by", "ann"}).status, 0);
        m_entries = entries(m_home);
        execute(book(), "DROP TRIGGER journal_refuses_update;"
                        "UPDATE journal SET json = replace(json, '56000', '16000') WHERE kind = 'filled';"
                        "CREATE TRIGGER journal_refuses_update BEFORE UPDATE ON journal BEGIN "
                        "SELECT RAISE(ABORT, 'the journal is append-only'); END;");
        const Outcome verified = run({"journal", "verify"});
        QVERIFY2(verified.status == 1 && verified.out.contains("BROKEN at entry"), verified.all());
    }

    void readingIsAnsweredWithAWarning() {
        for (const auto& arguments :
             std::vector<std::vector<std::string>>{{"positions"},
                                                   {"evaluate", "--strategy", "optimus"},
                                                   {"plan", "--strategy", "optimus", "--hypothetical"}}) {
            const Outcome outcome = run(arguments);
            QVERIFY2(outcome.status == 0 && outcome.oneLine(), outcome.all());
            QVERIFY2(outcome.err.contains("WARNING") && outcome.err.contains("is broken (entry "),
                     outcome.all());
        }
    }

    void noEntryAndNoRecordIsMade() {
        for (const auto& arguments : std::vector<std::vector<std::string>>{
                 {"plan", "--strategy", "optimus", "--date", m_invented->day(0)},
                 {"ticket", "--plan", m_plan},
                 {"record", "note", "--text", "on sand", "--by", "ann"},
                 {"record", "close", "--position", "1", "--price", "1.50", "--quantity", "1", "--time",
                  "2019-06-17T15:00:00-04:00", "--by", "ann"},
                 {"daily", "--date", m_invented->day(2)}}) {
            const Outcome outcome = run(arguments);
            QVERIFY2(outcome.status == 3 && outcome.oneLine() && outcome.out.isEmpty(), outcome.all());
            QVERIFY2(outcome.err.contains("is broken (entry ") && outcome.err.contains("signalbox doctor"),
                     outcome.all());
        }
        QCOMPARE(entries(m_home), m_entries);
    }

    void theWayOutOfAPositionIsShownNotRecorded() { // OPT-P2: nothing stops a closing order
        const Outcome outcome = run({"ticket", "--position", "1", "--price", "2.00", "--format", "plain"});
        QVERIFY2(outcome.status == 0 && !outcome.out.isEmpty(), outcome.all());
        QVERIFY2(outcome.err.contains("WARNING") && outcome.err.contains("NOT RECORDED"), outcome.all());
        QCOMPARE(entries(m_home), m_entries);
    }

    void doctorLeadsBack() {
        const Outcome outcome = run({"doctor", "--json"});
        QCOMPARE(outcome.status, 1);
        std::string text;
        const nlohmann::json findings = outcome.json()["findings"];
        for (const auto& finding : findings) {
            text = finding["what"] == "journal" ? finding["text"].get<std::string>() : text;
        }
        QVERIFY2(text.find("broken at entry ") != std::string::npos, text.c_str());
        const auto at = text.find("copy ") + 5;
        const fs::path backup = text.substr(at, text.find(" to its place") - at);
        QVERIFY2(fs::exists(backup), text.c_str());
        QCOMPARE(run({"journal", "export"}).status, 0);
        for (const char* beside : {"", "-wal", "-shm"}) {
            fs::remove(book().string() + beside);
        }
        fs::copy_file(backup, book());
        QCOMPARE(run({"journal", "verify"}).status, 0);
        QCOMPARE(run({"record", "note", "--text", "restored", "--by", "ann"}).status, 0);
    }
};

QTEST_GUILESS_MAIN(TestCommandJournal)
#include "tst_command_journal.moc"
