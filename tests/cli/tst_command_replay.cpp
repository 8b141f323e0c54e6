// SPDX-License-Identifier: GPL-3.0-or-later
// `journal verify --replay` on a home that lived some weeks, and `evaluate --near-misses`: through the
// program as a person calls it (SHR-J2, SHR-D9; spec/commands.md).
#include <QTest>
#ifndef Q_MOC_RUN
#include "tests/cli/csv_text.h"
#include "tests/cli/invented_home.h"

#include <memory>
#endif

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

constexpr int LivedDays = 14;

/// Replaces the value of one day in a file of "date,close" lines.
void changeValue(const fs::path& file, const std::string& day, const std::string& value) {
    std::string text = readAll(file);
    const std::size_t at = text.find(day + ",");
    const std::size_t end = text.find('\n', at);
    text.replace(at, end - at, day + "," + value);
    writeAll(file, text);
}

} // namespace

class TestCommandReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_home = std::make_unique<InventedHome>();
        QVERIFY2(m_home->imported.status == 0, m_home->imported.all().constData());
        m_lived = m_home->copy();
        for (int n = 0; n < LivedDays; ++n) {
            std::vector<std::string> arguments{"daily", "--date", m_home->day(n)};
            if (n >= 9) { // parameters of a call are part of the day
                arguments.insert(arguments.end(), {"--set", "min_iv_rank=31.5"});
            }
            const Outcome outcome = runProgram(m_lived, arguments);
            QVERIFY2(outcome.status == 0, outcome.all().constData());
            if (n == 4) {
                QCOMPARE(runProgram(m_lived, {"record", "note", "--text", "x", "--by", "ann"}).status, 0);
            }
        }
    }

    void aLivedJournalRepeats() {
        const Outcome text = runProgram(m_lived, {"journal", "verify", "--replay"});
        QVERIFY2(text.status == 0, text.all().constData());
        QVERIFY2(text.out.contains("every byte is the same"), text.all().constData());
        const nlohmann::json json = runProgram(m_lived, {"journal", "verify", "--replay", "--json"}).json();
        QVERIFY(json["holds"].get<bool>() && json["replay"]["same"].get<bool>());
        QCOMPARE(json["replay"]["days"].get<int>(), LivedDays);
        QCOMPARE(json["replay"]["incomplete_days"].get<int>(), 0);
        QVERIFY(json["replay"]["events"].get<int>() > 3 * LivedDays);
        QVERIFY(json["replay"]["notes"].empty() && json["replay"]["differences"].empty());
        // Reading changes nothing.
        QVERIFY(runProgram(m_lived, {"journal", "verify", "--json"}).json()["entries"] == json["entries"]);
    }

    void theParametersOfThisCallDoNotCount() { // those on record do
        const Outcome outcome =
            runProgram(m_lived, {"journal", "verify", "--replay", "--set", "min_iv_rank=70"});
        QVERIFY2(outcome.status == 0, outcome.all().constData());
    }

    void parametersAreOnRecordOnceForEachChange() {
        std::size_t frozen = 0;
        for (const auto& row : csvTable(runProgram(m_lived, {"journal", "export"}).out).rows) {
            frozen += row.at("kind") == "parameters_frozen" ? 1 : 0;
        }
        QCOMPARE(frozen, std::size_t{2});
    }

    void laterDataChangeNothing() {
        const fs::path home = copyOf(m_lived);
        const fs::path file = m_home->fresh() / "index-daily" / "vix.csv";
        std::string text = readAll(m_home->files() / "index-daily" / "vix.csv");
        changeLastValue(text);
        writeAll(file, text);
        QCOMPARE(runProgram(home, {"import", file.string(), "--quiet"}).status, 0);
        const Outcome outcome = runProgram(home, {"journal", "verify", "--replay"});
        QVERIFY2(outcome.status == 0, outcome.all().constData());
    }

    void aRevisedValueIsNamed() {
        const fs::path home = copyOf(m_lived);
        // A file of the same name: the source stays, the value of one lived day does not.
        const fs::path file = m_home->fresh() / "index-daily" / "vix.csv";
        writeAll(file, readAll(m_home->files() / "index-daily" / "vix.csv"));
        changeValue(file, m_home->day(6), "33.25");
        const Outcome imported = runProgram(home, {"import", file.string(), "--quiet"});
        QVERIFY2(imported.status == 0, imported.all().constData());
        const Outcome outcome = runProgram(home, {"journal", "verify", "--replay"});
        QVERIFY2(outcome.status == 1, outcome.all().constData());
        QVERIFY2(outcome.out.contains("VIX") && outcome.out.contains("other values"),
                 outcome.all().constData());
        const nlohmann::json json = runProgram(home, {"journal", "verify", "--replay", "--json"}).json();
        const auto& differences = json["replay"]["differences"];
        QVERIFY(!differences.empty());
        QCOMPARE(differences[0]["date"].get<std::string>(), m_home->day(6));
        QVERIFY(!differences[0]["changed_inputs"].empty());
    }

    void plansBesideTheDaysAreReplayed() {
        const fs::path home = m_home->copy();
        const Outcome plan = runProgram(home, {"plan", "--strategy", "optimus", "--date", m_home->day(0)});
        QVERIFY2(plan.status == 0, plan.all().constData());
        const Outcome other = runProgram(home, {"plan", "--strategy", "optimus", "--date", m_home->day(3),
                                                "--hypothetical", "--set", "target_dte=40"});
        QVERIFY2(other.status == 0, other.all().constData());
        const nlohmann::json json = runProgram(home, {"journal", "verify", "--replay", "--json"}).json();
        QVERIFY2(json["replay"]["same"].get<bool>(), json.dump().c_str());
        QVERIFY(json["replay"]["plans"].get<int>() >= 1);
    }

    void anEmptyJournalIsTheSame() {
        const Outcome outcome = runProgram(m_home->copy(), {"journal", "verify", "--replay"});
        QVERIFY2(outcome.status == 0, outcome.all().constData());
        QVERIFY(outcome.out.contains("0 days"));
    }

    void nearMissesAreToldOnRequestOnly() {
        const fs::path home = m_home->copy();
        const std::vector<std::string> plain{"evaluate", "--strategy", "optimus", "--date", m_home->day(-1)};
        std::vector<std::string> asked = plain;
        asked.emplace_back("--near-misses");
        const Outcome text = runProgram(home, plain);
        const Outcome more = runProgram(home, asked);
        QVERIFY2(more.status == 0, more.all().constData());
        QVERIFY(more.out.startsWith(text.out) && more.out.contains("blocked by"));
        std::vector<std::string> json = plain;
        json.emplace_back("--json");
        nlohmann::json before = runProgram(home, json).json();
        json.emplace_back("--near-misses");
        nlohmann::json after = runProgram(home, json).json();
        QVERIFY(!before.contains("near_misses") && after.contains("near_misses"));
        QVERIFY(!after["near_misses"]["blockers"].empty());
        after.erase("near_misses");
        QVERIFY(before == after);
    }

private:
    fs::path copyOf(const fs::path& home) {
        const fs::path to = m_home->fresh();
        fs::copy(home, to, fs::copy_options::recursive);
        return to;
    }
    static void changeLastValue(std::string& text) {
        const std::size_t comma = text.rfind(',');
        text.replace(comma, std::string::npos, ",44.5\n");
    }

    std::unique_ptr<InventedHome> m_home;
    fs::path m_lived;
};

QTEST_GUILESS_MAIN(TestCommandReplay)
#include "tst_command_replay.moc"
