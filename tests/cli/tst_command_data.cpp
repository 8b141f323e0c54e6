// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands take for today, and what they say of stored data: bars of sessions that are not over,
// how far a series is behind, and the doctor's findings on what several series can serve.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "tests/cli/invented_home.h"

#include <memory>
#endif

using namespace signalbox;
using namespace signalbox::tests;

namespace {

/// A session that no clock of a test has reached.
constexpr const char* Future = "2040-01-04";

/// A few July days of 2026 in which some series end early and others go on under another name.
std::filesystem::path mixedFiles(const std::filesystem::path& folder) {
    const auto write = [&folder](const char* file, const std::string& text) {
        writeAll(folder / file, text);
    };
    write("index-daily/spx.csv", "date,open,high,low,close\n2026-07-21,100,110,95,105\n"
                                 "2026-07-22,100,110,95,105\n2026-07-23,100,110,95,105\n");
    write("index-daily/vix.csv", "date,close\n2026-07-21,17\n2026-07-22,17.5\n");
    write("archive/ratios_old.csv",
          "date,total_pc,index_pc\n2019-10-02,1,1\n2019-10-03,1,1\n2019-10-04,1,1\n");
    write("pcr/ratios_new.csv", "date,total_pc,index_pc\n2026-07-21,0.9,1\n2026-07-22,0.9,1\n");
    write("vix-futures/vx1_vx8_settlement.csv", "date,vx1,vx2\n2021-12-22,20,21\n2021-12-23,20,21\n");
    write("vix-futures/vx_curve_saved_2026-07-23T1711_et.csv",
          "expiration_date,symbol,settlement\n2026-08-19,VX/Q6,19.01\n2026-09-16,VX/U6,19.5\n");
    return folder;
}

} // namespace

class TestCommandData : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<InventedHome> m_invented;

private Q_SLOTS:
    void initTestCase() {
        m_invented = std::make_unique<InventedHome>(1);
        QVERIFY2(m_invented->imported.status == 0, m_invented->imported.all());
    }

    void aBarOfTheFutureIsNoToday() { // "default: the last complete session in the store"
        const auto home = m_invented->copy();
        const std::vector<std::string> evaluate{"evaluate", "--strategy", "optimus", "--json"};
        const nlohmann::json before = runProgram(home, evaluate).json();
        QVERIFY(before.contains("date"));
        const auto file = m_invented->root() / "future" / "index-daily" / "spx.csv";
        writeAll(file,
                 readAll(m_invented->files() / "index-daily" / "spx.csv") + Future + ",100,110,95,105\n");
        for (int again = 0; again < 2; ++again) {
            const Outcome imported = runProgram(home, {"import", file.string(), "--json"});
            QVERIFY2(imported.status == 0 && imported.json()["added"] == 0, imported.all());
            const Outcome refused =
                runProgram(home, {"data", "--quarantine", "--file", file.string(), "--json"});
            QVERIFY2(refused.json().size() == 1 && refused.json()[0]["code"] == "FUTURE_DATE", refused.all());
            QVERIFY2(refused.out.contains(Future), refused.all());
        }
        QVERIFY(runProgram(home, evaluate).json()["date"] == before["date"]);
        const Outcome asked = runProgram(home, {"evaluate", "--strategy", "optimus", "--date", Future});
        QVERIFY2(asked.status == 3 && asked.oneLine(), asked.all());
        QVERIFY2(asked.err.contains(Future) && asked.err.contains(before["date"].get<std::string>().c_str()),
                 asked.all());
    }

    void everySeriesIsMeasuredAgainstOneDay() {
        const auto home = m_invented->fresh();
        const Outcome imported =
            runProgram(home, {"import", mixedFiles(m_invented->root() / "mixed").string(), "--quiet"});
        QVERIFY2(imported.status == 0, imported.all());
        const nlohmann::json all = runProgram(home, {"data", "--json"}).json();
        QVERIFY(all["last_session"] == "2026-07-23");
        for (const auto& series : all["series"]) {
            const std::string symbol = series["symbol"];
            const nlohmann::json one = runProgram(home, {"data", "--symbol", symbol, "--json"}).json();
            QVERIFY(one["last_session"] == all["last_session"]);
            bool found = false;
            for (const auto& entry : one["series"]) {
                found = found || entry == series;
            }
            QVERIFY2(found, one.dump().c_str());
            QVERIFY((series["sessions_behind"] == 0) == (series["last"] == "2026-07-23"));
        }
        const Outcome text = runProgram(home, {"data", "--symbol", "VX1"});
        QVERIFY2(text.out.contains("2026-07-23"), text.all());
    }

    void theDoctorKnowsWhatServes() { // OPT-D4, OPT-D6, SHR-D4b
        const auto home = m_invented->fresh();
        QCOMPARE(
            runProgram(home, {"import", mixedFiles(m_invented->root() / "ill").string(), "--quiet"}).status,
            0);
        const Outcome outcome = runProgram(home, {"doctor", "--json"});
        QCOMPARE(outcome.status, 1);
        const nlohmann::json answer = outcome.json();
        std::map<std::string, nlohmann::json> findings;
        for (const auto& finding : answer["findings"]) {
            findings[finding["what"]] = finding;
            const std::string what = finding["what"];
            if (!finding["ok"] && (what.starts_with("data ") || what == "option chain")) {
                QVERIFY2(finding["text"].get<std::string>().find("signalbox import") != std::string::npos,
                         finding.dump().c_str());
            }
        }
        const auto text = [&findings](const char* what) {
            return findings.at(what)["text"].get<std::string>();
        };
        QVERIFY(findings.at("data SPX")["ok"] && findings.at("data VX1 VX2")["ok"]);
        QCOMPARE(text("data VX1 VX2"), std::string("until 2026-07-23 from cfe-settlement-curve"));
        QVERIFY2(text("data PC_TOTAL")
                     .starts_with("until 2026-07-22 from ratios_new, 1 session behind 2026-07-23"),
                 text("data PC_TOTAL").c_str());
        QVERIFY(!findings.at("data VIX")["ok"] && !findings.contains("data OPT_VOLUME_PUTS"));
        QVERIFY2(text("data HY_OAS").starts_with("absent"), text("data HY_OAS").c_str());
    }
};

QTEST_GUILESS_MAIN(TestCommandData)
#include "tst_command_data.moc"
