// SPDX-License-Identifier: GPL-3.0-or-later
// `signalbox record evidence` through the program as a person calls it: a backtest is named, counts where
// kelly_evidence lets it, ends by --clear; a bad file records nothing; the journal holds and replays
// (BRK-K5a, SHR-J2).
#include <QTest>
#ifndef Q_MOC_RUN
#include "tests/cli/csv_text.h"
#include "tests/cli/invented_home.h"

#include <QTemporaryDir>
#endif

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

constexpr const char* Both = "breakout.kelly_evidence=own+backtest";
constexpr const char* Since = "2025-11-03";
constexpr const char* Universe = "FERO,BRTI,ALMO,DALI";

} // namespace

class TestCommandEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_root = m_folder.path().toStdString();
        m_home = m_root / "home";
        const Outcome made = runProgram(m_home, {"demo", "--days", "600", "--quiet"});
        QVERIFY2(made.status == 0, made.all().constData());
        const Outcome run =
            runProgram(m_home, {"backtest", "--strategy", "breakout", "--underlying", Universe, "--from",
                                "2025-01-02", "--to", "2026-05-29", "--json"});
        QVERIFY2(run.status == 0, run.all().constData());
        m_backtest = run.out.toStdString();
        m_file = m_root / "bt.json";
        writeAll(m_file, m_backtest);
        const nlohmann::json whole = run.json();
        for (const auto& trade : whole["trades"]) {
            const bool counts = !trade["closed"].is_null() && trade["opened"].get<std::string>() >= Since;
            m_counting += counts ? 1 : 0;
            m_calls += counts && trade["legs"][0]["right"] == "C" ? 1 : 0;
            m_puts += counts && trade["legs"][0]["right"] == "P" ? 1 : 0;
        }
        QVERIFY(m_counting > 0);
    }

    void badFilesRecordNothing() { // one clear error, status 3
        const std::size_t before = entries();
        const auto refused = [this](const std::string& text, const char* part,
                                    const std::string& since = Since) {
            const fs::path file = m_root / "bad.json";
            writeAll(file, text);
            const Outcome outcome = evidence({"--file", file.string(), "--out-of-sample-from", since});
            return outcome.status == 3 && outcome.oneLine() && outcome.out.isEmpty() &&
                   outcome.err.contains("bad.json") && outcome.err.contains(part);
        };
        QVERIFY(refused("", "is empty"));
        QVERIFY(refused("{\"strategy\":\"breakout\"}", "is no backtest"));
        QVERIFY(refused(m_backtest.substr(0, m_backtest.size() / 2), "cut off"));
        QVERIFY(refused("date,close\n2025-11-03,5\n", "is no JSON"));
        nlohmann::json file = nlohmann::json::parse(m_backtest);
        file["strategy"] = "atr-matrix";
        QVERIFY(refused(file.dump(), "is a backtest of atr-matrix"));
        file = nlohmann::json::parse(m_backtest);
        file["market"] = "real";
        QVERIFY(refused(file.dump(), "is a backtest of the real market"));
        file = nlohmann::json::parse(m_backtest);
        file["trades"][0]["pl"] = nullptr;
        QVERIFY(refused(file.dump(), "trades[0].pl"));
        QVERIFY(refused(m_backtest, "no closed trade entered on or after 2026-05-30", "2026-05-30"));
        const Outcome missing = evidence({"--file", "nowhere.json", "--out-of-sample-from", Since});
        QVERIFY2(missing.status == 3 && missing.oneLine(), missing.all().constData());
        const Outcome early =
            evidence({"--file", m_file.string(), "--out-of-sample-from", Since, "--date", "2026-01-06"});
        QVERIFY2(early.status == 3 && early.oneLine(), early.all().constData());
        QCOMPARE(entries(), before);
    }

    void wrongUseIsStatusTwo() {
        for (const std::vector<std::string>& wrong : std::vector<std::vector<std::string>>{
                 {},
                 {"--file", m_file.string()},
                 {"--out-of-sample-from", Since},
                 {"--file", m_file.string(), "--out-of-sample-from", "soon"},
                 {"--clear", "--file", m_file.string(), "--out-of-sample-from", Since}}) {
            const Outcome outcome = evidence(wrong);
            QVERIFY2(outcome.status == 2 && outcome.oneLine(), outcome.all().constData());
        }
        // Nothing is there to be cleared.
        const Outcome nothing = evidence({"--clear"});
        QVERIFY2(nothing.status == 4 && nothing.oneLine(), nothing.all().constData());
    }

    void aNamedBacktestCountsWhereItMay() {
        const nlohmann::json before = edgeOf({});
        const Outcome outcome = evidence({"--file", m_file.string(), "--out-of-sample-from", Since});
        QVERIFY2(outcome.status == 0, outcome.all().constData());
        for (const std::string& part :
             {std::to_string(m_counting) + " closed trades since 2025-11-03", std::string("fills: rules"),
              std::string("% from the model"), std::string("\n  file "), std::string("\n  parameters "),
              std::string("only with breakout.kelly_evidence=own+backtest")}) {
            QVERIFY2(outcome.out.contains(part.c_str()), outcome.all().constData());
        }
        QVERIFY(edgeOf({}) == before); // own is the default
        const nlohmann::json both = edgeOf({"--set", Both});
        const int own = before["trades"].get<int>();
        QVERIFY2(both["trades"].get<int>() == own + m_calls || both["trades"].get<int>() == own + m_puts,
                 both.dump().c_str());
        const int named = both["trades"].get<int>() - own;
        const std::string words =
            "own " + std::to_string(own) + ", backtest " + std::to_string(named) + " since 2025-11-03";
        QCOMPARE(both["evidence"].get<std::string>(), words);
        QVERIFY(both["p_used"] != before["p_used"]);
        // A backtest does not see it, whatever the parameter says.
        const auto run = [this](std::vector<std::string> more) {
            std::vector<std::string> call{"backtest", "--strategy", "breakout", "--underlying", Universe,
                                          "--from",   "2025-11-03", "--to",     "2026-05-29",   "--json"};
            call.insert(call.end(), more.begin(), more.end());
            return runProgram(m_home, call).json()["trades"];
        };
        const nlohmann::json alone = run({});
        QVERIFY(!alone.empty() && alone == run({"--set", Both}));
    }

    void theJournalHoldsAndReplays() { // SHR-J2
        std::size_t named = 0;
        for (const auto& row : csvTable(runProgram(m_home, {"journal", "export"}).out).rows) {
            named += row.at("kind") == "evidence_named" ? 1 : 0;
        }
        QCOMPARE(named, std::size_t{1});
        const Outcome replay = runProgram(m_home, {"journal", "verify", "--replay"});
        QVERIFY2(replay.status == 0 && replay.out.contains("every byte is the same"),
                 replay.all().constData());
    }

    void clearingEndsIt() {
        const Outcome cleared = evidence({"--clear"});
        QVERIFY2(cleared.status == 0, cleared.all().constData());
        const std::string words = edgeOf({"--set", Both})["evidence"].get<std::string>();
        QVERIFY2(words.ends_with(", no backtest named"), words.c_str());
        QCOMPARE(runProgram(m_home, {"journal", "verify"}).status, 0);
    }

private:
    Outcome evidence(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"record", "evidence", "--by", "ann"});
        return runProgram(m_home, arguments);
    }
    /// The EDGE check of one share on the last day, studied whatever came before it.
    nlohmann::json edgeOf(std::vector<std::string> more) {
        std::vector<std::string> call{"evaluate", "--strategy",  "breakout", "--underlying",
                                      "FERO",     "--all-gates", "--json"};
        call.insert(call.end(), more.begin(), more.end());
        const nlohmann::json evaluation = runProgram(m_home, call).json();
        for (const char* list : {"all_gates", "study_gates", "gates"}) {
            for (const auto& gate : evaluation.value(list, nlohmann::json::array())) {
                if (gate.value("key", "") == "edge" && gate.contains("trades")) {
                    return gate;
                }
            }
        }
        return {};
    }
    std::size_t entries() {
        return runProgram(m_home, {"journal", "verify", "--json"}).json()["entries"].get<std::size_t>();
    }

    QTemporaryDir m_folder;
    fs::path m_root;
    fs::path m_home;
    fs::path m_file;
    std::string m_backtest;
    int m_counting = 0;
    int m_calls = 0;
    int m_puts = 0;
};

QTEST_GUILESS_MAIN(TestCommandEvidence)
#include "tst_command_evidence.moc"
