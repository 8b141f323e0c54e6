// SPDX-License-Identifier: GPL-3.0-or-later
// A run made by hand as JSON and as text: every key of commands.md, amounts in dollars, missing as null or
// n/a, small samples marked.
#include "engine/base/date.h"
#include "engine/codec/backtest_json.h"
#include "engine/report/backtest_report.h"
#include "tests/unit/lab/analysis_made_run.h"

#include <QTest>
#ifndef Q_MOC_RUN // moc cannot parse it and need not
#include <nlohmann/json.hpp>
#endif

using namespace signalbox;
using namespace signalbox::tests;
using base::Money;
using nlohmann::json;

namespace {

struct Case {
    explicit Case(const std::vector<MadeTrade>& trades) : run(madeRun(trades)) {
        lab::AnalysisInputs inputs;
        inputs.run = &run;
        inputs.calendar = &calendar::Calendar::standard();
        inputs.systems = {lab::optimusFacts({}, nullptr)};
        inputs.paths = 200;
        inputs.bootstrap.samples = 100;
        analysis = lab::analyse(inputs, base::Executor(1));
        card.strategy = "optimus";
        card.underlying = "SPX";
        card.from = base::makeDate(2026, 1, 1);
        card.to = base::makeDate(2026, 3, 31);
        card.parameters = {
            {"min_iv_rank", "30"}, {"target_delta", "-0.16"}, {"macd_enabled", "false"}, {"ts_source", "VX"}};
        card.changed = {"min_iv_rank=30"};
        card.feePerContract = Money::cents(65);
        card.modelErrorLines = {"delta 0.16, 45 days: 0.3 vol points"};
        card.seconds = 0.5;
        card.threads = 2;
        const std::array fills{lab::FillRun{{}, &run}};
        card.fills = lab::compareFills(fills, analysis.sessions);
    }
    [[nodiscard]] json object() const { return json::parse(codec::backtestJson(card, run, analysis)); }
    [[nodiscard]] std::string text() const { return report::backtestText(card, run, analysis); }

    backtest::RunResult run;
    lab::Analysis analysis;
    lab::RunCard card;
};

const std::vector<MadeTrade> Some = {
    {1, 10, 264},
    {3, 12, -530, book::CloseReason::StopLoss, diagnosis::Regime::HighVol, 38, 0.27},
    {30, -1, 77}};

bool holds(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class TestAnalysisTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKeyOfTheCommand() {
        const json object = Case(Some).object();
        for (const char* key : {"strategy", "underlying", "from", "to", "parameters", "days", "trades",
                                "equity", "statistics", "gates", "priced_from", "run"}) {
            QVERIFY2(object.contains(key), key);
        }
        for (const char* key : {"opened", "closed", "legs", "contracts", "credit", "debit", "pl", "reason",
                                "days_held", "dte_at_close", "max_loss", "conviction", "regime"}) {
            QVERIFY2(object["trades"][0].contains(key), key);
        }
        for (const char* key : {"cagr", "sharpe", "sortino", "win_rate", "profit_factor", "max_drawdown",
                                "avg_days_held", "trades", "return_on_risk", "exposure"}) {
            QVERIFY2(object["statistics"].contains(key), key);
        }
        QVERIFY(object["gates"].size() == 10 && object["gates"][1]["key"] == "iv_rank");
        QVERIFY(object["gates"][0].contains("evaluated") && object["gates"][0].contains("failed_first"));
        for (const char* key : {"seconds", "threads", "days_per_second"}) {
            QVERIFY2(object["run"].contains(key), key);
        }
    }

    void valuesInTheUnitsOfTheCommand() {
        const Case made(Some);
        const json object = made.object();
        QVERIFY(object["from"] == "2026-01-01" && object["days"] == made.run.sessions.size());
        QVERIFY(object["equity"][0] == json::array({"2026-01-02", 500000.0}));
        QVERIFY(object["equity"].back() == json::array({"2026-03-31", 499734.0}));
        const json& trade = object["trades"][0];
        QVERIFY(trade["credit"] == 2.6 && trade["pl"] == 264.0 && trade["max_loss"] == 9480.0);
        QVERIFY(trade["legs"][0] ==
                json({{"side", "sell"}, {"right", "P"}, {"strike", 5700.0}, {"ratio", 1}}));
        QVERIFY(trade["reason"] == "profit_target" && trade["regime"] == "elevated_vol");
        QVERIFY(trade["conviction"] == 1.0 && trade["contracts"] == 2);
        const json& open = object["trades"][2];
        QVERIFY(open["closed"].is_null() && open["debit"].is_null() && open["reason"] == "open");
        QVERIFY(open.contains("mark"));
        const json& statistics = object["statistics"];
        QVERIFY(statistics["trades"] == 2 && statistics["win_rate"] == 0.5);
        QVERIFY(std::abs(statistics["profit_factor"].get<double>() - 264.0 / 530.0) < 1e-15);
        QVERIFY(statistics["net"] == -266.0 && statistics["open_pl"] == 77.0);
        QVERIFY(object["parameters"] == json({{"min_iv_rank", 30},
                                              {"target_delta", -0.16},
                                              {"macd_enabled", false},
                                              {"ts_source", "VX"}}));
        QVERIFY(object["priced_from"]["quotes"] == 1.0 && object["priced_from"]["model"] == 0.0);
        QVERIFY(object["run"]["days_per_second"] == static_cast<double>(made.run.sessions.size()) * 2.0);
        QVERIFY(object["greeks"].is_null()); // no system was asked
    }

    void missingIsNull() {
        const json object = Case({}).object();
        for (const char* key :
             {"sharpe", "sortino", "win_rate", "profit_factor", "avg_days_held", "return_on_risk"}) {
            QVERIFY2(object["statistics"][key].is_null(), key);
        }
        QVERIFY(object["statistics"]["trades"] == 0 && object["statistics"]["exposure"] == 0.0);
        QVERIFY(object["priced_from"]["quotes"].is_null());
        QVERIFY(object["success"]["feasibility"].is_null());
        QVERIFY(object["trades"].empty() && object["trades"].is_array());
    }

    void reportSaysWhatWasMeasured() {
        const std::string text = Case(Some).text();
        QVERIFY(text.starts_with("[BACKTEST] optimus SPX | 2026-01-01 to 2026-03-31 | 61 sessions\n"));
        for (const char* part : {"Changed parameters: min_iv_rank=30\n",
                                 "WARNING: small sample: 2 closed trades, below 30",
                                 "5700/5650P",
                                 "+$264",
                                 "-$530",
                                 "1 trade still open at the end, +$77 at the last mark",
                                 "Start: $500,000 on 2026-01-02",
                                 "End: $499,734 on 2026-03-31 (-0.05%)",
                                 "win_rate",
                                 ">= 75%",
                                 "not met",
                                 "small sample",
                                 "Best possible under the caps",
                                 "Halts raised: breaker 0",
                                 "seed 1, xoshiro256** seeded by splitmix64",
                                 "iv_rank",
                                 "OPT-E2",
                                 "By reason of the exit",
                                 "stop_loss",
                                 "Months (net P/L",
                                 "Deepest drawdowns",
                                 "Longest row of losses: 1 trade, -$530",
                                 "Distribution of trade results",
                                 "All: 100.0% quotes, 0.0% model",
                                 "delta 0.16, 45 days: 0.3 vol points",
                                 "rules is OPT-T8",
                                 "Run: 0.500 s, 2 threads"}) {
            QVERIFY2(holds(text, part), part);
        }
        QVERIFY(text.ends_with("\n") && !holds(text, " \n") && !holds(text, "\n\n\n"));
    }

    void emptyRunsHaveAReportToo() {
        const std::string text = Case({}).text();
        QVERIFY(holds(text, "Trades: none\n"));
        QVERIFY(holds(text, "n/a"));
        backtest::RunResult nothing;
        lab::AnalysisInputs inputs;
        inputs.run = &nothing;
        inputs.calendar = &calendar::Calendar::standard();
        const auto analysis = lab::analyse(inputs, base::Executor(1));
        QVERIFY(!report::backtestText({}, nothing, analysis).empty());
        QVERIFY(!codec::backtestJson({}, nothing, analysis).empty());
    }

    void columnsAlign() {
        const std::string text = Case(Some).text();
        const auto title = text.find("  #  Opened");
        QVERIFY(title != std::string::npos);
        std::vector<std::size_t> ends;
        std::size_t at = title;
        for (int line = 0; line < 4; ++line) {
            const auto end = text.find('\n', at);
            const std::string row = text.substr(at, end - at);
            const auto column = row.find(line == 0   ? "P/L"
                                         : line == 1 ? "+$264"
                                         : line == 2 ? "-$530"
                                                     : "+$77");
            ends.push_back(column + (line == 0 ? 3 : line == 3 ? 4 : 5));
            at = end + 1;
        }
        for (const std::size_t end : ends) {
            QCOMPARE(end, ends.front());
        }
    }
};

QTEST_GUILESS_MAIN(TestAnalysisTexts)
#include "tst_analysis_texts.moc"
