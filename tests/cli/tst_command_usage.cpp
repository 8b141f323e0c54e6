// SPDX-License-Identifier: GPL-3.0-or-later
// How the commands speak (spec/commands.md): exit statuses, one line for every failure, dates that are no
// session, parameters, and the JSON of evaluate.
#include <QTest>
#ifndef Q_MOC_RUN
#include "tests/cli/invented_home.h"

#include <memory>
#include <set>
#endif

using namespace signalbox;
using namespace signalbox::tests;

namespace {

std::vector<std::string> evaluate(const std::string& date, std::vector<std::string> more = {}) {
    std::vector<std::string> all{"evaluate", "--strategy", "optimus", "--date", date};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace

class TestCommandUsage : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<InventedHome> m_invented;
    std::filesystem::path m_home;

private Q_SLOTS:
    void initTestCase() {
        m_invented = std::make_unique<InventedHome>(3);
        QVERIFY2(m_invented->imported.status == 0, m_invented->imported.all());
        m_home = m_invented->copy();
    }

    void wrongUsageIsStatusTwoInOneLine_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("named"); // what the line must name
        const auto row = [](const char* words, const char* named) {
            QTest::newRow(words) << QString::fromLatin1(words) << QString::fromLatin1(named);
        };
        row("frobnicate", "frobnicate");
        row("evaluate", "--strategy");
        row("evaluate --strategy optimus --frob", "--frob");
        row("evaluate --strategy horoscope", "horoscope");
        row("evaluate --strategy horoscope --underlying AAPL", "horoscope");
        row("evaluate --strategy breakout", "underlying");
        row("evaluate --strategy optimus --date 13.05.2019", "13.05.2019");
        row("evaluate --strategy optimus --market mars", "mars");
        row("evaluate --strategy optimus --threads many", "many");
        row("evaluate --strategy optimus --set min_iv_rank", "NAME=VALUE");
        row("plan", "--strategy");
        row("ticket", "--plan");
        row("ticket --plan x --position 1", "--position");
        row("ticket --plan x --format fax", "fax");
        row("record", "subcommand");
        row("record note --text x", "--by");
        row("record fill --ticket x --price much --quantity 1 --by ann", "much");
        row("record fill --ticket x --price 1 --quantity one --by ann", "one");
        row("record fill --ticket x --price 1 --quantity 1 --by ann --time noon", "noon");
        row("record note --by ann --text ", "--text");
        row("record note --text x --by ", "--by");
        row("record note --text x --by \t", "--by");
        row("record fill --ticket x --price 1 --quantity 1 --by ", "--by");
        row("record close --position 1 --price 1 --quantity 1 --by ", "--by");
        row("record ack --code CIRCUIT_BREAKER --note x --by ", "--by");
        row("journal", "subcommand");
        row("import", "file");
        row("demo --days 10", "10");
        row("params --strategy horoscope", "horoscope");
        row("calc", "kind");
    }

    void wrongUsageIsStatusTwoInOneLine() {
        QFETCH(QString, words);
        QFETCH(QString, named);
        std::vector<std::string> arguments;
        for (const QString& word : words.split(QLatin1Char(' '))) {
            arguments.push_back(word.toStdString());
        }
        const bool ownOptions = words.startsWith(QStringLiteral("calc"));
        const Outcome outcome = runProgram(ownOptions ? std::filesystem::path() : m_home, arguments);
        QVERIFY2(outcome.status == 2, outcome.all());
        QVERIFY2(outcome.oneLine() && outcome.out.isEmpty(), outcome.all());
        QVERIFY2(outcome.err.contains(named.toUtf8()), outcome.all());
    }

    void everyProblemOfTheParametersIsListed() { // SHR-J4
        const Outcome outcome = runProgram(
            m_home, evaluate(m_invented->day(0), {"--set", "min_iv_rank=80", "--set", "nope=1", "--set",
                                                  "vix_high=soon", "--set", "ts_gate=1.2"}));
        QVERIFY2(outcome.status == 2 && outcome.oneLine(), outcome.all());
        for (const char* part : {"min_iv_rank: 80 is outside 30..70", "nope", "vix_high", "ts_gate"}) {
            QVERIFY2(outcome.err.contains(part), outcome.all());
        }
    }

    void crossChecksHoldToo() { // OPT-A2
        const Outcome outcome = runProgram(
            m_home, evaluate(m_invented->day(0), {"--set", "vix_elevated=22", "--set", "vix_high=20"}));
        QVERIFY2(outcome.status == 2 && outcome.oneLine(), outcome.all());
        QVERIFY2(outcome.err.contains("vix_elevated") && outcome.err.contains("vix_high"), outcome.all());
    }

    void aDateThatIsNoSessionNamesItsNeighbours() { // Memorial Day, between Friday and Tuesday
        const Outcome holiday = runProgram(m_home, evaluate("2019-05-27"));
        QVERIFY2(holiday.status == 3 && holiday.oneLine(), holiday.all());
        QVERIFY2(holiday.err.contains("2019-05-24") && holiday.err.contains("2019-05-28"), holiday.all());
        const Outcome weekend = runProgram(m_home, {"plan", "--strategy", "optimus", "--date", "2019-05-12"});
        QVERIFY2(weekend.status == 3 && weekend.err.contains("2019-05-10") &&
                     weekend.err.contains("2019-05-13"),
                 weekend.all());
        for (const char* command : {"positions", "daily"}) {
            const Outcome outcome = runProgram(m_home, {command, "--date", "2019-05-27"});
            QVERIFY2(outcome.status == 3 && outcome.oneLine(), outcome.all());
        }
        const Outcome without = runProgram(m_home, evaluate("2019-12-02"));
        QVERIFY2(without.status == 3 && without.err.contains(m_invented->day(25).c_str()), without.all());
        const Outcome range = runProgram(m_home, evaluate("2041-01-02"));
        QVERIFY2(range.status == 3 && range.err.contains("CALENDAR_RANGE"), range.all());
    }

    void missingDataIsStatusThree() {
        for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
                 {"evaluate", "--strategy", "optimus", "--underlying", "XYZ"},
                 {"evaluate", "--strategy", "optimus", "--market", "demo"},
                 {"evaluate", "--strategy", "optimus", "--source", "nowhere"},
                 {"ticket", "--plan", "P-2019-05-13-00000000"},
                 {"record", "fill", "--ticket", "none", "--price", "1", "--quantity", "1", "--by", "ann"},
                 {"record", "close", "--position", "7", "--price", "1", "--quantity", "1", "--by", "ann"},
                 {"import", "/no/such/file.csv"},
                 {"evaluate", "--strategy", "optimus", "--config", "/no/such.toml"}}) {
            const Outcome outcome = runProgram(m_home, arguments);
            QVERIFY2(outcome.status == 3 && outcome.oneLine(), outcome.all());
        }
        const Outcome empty = runProgram(m_invented->fresh(), evaluate(m_invented->day(0)));
        QVERIFY2(empty.status == 3 && empty.oneLine() && empty.err.contains("import"), empty.all());
    }

    void helpAndVersionAreNoFailures() {
        for (const std::vector<std::string>& arguments :
             std::vector<std::vector<std::string>>{{"--help"}, {"plan", "--help"}, {"--version"}}) {
            const Outcome outcome = runProgram({}, arguments);
            QVERIFY2(outcome.status == 0 && !outcome.out.isEmpty() && outcome.err.isEmpty(), outcome.all());
        }
    }

    void evaluatePrintsDiagnosisThenEvaluation() { // SHR-L7, L1
        const Outcome entry = runProgram(m_home, evaluate(m_invented->day(0)));
        QVERIFY2(entry.status == 0, entry.all());
        QVERIFY(entry.out.startsWith("[DIAGNOSIS] 2019-05-13 | SPX\n"));
        QVERIFY(entry.out.indexOf("\n[ENTRY EVAL] 2019-05-13 | SPX\n") > 0);
        QVERIFY(entry.out.endsWith("  >>> SIGNAL: ENTRY TRIGGERED\n"));
        const Outcome blocked = runProgram(m_home, evaluate(m_invented->day(6)));
        QVERIFY2(blocked.status == 0, blocked.all()); // no entry is an answer
        QVERIFY(blocked.out.contains("  >>> NO TRADE: No lower BB touch in last 5 bars\n"));
        QVERIFY(blocked.out.endsWith("first failure stops chain]\n"));
    }

    void inWarmupOnlyTheWarmupLine() { // SHR-L6; IV rank needs 253 bars
        const Outcome outcome = runProgram(m_home, evaluate("2018-02-01"));
        QVERIFY2(outcome.status == 0, outcome.all());
        QCOMPARE(outcome.out, QByteArray("WARMUP: indicators not ready, 231 bars remaining\n"));
        const auto json = runProgram(m_home, evaluate("2018-02-01", {"--json"})).json();
        QVERIFY(json["decision"] == "warmup" && json["gates"].empty());
        QVERIFY(json["warmup"]["ready"] == false && json["warmup"]["bars_remaining"] == 231);
    }

    void theJsonHasWhatTheSpecSays() { // commands.md, evaluate --json
        const auto json = runProgram(m_home, evaluate(m_invented->day(6), {"--json"})).json();
        for (const char* key : {"date", "strategy", "underlying", "warmup", "regime", "gates", "decision",
                                "reason", "filters", "inputs", "hash"}) {
            QVERIFY2(json.contains(key), key);
        }
        QVERIFY(json["regime"]["name"] == "bullish_calm" && json["regime"]["light"] == "green");
        const std::vector<std::string> keys{
            "market_regime",  "iv_rank", "term_structure", "trend",    "oversold",
            "mean_reversion", "rsi",     "macd",           "capacity", "spacing"};
        QCOMPARE(json["gates"].size(), keys.size());
        for (std::size_t i = 0; i < keys.size(); ++i) {
            QCOMPARE(json["gates"][i]["key"].get<std::string>(), keys[i]);
            QVERIFY(json["gates"][i]["id"] == i + 1);
        }
        QVERIFY(json["gates"][4]["status"] == "fail" && json["gates"][5]["status"] == "not_evaluated");
        std::set<std::string> filters;
        for (const auto& filter : json["filters"]) {
            filters.insert(filter["key"]);
        }
        QVERIFY(filters ==
                (std::set<std::string>{"vix_level", "iv_hv", "breadth", "put_call", "credit_spread"}));
        for (const auto& input : json["inputs"]) {
            QVERIFY(input.contains("series") && input.contains("as_of") && input.contains("source") &&
                    input.contains("stale"));
        }
        QCOMPARE(json["hash"].get<std::string>().size(), std::size_t{64});
    }

    void allGatesAreForStudyOnly() { // "the text and the decision stay those of the chain"
        const std::string date = m_invented->day(6);
        QCOMPARE(runProgram(m_home, evaluate(date, {"--all-gates"})).out,
                 runProgram(m_home, evaluate(date)).out);
        const auto json = runProgram(m_home, evaluate(date, {"--json", "--all-gates"})).json();
        QVERIFY(json["decision"] == "no_trade" && json["reason"] == "No lower BB touch in last 5 bars");
        for (const auto& gate : json["gates"]) {
            QVERIFY2(gate["status"] != "not_evaluated", gate["key"].get<std::string>().c_str());
        }
    }

    void missingInputsAreNamed() { // SHR-D1: VIX3M was never imported
        const auto json =
            runProgram(m_home, evaluate(m_invented->day(0), {"--json", "--set", "ts_source=VIX_VIX3M"}))
                .json();
        QVERIFY(json["gates"][0]["status"] == "fail");
        QVERIFY(json["gates"][0]["missing"] == nlohmann::json::array({"ts_ratio"}));
        QCOMPARE(json["reason"].get<std::string>(), std::string("Regime unknown (data)"));
        QVERIFY(json["filters"][3]["status"] == "flag" && !json["filters"][3]["missing"].empty());
    }

    void theHashCoversInputsParametersAndResult() { // SHR-J1
        const std::string date = m_invented->day(0);
        const auto hash = [&](const std::vector<std::string>& more, const std::filesystem::path& home) {
            std::vector<std::string> all{"--json"};
            all.insert(all.end(), more.begin(), more.end());
            return runProgram(home, evaluate(date, all)).json()["hash"].get<std::string>();
        };
        const std::string plain = hash({}, m_home);
        QCOMPARE(hash({}, m_home), plain);
        QCOMPARE(hash({"--threads", "1"}, m_home), plain);
        QCOMPARE(hash({"--threads", "2"}, m_home), plain);
        QCOMPARE(hash({}, m_invented->copy()), plain);
        QVERIFY(hash({"--set", "min_iv_rank=51"}, m_home) != plain);
        const auto again = m_invented->fresh();
        QCOMPARE(runProgram(again, {"import", m_invented->files().string(), "--quiet"}).status, 0);
        QCOMPARE(hash({}, again), plain);
    }

    void parametersSayWhereTheyComeFrom() {
        const auto home = m_invented->copy();
        const auto values = [&](std::vector<std::string> more) {
            more.insert(more.begin(), {"params", "--json"});
            const Outcome outcome = runProgram(home, more);
            std::map<std::string, nlohmann::json> found;
            const nlohmann::json answer = outcome.json();
            for (const auto& parameter : answer["parameters"]) {
                found[parameter["name"]] = parameter;
            }
            return found;
        };
        auto plain = values({});
        QVERIFY(plain.size() > 50);
        QVERIFY(plain.at("optimus.min_iv_rank")["value"] == "50" &&
                plain.at("optimus.min_iv_rank")["origin"] == "default" &&
                plain.at("optimus.min_iv_rank")["range"] == "30..70");
        for (const auto& [name, parameter] : plain) {
            QVERIFY2(!parameter["meaning"].get<std::string>().empty(), name.c_str());
        }
        QVERIFY(values({"--set", "min_iv_rank=55"}).at("optimus.min_iv_rank")["origin"] == "call");
        writeAll(m_invented->root() / "own.toml", "[optimus]\nmin_iv_rank = 60\n");
        const auto filed = values({"--config", (m_invented->root() / "own.toml").string()});
        QVERIFY(filed.at("optimus.min_iv_rank")["value"] == "60" &&
                filed.at("optimus.min_iv_rank")["origin"] == "file");
        writeAll(m_invented->root() / "bad.toml",
                 "[optimus]\nmin_iv_rank = 60\nmax_aggregate_delta = -0.5\n");
        const Outcome bad = runProgram(
            home, evaluate(m_invented->day(0), {"--config", (m_invented->root() / "bad.toml").string()}));
        QVERIFY2(bad.status == 3 && bad.oneLine(), bad.all()); // OPT-ERR2
        QVERIFY2(bad.err.contains("line 3") && bad.err.contains("max_aggregate_delta_abs"), bad.all());
        const auto onlyOptimus = values({"--strategy", "optimus"});
        QVERIFY(onlyOptimus.size() < plain.size() && onlyOptimus.contains("optimus.min_iv_rank"));
    }

    void aFullOutputIsToldNotIgnored() { // a result that nobody received is no success
        for (const std::vector<std::string>& arguments :
             std::vector<std::vector<std::string>>{evaluate(m_invented->day(0)),
                                                   {"params"},
                                                   {"data"},
                                                   {"journal", "export"},
                                                   {"calc", "--list"}}) {
            QProcess process;
            process.setStandardOutputFile(QStringLiteral("/dev/full"));
            const bool calc = arguments.front() == "calc";
            process.start(programPath(), argumentsOf(calc ? std::filesystem::path() : m_home, arguments));
            QVERIFY(process.waitForFinished());
            QVERIFY2(process.exitCode() == 3, arguments.front().c_str());
        }
    }

    void withoutADisplayTheWindowSaysSo() { // one line and a status, no abort
        for (const char* display : {"", ":4711"}) {
            QProcess process;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            for (const char* name : {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"}) {
                environment.remove(QLatin1String(name));
            }
            if (*display != '\0') {
                environment.insert(QStringLiteral("DISPLAY"), QLatin1String(display));
            }
            process.setProcessEnvironment(environment);
            process.start(programPath(), argumentsOf(m_home, {}));
            QVERIFY(process.waitForFinished());
            const QByteArray said = process.readAllStandardError();
            QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 2, said);
            QVERIFY2(said.count('\n') == 1 && said.contains("no display"), said);
        }
    }

    void doctorAnswersWithItsStatus() {
        const Outcome outcome = runProgram(m_home, {"doctor", "--json"});
        QVERIFY2(outcome.status == 1, outcome.all()); // put/call and credit were never imported
        std::map<std::string, bool> findings;
        const nlohmann::json answer = outcome.json();
        for (const auto& finding : answer["findings"]) {
            findings[finding["what"]] = finding["ok"];
        }
        QVERIFY(findings.at("journal") && findings.at("data SPX") && !findings.at("data HY_OAS"));
        const Outcome empty = runProgram(m_invented->fresh(), {"doctor"});
        QVERIFY2(empty.status == 1 && empty.out.contains("signalbox import"), empty.all());
    }
};

QTEST_GUILESS_MAIN(TestCommandUsage)
#include "tst_command_usage.moc"
