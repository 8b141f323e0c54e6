// SPDX-License-Identifier: GPL-3.0-or-later
// Homes and files that are not as they should be (issue, "Bad input"): two programs on one home, a home that
// cannot be written, a full disk, damage, truncated and foreign files. One clear message, nothing lost,
// nothing passed silently.
#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/store/home.h"
#include "tests/cli/csv_text.h"
#include "tests/cli/invented_home.h"

#include <memory>
#include <set>

#include <sqlite3.h>
#include <sys/resource.h>
#endif

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> note(const std::string& text) {
    return {"record", "note", "--text", text, "--by", "ann"};
}

std::vector<std::string> notesIn(const fs::path& home) {
    std::vector<std::string> texts;
    for (const auto& row : csvTable(runProgram(home, {"journal", "export"}).out).rows) {
        if (row.at("kind") == "note_written") {
            texts.push_back(nlohmann::json::parse(row.at("data"))["text"]);
        }
    }
    return texts;
}

/// Symbols and their row counts.
std::map<std::string, long> held(const fs::path& home) {
    std::map<std::string, long> rows;
    const nlohmann::json data = runProgram(home, {"data", "--json"}).json();
    for (const auto& series : data["series"]) {
        rows[series["symbol"]] += series["rows"].get<long>();
    }
    for (const auto& chain : data["chains"]) {
        rows["chain " + chain["date"].get<std::string>()] += chain["contracts"].get<long>();
    }
    return rows;
}

std::string hashOf(const fs::path& home, const std::string& date) {
    return runProgram(home, {"plan", "--strategy", "optimus", "--hypothetical", "--date", date, "--json"})
        .json()
        .value("plan_id", std::string());
}

void execute(const fs::path& file, const char* sql) {
    sqlite3* database = nullptr;
    if (sqlite3_open(file.c_str(), &database) != SQLITE_OK ||
        sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw std::runtime_error(sqlite3_errmsg(database));
    }
    sqlite3_close(database);
}

/// Runs with a limit on the size of files, as a full disk would.
Outcome runWithFileLimit(const fs::path& home, const std::vector<std::string>& arguments, rlim_t bytes) {
    QProcess process;
    process.setChildProcessModifier([bytes] {
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    });
    process.start(programPath(), argumentsOf(home, arguments));
    Outcome outcome;
    if (process.waitForFinished(120'000)) {
        outcome.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    return outcome;
}

} // namespace

class TestCommandHomes : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<InventedHome> m_invented;

private Q_SLOTS:
    void initTestCase() {
        m_invented = std::make_unique<InventedHome>(4);
        QVERIFY2(m_invented->imported.status == 0, m_invented->imported.all());
    }

    void aSecondImportChangesNothing() {
        const auto home = m_invented->copy();
        const auto before = held(home);
        const std::string plan = hashOf(home, m_invented->day(0));
        const Outcome again = runProgram(home, {"import", m_invented->files().string(), "--json"});
        QVERIFY2(again.status == 0, again.all());
        QVERIFY(again.json()["changed"] == false && again.json()["added"] == 0 &&
                again.json()["revised"] == 0);
        // Also under another name, where it is read again and found to be known.
        const auto elsewhere = m_invented->root() / "elsewhere";
        fs::copy(m_invented->files(), elsewhere, fs::copy_options::recursive);
        const Outcome copied = runProgram(home, {"import", (elsewhere / "index-daily" / "spx.csv").string(),
                                                 (elsewhere / "option-chains").string(), "--json"});
        QVERIFY2(copied.status == 0 && copied.json()["changed"] == false, copied.all());
        QVERIFY(held(home) == before);
        QCOMPARE(hashOf(home, m_invented->day(0)), plan);
    }

    void halfAFileLosesNothing() { // "a file with half its bytes missing loses nothing that was there"
        const auto home = m_invented->copy();
        const auto before = held(home);
        const std::string plan = hashOf(home, m_invented->day(0));
        const auto half = m_invented->root() / "half";
        for (const auto& entry : fs::recursive_directory_iterator(m_invented->files())) {
            if (entry.is_regular_file()) {
                const std::string text = readAll(entry.path());
                writeAll(half / fs::relative(entry.path(), m_invented->files()),
                         text.substr(0, text.size() / 2));
            }
        }
        const Outcome outcome = runProgram(home, {"import", half.string(), "--json"});
        QVERIFY2(outcome.status == 0, outcome.all());
        QVERIFY(held(home) == before);
        QCOMPARE(hashOf(home, m_invented->day(0)), plan);
    }

    void aCutLastLineIsNotTakenForAValue() { // 2863.22 cut to 2863 or 28 must not replace it
        const auto home = m_invented->copy();
        const std::string plan = hashOf(home, m_invented->day(3));
        const std::string text = readAll(m_invented->files() / "index-daily" / "spx.csv");
        const auto place = text.find(m_invented->day(3));
        QVERIFY(place != std::string::npos);
        const auto end = text.find('\n', place);
        for (std::size_t cut = 1; cut <= 8; ++cut) {
            const auto file = m_invented->root() / ("cut" + std::to_string(cut)) / "index-daily" / "spx.csv";
            writeAll(file, text.substr(0, end - cut));
            const Outcome outcome = runProgram(home, {"import", file.string(), "--json"});
            QVERIFY2(outcome.status == 0 || outcome.status == 3, outcome.all());
            QCOMPARE(hashOf(home, m_invented->day(3)), plan);
        }
    }

    void brokenRowsAreNamedAndKeptAside() { // rejected rows leave the status 0
        const auto home = m_invented->fresh();
        const auto file = m_invented->root() / "broken" / "index-daily" / "spx.csv";
        writeAll(file, "date,open,high,low,close\n"
                       "2019-05-13,2800,2810,2790,2805\n"
                       "2019-05-14,2800,2810,2790,nan\n"
                       "2019-05-15,-2800,2810,2790,2805\n"
                       "2019-05-16,2800,2790,2810,2805\n"
                       "2019-05-18,2800,2810,2790,2805\n" // a Saturday
                       "2019-05-27,2800,2810,2790,2805\n" // Memorial Day
                       "2019-05-13,2800,2811,2790,2807\n" // the first day again, another close
                       "2019-05-20,2800,2810,2790\n"      // a field is missing
                       "yesterday,2800,2810,2790,2805\n"
                       "2019-05-21,2800,2810,2790,2805\n");
        const Outcome outcome = runProgram(home, {"import", file.string(), "--json"});
        QVERIFY2(outcome.status == 0, outcome.all());
        const nlohmann::json report = outcome.json();
        QCOMPARE(report["rows_read"].get<long>(), 10L);
        QVERIFY(report["rows_kept"].get<long>() <= 3 && report["rows_rejected"].get<long>() >= 7);
        const Outcome listed = runProgram(home, {"data", "--quarantine", "--json"});
        QVERIFY2(listed.status == 0, listed.all());
        std::set<long> lines;
        const nlohmann::json rows = listed.json();
        for (const auto& row : rows) {
            lines.insert(row["line"].get<long>());
            QVERIFY(!row["code"].get<std::string>().empty() && !row["reason"].get<std::string>().empty());
        }
        for (const long line : {3L, 4L, 5L, 6L, 7L, 9L, 10L}) {
            QVERIFY2(lines.contains(line), listed.out);
        }
        QVERIFY2(lines.contains(8) || lines.contains(2), listed.out); // one of the two bars of a day
    }

    void foreignFiles() { // by name: status 3; inside a folder: named, status 0
        const auto home = m_invented->copy();
        const auto before = held(home);
        const auto folder = m_invented->root() / "foreign";
        writeAll(folder / "picture.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
        writeAll(folder / "novel.txt",
                 "It was a bright cold day in April, and the clocks were striking thirteen.\n");
        writeAll(folder / "empty.csv", "");
        writeAll(folder / "table.csv", "apples,pears\n1,2\n");
        writeAll(folder / "broken.json", "{\"quotes\":[");
        writeAll(folder / "broken.csv.gz", std::string("\x1f\x8b\x08\0\0", 5));
        writeAll(folder / "broken.zip", "PK\x03\x04 nothing follows");
        for (const auto& entry : fs::directory_iterator(folder)) {
            const Outcome outcome = runProgram(home, {"import", entry.path().string(), "--quiet"});
            QVERIFY2(outcome.status == 3 && outcome.oneLine(), outcome.all());
            QVERIFY2(outcome.err.contains(entry.path().filename().c_str()), outcome.all());
        }
        const Outcome inside = runProgram(home, {"import", folder.string(), "--quiet"});
        QVERIFY2(inside.status == 0, inside.all());
        for (const char* name : {"picture.png", "novel.txt", "empty.csv", "table.csv", "broken.json",
                                 "broken.csv.gz", "broken.zip"}) {
            QVERIFY2(inside.out.contains(name), inside.all());
        }
        // One bad file by name does not keep the good ones beside it out.
        const auto fresh = m_invented->fresh();
        const Outcome mixed =
            runProgram(fresh, {"import", (folder / "novel.txt").string(),
                               (m_invented->files() / "index-daily" / "spx.csv").string(), "--quiet"});
        QVERIFY2(mixed.status == 3, mixed.all());
        QCOMPARE(held(fresh).at("SPX"), before.at("SPX"));
        QVERIFY(held(home) == before);
    }

    void readingBesideAWriter() { // the holder is named to who wants to write; reading goes on
        const auto path = m_invented->copy();
        const auto home = store::Home::at(path);
        QVERIFY(home.has_value());
        const auto lock = home->lock("another signalbox, process 4711");
        QVERIFY(lock.has_value());
        for (const std::vector<std::string>& arguments :
             std::vector<std::vector<std::string>>{note("x"),
                                                   {"daily"},
                                                   {"import", m_invented->files().string()},
                                                   {"plan", "--strategy", "optimus"},
                                                   {"ticket", "--plan", "x"}}) {
            const Outcome outcome = runProgram(path, arguments);
            QVERIFY2(outcome.status == 3 && outcome.oneLine(), outcome.all());
            QVERIFY2(outcome.err.contains("another signalbox, process 4711"), outcome.all());
        }
        for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
                 {"evaluate", "--strategy", "optimus"},
                 {"data"},
                 {"positions"},
                 {"journal", "verify"},
                 {"journal", "export"},
                 {"params"},
                 {"plan", "--strategy", "optimus", "--hypothetical", "--date", m_invented->day(0)}}) {
            const Outcome outcome = runProgram(path, arguments);
            QVERIFY2(outcome.status == 0, outcome.all());
        }
    }

    void severalProgramsAtOnce() { // each is done or says who is in the way; none waits, none loses
        const auto home = m_invented->copy();
        std::set<std::string> confirmed;
        int refused = 0;
        for (int round = 0; round < 4; ++round) {
            std::vector<std::pair<std::string, std::unique_ptr<QProcess>>> running;
            for (int k = 0; k < 6; ++k) {
                const std::string text = std::to_string(round) + "/" + std::to_string(k);
                auto process = std::make_unique<QProcess>();
                const bool reads = k >= 4;
                process->start(
                    programPath(),
                    argumentsOf(home, reads ? std::vector<std::string>{"evaluate", "--strategy", "optimus"}
                                            : note(text)));
                running.emplace_back(reads ? "" : text, std::move(process));
            }
            for (auto& [text, process] : running) {
                QVERIFY(process->waitForFinished(60'000));
                const QByteArray said = process->readAllStandardError();
                if (text.empty()) {
                    QVERIFY2(process->exitCode() == 0, said);
                } else if (process->exitCode() == 0) {
                    confirmed.insert(text);
                } else {
                    ++refused;
                    // Who took the lock an instant ago may not have written its name yet.
                    const bool named =
                        said.contains("signalbox record, process ") || said.contains("another program");
                    QVERIFY2(process->exitCode() == 3 && said.count('\n') == 1 && named, said);
                }
            }
        }
        QVERIFY(!confirmed.empty());
        const auto kept = notesIn(home);
        QVERIFY(std::set<std::string>(kept.begin(), kept.end()) == confirmed);
        QCOMPARE(runProgram(home, {"journal", "verify"}).status, 0);
        qInfo("%zu confirmed, %d refused", confirmed.size(), refused);
    }

    void aHomeThatCannotBe() { // under a file, so that no rights of the user help
        const auto file = m_invented->root() / "a-file";
        writeAll(file, "x");
        for (const std::vector<std::string>& arguments :
             std::vector<std::vector<std::string>>{note("x"),
                                                   {"import", m_invented->files().string()},
                                                   {"daily"},
                                                   {"demo", "--days", "600"},
                                                   {"evaluate", "--strategy", "optimus"},
                                                   {"data"},
                                                   {"journal", "verify"}}) {
            const Outcome outcome = runProgram(file / "home", arguments);
            QVERIFY2(outcome.status == 3 && outcome.oneLine(), outcome.all());
            QVERIFY2(outcome.err.contains("a-file"), outcome.all());
        }
        QCOMPARE(QByteArray::fromStdString(readAll(file)), QByteArray("x"));
    }

    void aFileIsNoHome() {
        const auto file = m_invented->root() / "no-folder";
        writeAll(file, "x");
        for (const auto& arguments : std::vector<std::vector<std::string>>{
                 {"evaluate", "--strategy", "optimus"}, {"data"}, {"positions"}, note("x")}) {
            const Outcome outcome = runProgram(file, arguments);
            QVERIFY2(outcome.status == 3 && outcome.oneLine(), outcome.all());
            QVERIFY2(outcome.err.contains("is no folder"), outcome.all());
        }
    }

    void aFullDiskIsOneMessageAndNothingIsLost() {
        const auto home = m_invented->copy();
        QCOMPARE(runProgram(home, note("before")).status, 0);
        const auto before = held(home);
        int failures = 0;
        for (const rlim_t limit : {rlim_t{0}, rlim_t{1}, rlim_t{4096}, rlim_t{16384}, rlim_t{65536}}) {
            const std::string text = "at " + std::to_string(limit);
            const Outcome noted = runWithFileLimit(home, note(text), limit);
            QVERIFY2(noted.status == 3 || noted.status == 0, noted.all());
            const auto kept = notesIn(home);
            const bool there = std::find(kept.begin(), kept.end(), text) != kept.end();
            QVERIFY2(there == (noted.status == 0), noted.all()); // what was confirmed is there, and only that
            QVERIFY2(noted.status == 0 || noted.oneLine(), noted.all());
            failures += noted.status == 3 ? 1 : 0;
            const auto other =
                m_invented->root() / "more" / std::to_string(limit) / "index-daily" / "vix3m.csv";
            writeAll(other, "date,close\n2019-05-13,17.5\n2019-05-14,17.25\n");
            const Outcome imported = runWithFileLimit(home, {"import", other.string(), "--quiet"}, limit);
            QVERIFY2(imported.status == 3 || imported.status == 0, imported.all());
            QVERIFY2(imported.status == 0 || imported.oneLine(), imported.all());
        }
        QVERIFY(failures > 0);
        const auto after = held(home);
        for (const auto& [symbol, rows] : before) {
            QCOMPARE(after.at(symbol), rows);
        }
        QCOMPARE(runProgram(home, {"journal", "verify"}).status, 0);
        QCOMPARE(runProgram(home, note("after")).status, 0);
        const auto kept = notesIn(home);
        QVERIFY(kept.front() == "before" && kept.back() == "after");
    }

    void aFullDiskDuringAnImportLeavesTheFilesBefore() {
        const auto home = m_invented->fresh();
        const Outcome cut =
            runWithFileLimit(home, {"import", m_invented->files().string(), "--quiet"}, 100'000);
        QVERIFY2(cut.status == 3 && cut.oneLine(), cut.all());
        // What it says is what is there: the files before the one that failed.
        long series = 0;
        const nlohmann::json kept = runProgram(home, {"data", "--market", "real", "--json"}).json();
        for (const auto& one : kept["series"]) {
            series += one["rows"].get<long>() > 0 ? 1 : 0;
        }
        QVERIFY2(!cut.err.contains("nothing was recorded") && cut.err.contains("importing again"), cut.all());
        QVERIFY2(cut.err.contains(series > 0 ? "files of this import are in the store" : "no file of"),
                 cut.all());
        const Outcome whole = runProgram(home, {"import", m_invented->files().string(), "--quiet"});
        QVERIFY2(whole.status == 0, whole.all());
        QVERIFY(held(home) == held(m_invented->copy()));
    }

    void aChangedJournalIsFound_data() { // status 1 of journal verify
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("bytes") << QByteArray();
        QTest::newRow("no triggers") << QByteArray("triggers");
        QTest::newRow("row changed") << QByteArray("UPDATE");
        QTest::newRow("row removed") << QByteArray("DELETE");
    }

    void aChangedJournalIsFound() {
        QFETCH(QByteArray, sql);
        const auto home = m_invented->copy();
        for (const char* text : {"alpha", "bravo", "charlie"}) {
            QCOMPARE(runProgram(home, note(text)).status, 0);
        }
        QCOMPARE(runProgram(home, {"journal", "verify"}).status, 0);
        const auto file = store::Home::at(home)->bookDb(store::Market::Real);
        if (sql.isEmpty()) {
            std::string bytes = readAll(file);
            const auto at = bytes.find("bravo");
            QVERIFY2(at != std::string::npos, "the log was moved into the file when the program ended");
            bytes.replace(at, 5, "BRAVO");
            writeAll(file, bytes);
        } else {
            sqlite3* database = nullptr;
            QVERIFY(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
            std::vector<std::string> triggers;
            std::string table;
            sqlite3_stmt* statement = nullptr;
            sqlite3_prepare_v2(database, "SELECT name, tbl_name FROM sqlite_master WHERE type='trigger'", -1,
                               &statement, nullptr);
            while (sqlite3_step(statement) == SQLITE_ROW) {
                triggers.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
                table = reinterpret_cast<const char*>(sqlite3_column_text(statement, 1));
            }
            sqlite3_finalize(statement);
            sqlite3_close(database);
            QVERIFY(!triggers.empty());
            for (const std::string& trigger : triggers) {
                execute(file, ("DROP TRIGGER \"" + trigger + "\"").c_str());
            }
            if (sql == "UPDATE") {
                execute(file, ("UPDATE \"" + table + "\" SET actor='eve' WHERE rowid=2").c_str());
            } else if (sql == "DELETE") {
                execute(file, ("DELETE FROM \"" + table + "\" WHERE rowid=2").c_str());
            }
        }
        const Outcome outcome = runProgram(home, {"journal", "verify"});
        QVERIFY2(outcome.status == 1 && outcome.out.contains("BROKEN"), outcome.all());
        const nlohmann::json json = runProgram(home, {"journal", "verify", "--json"}).json();
        QVERIFY(json["holds"] == false && !json["problem"].get<std::string>().empty());
        QCOMPARE(runProgram(home, {"doctor"}).status, 1);
    }

    void damagedFilesAreSaid() { // garbage instead of a store: one line, no crash, nothing overwritten
        for (const bool journal : {true, false}) {
            const auto home = m_invented->copy();
            const auto at = store::Home::at(home);
            const auto file = journal ? at->bookDb(store::Market::Real) : at->marketDb(store::Market::Real);
            writeAll(file, std::string(8192, 'x'));
            for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
                     {"evaluate", "--strategy", "optimus"}, note("x"), {"daily"}, {"journal", "verify"}}) {
                const Outcome outcome = runProgram(home, arguments);
                QVERIFY2(outcome.status == 3 || outcome.status == 1 || (!journal && outcome.status == 0),
                         outcome.all());
                QVERIFY2(outcome.err.count('\n') <= 1, outcome.all());
            }
            QVERIFY(readAll(file) == std::string(8192, 'x'));
        }
    }

    void theJournalCanBeRead() {
        const auto home = m_invented->copy();
        QCOMPARE(runProgram(home, note("a, \"b\"\nc")).status, 0);
        const Outcome json = runProgram(home, {"journal", "export", "--json"});
        QVERIFY2(json.status == 0 && !json.json().is_null(), json.all());
        QCOMPARE(notesIn(home).front(), std::string("a, \"b\"\nc"));
    }

    void twoMarketsInOneHome() { // "demo fills the demo one and puts it in use, import the real one"
        const auto home = m_invented->copy();
        const Outcome demo = runProgram(home, {"demo", "--days", "600", "--seed", "7", "--quiet", "--json"});
        QVERIFY2(demo.status == 0, demo.all());
        const Outcome simulated = runProgram(home, {"evaluate", "--strategy", "optimus", "--json"});
        QVERIFY2(simulated.status == 0 && simulated.json()["simulated"] == true, simulated.all());
        const Outcome text = runProgram(home, {"evaluate", "--strategy", "optimus"});
        QVERIFY2(text.err.contains("SIMULATED"), text.all());
        const Outcome real =
            runProgram(home, {"evaluate", "--strategy", "optimus", "--market", "real", "--json"});
        QVERIFY2(real.status == 0 && real.json()["simulated"] != true, real.all());
        QCOMPARE(real.json()["date"].get<std::string>(), m_invented->day(25));
        QCOMPARE(runProgram(home, {"journal", "verify"}).status, 0);
        // The same seed is the same market.
        const auto second = m_invented->fresh();
        QCOMPARE(runProgram(second, {"demo", "--days", "600", "--seed", "7", "--quiet"}).status, 0);
        const Outcome again = runProgram(second, {"evaluate", "--strategy", "optimus", "--json"});
        QCOMPARE(again.json()["hash"].get<std::string>(), simulated.json()["hash"].get<std::string>());
        QCOMPARE(
            runProgram(home, {"import", (m_invented->files() / "index-daily").string(), "--quiet"}).status,
            0);
        QVERIFY(runProgram(home, {"evaluate", "--strategy", "optimus", "--json"}).json()["simulated"] !=
                true);
    }
};

QTEST_GUILESS_MAIN(TestCommandHomes)
#include "tst_command_homes.moc"
