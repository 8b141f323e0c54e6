// SPDX-License-Identifier: GPL-3.0-or-later
// `signalbox backtest` as a script meets it (spec/commands.md): the JSON and its types, the same on any
// number of threads, wrong calls in one line with the right status, --costs, --audit, --compare.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "tests/cli/invented_home.h"

#include <cmath>
#include <memory>
#include <set>
#endif

using namespace signalbox;
using namespace signalbox::tests;
using nlohmann::json;

namespace {

std::vector<std::string> backtest(const std::string& from, const std::string& to,
                                  const std::vector<std::string>& more = {}) {
    std::vector<std::string> all{"backtest", "--strategy", "optimus", "--from", from, "--to", to};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

/// Whether a value is of one of the kinds of a letter: number, integer, text, list, object, bool, - for null.
bool isOf(const json& value, const std::string& kinds) {
    for (const char kind : kinds) {
        const bool is = kind == 'n'   ? value.is_number()
                        : kind == 'i' ? value.is_number_integer()
                        : kind == 't' ? value.is_string()
                        : kind == 'l' ? value.is_array()
                        : kind == 'o' ? value.is_object()
                        : kind == 'b' ? value.is_boolean()
                                      : value.is_null();
        if (is) {
            return true;
        }
    }
    return false;
}

/// What is missing or of another type: "trades.credit", or nothing.
std::string wrongKeys(const json& object, const std::map<std::string, std::string>& keys,
                      const std::string& where) {
    std::string wrong;
    for (const auto& [key, kinds] : keys) {
        if (!object.contains(key)) {
            wrong += " " + where + key + " is missing";
        } else if (!isOf(object[key], kinds)) {
            wrong += " " + where + key + " is " + object[key].dump().substr(0, 40);
        }
    }
    return wrong;
}

/// The answer as printed, byte for byte, but for the object "run"; empty when there is none.
QByteArray withoutRun(const QByteArray& out) {
    const auto begin = out.indexOf("\"run\":");
    const auto end = out.indexOf('}', begin);
    return begin < 0 || end < 0 ? QByteArray() : out.left(begin) + out.mid(end + 1);
}

} // namespace

class TestBacktest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<InventedHome> m_invented;
    std::filesystem::path m_home;
    std::string m_from, m_to;

private Q_SLOTS:
    void initTestCase() {
        m_invented = std::make_unique<InventedHome>();
        QVERIFY2(m_invented->imported.status == 0, m_invented->imported.all());
        m_home = m_invented->copy();
        m_from = m_invented->day(-20);
        m_to = m_invented->day(25);
    }

    void theJsonHasEveryKeyOfTheCommand() {
        const Outcome outcome = runProgram(m_home, backtest(m_from, m_to, {"--json"}));
        QVERIFY2(outcome.status == 0, outcome.all());
        const json answer = outcome.json();
        std::string wrong = wrongKeys(answer,
                                      {{"strategy", "t"},
                                       {"underlying", "t"},
                                       {"from", "t"},
                                       {"to", "t"},
                                       {"parameters", "o"},
                                       {"days", "i"},
                                       {"trades", "l"},
                                       {"equity", "l"},
                                       {"statistics", "o"},
                                       {"gates", "l"},
                                       {"priced_from", "o"},
                                       {"run", "o"}},
                                      "");
        QVERIFY2(wrong.empty(), wrong.c_str());
        wrong += wrongKeys(answer["statistics"],
                           {{"cagr", "n-"},
                            {"sharpe", "n-"},
                            {"sortino", "n-"},
                            {"win_rate", "n-"},
                            {"profit_factor", "n-"},
                            {"max_drawdown", "n"},
                            {"avg_days_held", "n-"},
                            {"trades", "i"},
                            {"return_on_risk", "n-"},
                            {"exposure", "n"}},
                           "statistics.");
        wrong += wrongKeys(answer["priced_from"], {{"quotes", "n"}, {"model", "n"}}, "priced_from.");
        wrong +=
            wrongKeys(answer["run"], {{"seconds", "n"}, {"threads", "i"}, {"days_per_second", "n"}}, "run.");
        for (const json& gate : answer["gates"]) {
            wrong += wrongKeys(gate, {{"key", "t"}, {"evaluated", "i"}, {"failed_first", "i"}}, "gates.");
        }
        for (const json& trade : answer["trades"]) {
            wrong += wrongKeys(trade,
                               {{"opened", "t"},
                                {"closed", "t-"},
                                {"legs", "l"},
                                {"contracts", "i"},
                                {"credit", "n"},
                                {"debit", "n-"},
                                {"pl", "n"},
                                {"reason", "t-"},
                                {"days_held", "i-"},
                                {"dte_at_close", "i-"},
                                {"max_loss", "n"},
                                {"conviction", "n"},
                                {"regime", "t"}},
                               "trades.");
            for (const json& leg : trade["legs"]) {
                wrong += wrongKeys(leg, {{"side", "t"}, {"strike", "n"}}, "legs.");
            }
        }
        QVERIFY2(wrong.empty(), wrong.c_str());
        QVERIFY(answer["strategy"] == "optimus" && answer["underlying"] == "SPX");
        QVERIFY(answer["from"] == m_from && answer["to"] == m_to);
        QCOMPARE(answer["days"].get<int>(), 46);
        QCOMPARE(answer["equity"].size(), std::size_t{46});
        QVERIFY(answer["equity"][0] == json::array({m_from, 500000.0}));
        QCOMPARE(answer["gates"].size(), std::size_t{10});
        // The market is made around one signal, filled on the session after it.
        QVERIFY2(!answer["trades"].empty(), outcome.all());
        QVERIFY(answer["trades"][0]["opened"] == m_invented->day(1));
        double net = 0;
        for (const json& trade : answer["trades"]) {
            net += trade["pl"].get<double>();
        }
        const double end = answer["equity"].back()[1];
        QVERIFY(std::fabs(500000.0 + net - end) < 0.005);
    }

    void theParametersAreThoseOfTheRun() { // SHR-D9: atr-matrix has a target_dte, too
        const Outcome outcome = runProgram(m_home, backtest(m_from, m_to,
                                                            {"--json", "--set", "optimus.target_dte=50",
                                                             "--set", "atr-matrix.target_dte=35"}));
        QVERIFY2(outcome.status == 0, outcome.all());
        const json answer = outcome.json();
        QVERIFY2(answer["parameters"]["optimus.target_dte"] == 50, answer["parameters"].dump().c_str());
        bool account = false;
        for (const auto& [name, value] : answer["parameters"].items()) {
            account = account || name.starts_with("account.");
            QVERIFY2(name.starts_with("account.") || name.starts_with("optimus."), name.c_str());
        }
        QVERIFY(account);
        QVERIFY(answer["changed"] == json::array({"optimus.target_dte=50"}));
    }

    void threadsChangeNothing() { // SHR-J1
        std::set<QByteArray> answers;
        for (const char* threads : {"1", "2", "7", "2"}) {
            const auto home = m_invented->copy(); // quotes are made anew in each
            for (int again = 0; again < 2; ++again) {
                const Outcome outcome =
                    runProgram(home, backtest(m_from, m_to, {"--json", "--threads", threads}));
                QVERIFY2(outcome.status == 0, outcome.all());
                QVERIFY(outcome.json()["run"]["threads"] == std::stoi(threads));
                answers.insert(withoutRun(outcome.out));
            }
        }
        QCOMPARE(answers.size(), std::size_t{1});
        QVERIFY(answers.begin()->size() > 1000);
        const Outcome other =
            runProgram(m_home, backtest(m_from, m_to, {"--json", "--set", "spread_width=25"}));
        QVERIFY2(other.status == 0, other.all());
        QVERIFY(withoutRun(other.out) != *answers.begin()); // the comparison sees a difference
    }

    void wrongCallsAreOneLineWithTheirStatus_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("named");
        const char* good = "--strategy optimus --from 2019-04-15 --to 2019-06-17 ";
        const auto row = [](const char* name, const std::string& words, int status, const char* named) {
            QTest::newRow(name) << QString::fromStdString(words) << status << QString::fromLatin1(named);
        };
        const std::string fine = good;
        row("no strategy", "--from 2019-04-15 --to 2019-06-17", 2, "--strategy");
        row("no span", "--strategy optimus --from 2019-04-15", 2, "--to");
        row("dates reversed", "--strategy optimus --from 2019-06-17 --to 2019-04-15", 2, "2019-06-17");
        row("no date", "--strategy optimus --from yesterday --to 2019-04-15", 2, "yesterday");
        row("no such date", "--strategy optimus --from 2019-02-30 --to 2019-04-15", 2, "2019-02-30");
        row("unknown strategy", "--strategy horoscope --from 2019-04-15 --to 2019-06-17", 2, "horoscope");
        row("no data in the span", "--strategy optimus --from 2031-01-02 --to 2031-06-30", 3, "2031-01-02");
        row("outside the calendar", "--strategy optimus --from 1970-01-02 --to 1971-01-04", 3,
            "CALENDAR_RANGE");
        row("unknown underlying", fine + "--underlying XYZ", 3, "XYZ");
        row("no equity", fine + "--equity 0", 2, "--equity");
        row("negative equity", fine + "--equity=-5", 2, "--equity");
        row("equity in words", fine + "--equity much", 2, "much");
        row("unreadable costs", fine + "--costs /no/such/costs.toml", 3, "/no/such/costs.toml");
        row("unknown option", fine + "--frob", 2, "--frob");
        row("parameter out of range", fine + "--set min_iv_rank=99", 2, "min_iv_rank");
        row("unknown parameter", fine + "--set nope=1", 2, "nope");
        row("threads in words", fine + "--threads many", 2, "many");
    }
    void wrongCallsAreOneLineWithTheirStatus() {
        QFETCH(QString, words);
        QFETCH(int, status);
        QFETCH(QString, named);
        std::vector<std::string> arguments{"backtest"};
        for (const QString& word : words.split(QLatin1Char(' '))) {
            arguments.push_back(word.toStdString());
        }
        for (const bool asJson : {false, true}) {
            auto all = arguments;
            if (asJson) {
                all.emplace_back("--json");
            }
            const Outcome outcome = runProgram(m_home, all);
            QVERIFY2(outcome.status == status, outcome.all());
            QVERIFY2(outcome.oneLine() && outcome.out.isEmpty(), outcome.all());
            QVERIFY2(outcome.err.contains(named.toUtf8()), outcome.all());
        }
    }

    void anEmptyHomeSaysWhatToDo() {
        const Outcome outcome = runProgram(m_invented->fresh(), backtest(m_from, m_to));
        QVERIFY2(outcome.status == 3 && outcome.oneLine() && outcome.err.contains("import"), outcome.all());
    }

    void costsComeFromAFile() {
        const auto costs = m_invented->root() / "costs.toml";
        writeAll(costs, "fee_per_contract_cents = 125\nexit_slippage = 0.10\n");
        const json plain = runProgram(m_home, backtest(m_from, m_to, {"--json"})).json();
        const Outcome dear =
            runProgram(m_home, backtest(m_from, m_to, {"--json", "--costs", costs.string()}));
        QVERIFY2(dear.status == 0, dear.all());
        const json answer = dear.json();
        QCOMPARE(answer["trades"].size(), plain["trades"].size());
        const json& trade = answer["trades"][0];
        QVERIFY(trade["fees"].get<double>() ==
                1.25 * 2 * trade["contracts"].get<double>() * (trade["closed"].is_null() ? 1 : 2));
        QVERIFY(answer["parameters"]["optimus.exit_slippage"].get<double>() == 0.10);
        // The call is stronger than the file.
        const Outcome over = runProgram(
            m_home,
            backtest(m_from, m_to, {"--json", "--costs", costs.string(), "--set", "exit_slippage=0.20"}));
        QVERIFY2(over.status == 0 && over.json()["parameters"]["optimus.exit_slippage"].get<double>() == 0.20,
                 over.all());
    }

    void costsMayNotSetAnythingElse() {
        const auto costs = m_invented->root() / "sly.toml";
        for (const char* text : {"[optimus]\nmin_iv_rank = 30\n", "min_iv_rank = 30\n",
                                 "exit_slippage = 0.10\nspread_width = 25\n", "nonsense = 1\n",
                                 "fee_per_contract_cents = \"cheap\"\n", "[[[\n"}) {
            writeAll(costs, text);
            const Outcome outcome = runProgram(m_home, backtest(m_from, m_to, {"--costs", costs.string()}));
            QVERIFY2((outcome.status == 2 || outcome.status == 3) && outcome.oneLine(), outcome.all());
            QVERIFY2(outcome.out.isEmpty() && outcome.err.contains("sly.toml"), outcome.all());
        }
    }

    void anAuditFindsNoLookAhead() {
        const Outcome outcome = runProgram(m_home, backtest(m_from, m_to, {"--audit"}));
        QVERIFY2(outcome.status == 0, outcome.all());
        const Outcome asJson = runProgram(m_home, backtest(m_from, m_to, {"--audit", "--json"}));
        QVERIFY2(asJson.status == 0 && asJson.json().is_object(), asJson.all());
        QVERIFY2(!asJson.err.isEmpty(), "the audit says nothing beside JSON");
    }

    void comparesWithTheJournal() {
        const auto home = m_invented->copy();
        const Outcome empty = runProgram(home, backtest(m_from, m_to, {"--compare"}));
        QVERIFY2(empty.status == 0, empty.all());
        // Days that were evaluated and traded on paper: their trades stand beside the backtest's.
        for (int day = 0; day < 25; ++day) {
            const Outcome daily = runProgram(home, {"daily", "--date", m_invented->day(day), "--quiet"});
            QVERIFY2(daily.status == 0, daily.all());
        }
        const Outcome compared = runProgram(home, backtest(m_from, m_to, {"--compare"}));
        QVERIFY2(compared.status == 0, compared.all());
        QVERIFY2(compared.out != empty.out, compared.all());
        QVERIFY2(compared.out.contains(m_invented->day(1).c_str()), compared.all());
    }

    void theTextNamesTradesGatesAndPrices() {
        const Outcome outcome = runProgram(m_home, backtest(m_from, m_to));
        QVERIFY2(outcome.status == 0 && outcome.err.isEmpty(), outcome.all());
        for (const char* part :
             {"[BACKTEST] optimus SPX", "market_regime", "spacing", "OPT-E10", "small sample", "quotes"}) {
            QVERIFY2(outcome.out.contains(part), outcome.all());
        }
    }
};

QTEST_GUILESS_MAIN(TestBacktest)
#include "tst_backtest.moc"
