// SPDX-License-Identifier: GPL-3.0-or-later
// The program is killed at random moments while it records, runs the daily routine and imports (done: "1,000
// kills ... lose no confirmed record"). SIGNALBOX_KILLS says how many; the order of moments comes from
// SIGNALBOX_KILL_SEED. After each kill the journal's chain holds, everything confirmed is there, a day is
// there whole or not at all, and the store opens with what it had.
#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/book/book.h"
#include "engine/store/journal_store.h"
#include "engine/store/market_store.h"
#include "tests/cli/invented_home.h"

#include <chrono>
#include <map>
#include <memory>
#include <random>
#include <set>
#endif

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

int setting(const char* name, int otherwise) {
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(name, &ok);
    return ok && value > 0 ? value : otherwise;
}

struct Killed {
    bool byUs = false;      ///< it had not ended when its moment came
    bool confirmed = false; ///< it said that it was done: status 0, or the answer on standard output
    Outcome outcome;
};

/// Runs a command and kills it after `microseconds`, unless it ends before.
Killed runAndKill(const fs::path& home, const std::vector<std::string>& arguments, std::int64_t microseconds,
                  const char* answer) {
    QProcess process;
    const auto started = Clock::now();
    process.start(programPath(), argumentsOf(home, arguments));
    process.waitForStarted();
    const auto moment = started + std::chrono::microseconds(microseconds);
    while (Clock::now() < moment && process.state() != QProcess::NotRunning) {
        process.waitForFinished(1); // true or false, the loop looks again
    }
    Killed result;
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
    }
    result.byUs = process.exitStatus() == QProcess::CrashExit;
    result.outcome.status = result.byUs ? -2 : process.exitCode();
    result.outcome.out = process.readAllStandardOutput();
    result.outcome.err = process.readAllStandardError();
    result.confirmed = result.outcome.status == 0 || result.outcome.out.contains(answer);
    return result;
}

/// How long a command takes when nobody kills it; moments are drawn up to a little more.
class Moments {
public:
    explicit Moments(unsigned seed) : m_random(seed) {}
    std::int64_t draw(const std::string& command) {
        std::uniform_int_distribution<std::int64_t> spread(0, m_usual[command] * 11 / 10 + 2'000);
        return spread(m_random);
    }
    void learn(const std::string& command, std::int64_t microseconds) {
        std::int64_t& usual = m_usual[command];
        usual = usual == 0 ? microseconds : (usual * 3 + microseconds) / 4;
    }

private:
    std::mt19937 m_random;
    std::map<std::string, std::int64_t> m_usual;
};

struct Seen {
    std::set<std::string> notes;
    std::set<std::string> daysClosed;
    std::set<std::string> daysEvaluated;
};

} // namespace

class TestKills : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<InventedHome> m_invented;
    std::set<std::string> m_notes; ///< confirmed
    std::set<std::string> m_days;  ///< confirmed
    std::map<std::string, std::int64_t> m_rows;

    /// Reads the journal as another program would; fails the test when anything confirmed is missing.
    void checkJournal(const fs::path& folder, Seen& seen) {
        const auto home = store::Home::at(folder);
        const auto journal = store::JournalStore::openForReading(*home, store::Market::Real);
        QVERIFY2(journal.has_value(), journal ? "" : journal.error().message().c_str());
        const auto chain = (*journal)->verify();
        QVERIFY2(chain.has_value() && chain->holds(), chain ? chain->problem.c_str() : "cannot be verified");
        const auto entries = (*journal)->readAll();
        QVERIFY(entries.has_value());
        for (const book::JournalEntry& entry : *entries) {
            if (const auto* note = std::get_if<book::NoteWritten>(&entry.event)) {
                seen.notes.insert(note->text);
            } else if (const auto* closed = std::get_if<book::DayClosed>(&entry.event)) {
                QVERIFY2(seen.daysClosed.insert(base::toIso(closed->date)).second, "a day is closed once");
            } else if (const auto* evaluation = std::get_if<book::EvaluationRecorded>(&entry.event)) {
                seen.daysEvaluated.insert(base::toIso(evaluation->date));
            }
        }
        const auto book = book::Book::fold(*entries);
        QVERIFY2(book.has_value(), book ? "" : book.error().message().c_str());
        QVERIFY2(seen.daysClosed == seen.daysEvaluated, "a day is there whole or not at all");
        for (const std::string& note : m_notes) {
            QVERIFY2(seen.notes.contains(note), ("lost: " + note).c_str());
        }
        for (const std::string& day : m_days) {
            QVERIFY2(seen.daysClosed.contains(day), ("lost: daily of " + day).c_str());
        }
    }

    void checkMarket(const fs::path& folder) {
        const auto home = store::Home::at(folder);
        const auto market = store::MarketStore::openForReading(*home, store::Market::Real);
        QVERIFY2(market.has_value(), market ? "" : market.error().message().c_str());
        const auto catalogue = (*market)->catalogue();
        QVERIFY(catalogue.has_value());
        std::map<std::string, std::int64_t> rows;
        for (const store::CatalogueEntry& entry : *catalogue) {
            rows[entry.id.symbol] += static_cast<std::int64_t>(entry.rows);
            const auto series = (*market)->load(entry.id);
            QVERIFY2(series.has_value() && (*series)->size() == static_cast<std::size_t>(entry.rows),
                     entry.id.symbol.c_str());
        }
        for (const auto& [symbol, count] : m_rows) {
            QVERIFY2(rows[symbol] >= count, ("lost: rows of " + symbol).c_str());
        }
    }

private Q_SLOTS:
    void initTestCase() {
        m_invented = std::make_unique<InventedHome>();
        QVERIFY2(m_invented->imported.status == 0, m_invented->imported.all());
    }

    void nothingConfirmedIsLost() {
        const int wanted = setting("SIGNALBOX_KILLS", 30);
        Moments moments(static_cast<unsigned>(setting("SIGNALBOX_KILL_SEED", 20190513)));
        auto home = m_invented->copy();
        m_rows = {{"SPX", 367}, {"VIX", 367}, {"VX1", 367}};
        int kills = 0;
        int unconfirmedButThere = 0;
        int nextDay = 0;
        std::map<std::string, int> killsOf;
        for (int round = 0; kills < wanted; ++round) {
            QVERIFY2(round < 40 * wanted + 400, "the moments never hit");
            const std::string command = round % 3 == 0 ? "note" : round % 3 == 1 ? "daily" : "import";
            const std::string text = "round " + std::to_string(round);
            const std::string day = m_invented->day(nextDay);
            const std::string symbol = "N" + std::to_string(round);
            std::vector<std::string> arguments{"record", "note", "--text", text, "--by", "ann"};
            const char* answer = "recorded";
            if (command == "daily") {
                arguments = {"daily", "--date", day, "--quiet"};
                answer = "[DAILY DASHBOARD]";
            } else if (command == "import") {
                fs::path folder = m_invented->root() / "import";
                fs::remove_all(folder);
                std::string csv = "date,close\n";
                for (const base::Date date : m_invented->market().sessions()) {
                    csv += base::toIso(date) + "," + std::to_string(100 + round) + "\n";
                }
                writeAll(folder / (symbol + ".csv"), csv);
                // and values that the store has already, from a file that it has not seen
                writeAll(folder / "index-daily" / "vix.csv",
                         readAll(m_invented->files() / "index-daily" / "vix.csv") + "\n" +
                             std::string(static_cast<std::size_t>(round % 7), '\n'));
                arguments = {"import", folder.string(), "--quiet"};
                answer = "rows read";
            }
            // The first runs are left alone, to learn how long they take.
            const bool spare = round < 6;
            const auto started = Clock::now();
            const Killed killed =
                runAndKill(home, arguments, spare ? 60'000'000 : moments.draw(command), answer);
            if (!killed.byUs) {
                moments.learn(
                    command,
                    std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started).count());
                QVERIFY2(killed.outcome.status == 0, killed.outcome.all());
            }
            kills += killed.byUs ? 1 : 0;
            killsOf[command] += killed.byUs ? 1 : 0;
            if (killed.confirmed && command == "note") {
                m_notes.insert(text);
            } else if (killed.confirmed && command == "daily") {
                m_days.insert(day);
            } else if (killed.confirmed) {
                m_rows[symbol] = static_cast<std::int64_t>(m_invented->market().sessions().size());
            }
            Seen seen;
            checkJournal(home, seen);
            if (QTest::currentTestFailed()) {
                return;
            }
            unconfirmedButThere += !killed.confirmed && seen.notes.contains(text) ? 1 : 0;
            if (command == "import" || round % 16 == 0) {
                checkMarket(home);
                if (QTest::currentTestFailed()) {
                    return;
                }
            }
            nextDay = seen.daysClosed.contains(day) ? nextDay + 1 : nextDay;
            if (nextDay > 25) { // all days are lived: the next life
                fs::remove_all(home);
                home = m_invented->copy();
                nextDay = 0;
                m_notes.clear();
                m_days.clear();
                m_rows = {{"SPX", 367}, {"VIX", 367}, {"VX1", 367}};
            }
        }
        // The program itself agrees, and goes on as if nothing had happened.
        const Outcome verified = runProgram(home, {"journal", "verify"});
        QVERIFY2(verified.status == 0, verified.all());
        const Outcome noted = runProgram(home, {"record", "note", "--text", "alive", "--by", "ann"});
        QVERIFY2(noted.status == 0, noted.all());
        qInfo(
            "%d kills (note %d, daily %d, import %d), %zu notes and %zu days confirmed in the last life, %d "
            "written but not confirmed",
            kills, killsOf["note"], killsOf["daily"], killsOf["import"], m_notes.size(), m_days.size(),
            unconfirmedButThere);
    }

    void aKilledFirstImportCanBeMadeAgain() { // the home does not even exist before
        std::mt19937 random(7);
        std::uniform_int_distribution<std::int64_t> moment(1'000, 250'000);
        const int wanted = std::max(3, setting("SIGNALBOX_KILLS", 30) / 10);
        for (int i = 0; i < wanted; ++i) {
            const auto home = m_invented->fresh();
            (void)runAndKill(home, {"import", m_invented->files().string(), "--quiet"}, moment(random),
                             "rows");
            const Outcome data = runProgram(home, {"data"});
            QVERIFY2(data.status == 0 || (data.status == 3 && data.oneLine()), data.all());
            const Outcome whole = runProgram(home, {"import", m_invented->files().string(), "--quiet"});
            QVERIFY2(whole.status == 0, whole.all());
            m_rows = {{"SPX", 367}, {"VIX", 367}, {"VX1", 367}, {"VX2", 367}, {"BREADTH_50DMA", 367}};
            checkMarket(home);
            fs::remove_all(home);
        }
    }
};

QTEST_GUILESS_MAIN(TestKills)
#include "tst_kills.moc"
