// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox scan as a process: the JSON of spec/commands.md, universes of every kind, exit statuses.
#include "engine/base/date.h"

#include <QTemporaryDir>
#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/calendar/calendar.h"
#include "tests/cli/program.h"

#include <fstream>
#include <set>
#endif

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

/// Three shares on 260 sessions: RISE climbs and jumps on the last day, CHEAP costs too little, YOUNG has
/// thirty bars; RISE lacks one session in the middle.
void writeShares(const fs::path& file, const std::vector<base::Date>& sessions) {
    fs::create_directories(file.parent_path());
    std::ofstream out(file);
    out << "date,symbol,open,high,low,close,volume\n";
    const auto bar = [&](const char* symbol, std::size_t day, double close, double range, double volume) {
        out << base::toIso(sessions[day]) << ',' << symbol << ',' << close << ',' << close + range << ','
            << close - range << ',' << close << ',' << volume << '\n';
    };
    const std::size_t last = sessions.size() - 1;
    for (std::size_t day = 0; day <= last; ++day) {
        const double wave = day % 2 == 0 ? 0.3 : -0.3;
        if (day != 150) {
            const bool jump = day == last;
            bar("RISE", day, 100 + 0.1 * static_cast<double>(day) + wave + (jump ? 4 : 0),
                jump ? 6 : 1.5 + 0.1 * wave, jump ? 3e6 : 1e6);
        }
        bar("CHEAP", day, 3 + 0.1 * wave, 0.1, 9e6);
        if (day + 30 > last) {
            bar("YOUNG", day, 50 + wave, 1, 4e6);
        }
    }
}

} // namespace

class TestCommandScan : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    fs::path m_root = m_folder.path().toStdString();
    fs::path m_home = m_root / "home";
    std::vector<base::Date> m_sessions;

    [[nodiscard]] Outcome scan(const char* strategy, const std::string& universe,
                               std::vector<std::string> more = {"--json"}) const {
        std::vector<std::string> all{"scan", "--strategy", strategy, "--universe", universe};
        all.insert(all.end(), more.begin(), more.end());
        return runProgram(m_home, all);
    }

private Q_SLOTS:
    void initTestCase() {
        const auto& calendar = calendar::Calendar::standard();
        const base::Date first = base::makeDate(2023, 1, 3);
        m_sessions = *calendar.sessions(first, *calendar.addBusinessDays(first, 259));
        writeShares(m_root / "files" / "shares.csv", m_sessions);
        const Outcome imported = runProgram(m_home, {"import", (m_root / "files").string(), "--quiet"});
        QVERIFY2(imported.status == 0, imported.all());
    }

    void everySymbolIsAnswered() {
        const Outcome outcome = scan("atr-matrix", "all");
        QVERIFY2(outcome.status == 0, outcome.all());
        const auto json = outcome.json();
        QCOMPARE(json["strategy"].get<std::string>(), std::string("atr-matrix"));
        QCOMPARE(json["date"].get<std::string>(), base::toIso(m_sessions.back()));
        QCOMPARE(json["universe"].get<std::string>(), std::string("all"));
        QVERIFY(json["basis"].is_string());
        QVERIFY(json["run"]["seconds"].get<double>() > 0 && json["run"]["threads"].get<int>() > 0);
        QCOMPARE(json["counts"]["symbols"].get<int>(), 3);
        const auto& rows = json["results"];
        QCOMPARE(rows.size(), std::size_t{3}); // by symbol
        QCOMPARE(rows[0]["symbol"].get<std::string>(), std::string("CHEAP"));
        QCOMPARE(rows[0]["status"].get<std::string>(), std::string("skip"));
        QCOMPARE(rows[0]["reason"].get<std::string>(), std::string("close $2.97 below $5.00"));
        QVERIFY(rows[0]["first_fail"].is_null());
        const auto& rise = rows[1];
        QCOMPARE(rise["symbol"].get<std::string>(), std::string("RISE"));
        QCOMPARE(rise["first_fail"].get<std::string>(), std::string("g6"));
        QCOMPARE(rise["gates"].size(), std::size_t{6});
        QCOMPARE(rise["gates"][0]["key"].get<std::string>(), std::string("atr_distance"));
        QCOMPARE(rise["gates"][5]["missing"][0].get<std::string>(), std::string("option chain"));
        std::set<std::string> flags;
        for (const auto& flag : rise["flags"]) {
            flags.insert(flag.get<std::string>());
        }
        QVERIFY(flags.contains("OPTIONS_UNKNOWN") && flags.contains("GAP"));
        for (const char* value : {"z_price", "z_vol", "distance", "atr_pct", "volume_ratio"}) {
            QVERIFY2(rise["values"][value].is_number(), value);
        }
        QCOMPARE(rows[2]["reason"].get<std::string>(), std::string("30 bars, 200 are needed"));
        QVERIFY(rows[2]["values"]["sma200"].is_null());
    }

    void breakoutNamesItsChecks() {
        const Outcome outcome = scan("breakout", "RISE,YOUNG,NONE");
        QVERIFY2(outcome.status == 0, outcome.all());
        const auto json = outcome.json();
        const auto& rows = json["results"];
        QCOMPARE(rows[0]["first_fail"].get<std::string>(), std::string("UNIVERSE"));
        QCOMPARE(rows[0]["reason"].get<std::string>(), std::string("not in the store"));
        QCOMPARE(rows[1]["signal"].get<std::string>(), std::string("LONG"));
        QCOMPARE(rows[1]["first_fail"].get<std::string>(), std::string("LIGHT")); // no VIX in this home
        QVERIFY(rows[1]["reason"].get<std::string>().find("VIX") != std::string::npos);
        QCOMPARE(rows[1]["gates"].size(), std::size_t{12});
        QCOMPARE(rows[1]["gates"][6]["key"].get<std::string>(), std::string("open_interest"));
        QCOMPARE(rows[2]["first_fail"].get<std::string>(), std::string("UNIVERSE"));
        QCOMPARE(json["light"]["mood"].get<std::string>(), std::string("UNKNOWN"));
        QCOMPARE(json["counts"]["unknown"].get<int>(), 1);
    }

    void universesOfEveryKind() {
        const fs::path file = m_root / "mine.list";
        std::ofstream(file) << "# mine\nrise\nRISE\nNOBODY\n";
        const auto counts = scan("atr-matrix", file.string()).json()["counts"];
        QCOMPARE(counts["symbols"].get<int>(), 2);
        QCOMPARE(counts["repeated"].get<int>(), 1);
        QCOMPARE(counts["unknown"].get<int>(), 1);
        QCOMPARE(scan("breakout", "high-beta").json()["counts"]["symbols"].get<int>(), 4);
        QCOMPARE(scan("breakout", "RISE").json()["counts"]["symbols"].get<int>(), 1);
        fs::create_directories(m_home / "universes"); // the trader's own list of that name
        std::ofstream(m_home / "universes" / "high-beta.txt") << "RISE\n";
        QCOMPARE(scan("breakout", "high-beta").json()["counts"]["symbols"].get<int>(), 1);
        const Outcome byDefault = runProgram(m_home, {"scan", "--strategy", "breakout", "--json"});
        QCOMPARE(byDefault.json()["universe"].get<std::string>(), std::string("high-beta"));
        fs::remove_all(m_home / "universes");
    }

    void topShortensTheTextAlone() {
        const Outcome all = scan("atr-matrix", "all", {"--top", "0"});
        QVERIFY2(all.status == 0 && all.out.contains("RISE") && all.out.contains("g6 first: 1"), all.all());
        QCOMPARE(scan("atr-matrix", "all", {"--top", "1", "--json"}).json()["results"].size(),
                 std::size_t{3});
    }

    void failuresAreOneLine_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* words, int status, const char* named) {
            QTest::newRow(words) << QString::fromLatin1(words) << status << QString::fromLatin1(named);
        };
        row("scan", 2, "--strategy");
        row("scan --strategy optimus", 2, "optimus");
        row("scan --strategy breakout --universe nowhere", 2, "cheap-volatility");
        row("scan --strategy breakout --universe all --date 2023-07-04", 3, "2023-07-03 and 2023-07-05");
        row("scan --strategy breakout --universe all --date 2022-07-05", 3, "2023-01-03");
        row("scan --strategy breakout --universe all --set z_price_min=99", 2, "z_price_min");
    }
    void failuresAreOneLine() {
        QFETCH(QString, words);
        QFETCH(int, status);
        QFETCH(QString, named);
        std::vector<std::string> arguments;
        for (const QString& word : words.split(QLatin1Char(' '))) {
            arguments.push_back(word.toStdString());
        }
        const Outcome outcome = runProgram(m_home, arguments);
        QVERIFY2(outcome.status == status, outcome.all());
        QVERIFY2(outcome.oneLine() && outcome.err.contains(named.toUtf8()), outcome.all());
    }

    void aDamagedBarFileIsMadeAgain() {
        const auto before = scan("atr-matrix", "all").json()["results"];
        const fs::path file = m_home / "real" / "bars.table";
        QVERIFY(fs::exists(file));
        const auto size = fs::file_size(file);
        {
            std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
            stream.seekp(static_cast<std::streamoff>(size / 5 * 4 - 4000)); // among closes or volumes
            stream.write("damaged!", 8);
        }
        const Outcome again = scan("atr-matrix", "all");
        QVERIFY2(again.status == 0, again.all());
        QVERIFY(again.json()["results"] == before);
    }
};

QTEST_GUILESS_MAIN(TestCommandScan)
#include "tst_command_scan.moc"
