// SPDX-License-Identifier: GPL-3.0-or-later
// The learning baseline in the analysis, the text and the JSON of a backtest (ATR-L4, L5).
#include "engine/base/date.h"
#include "engine/base/real.h"
#include "engine/codec/backtest_json.h"
#include "engine/lab/analysis/run_card.h"
#include "engine/report/backtest_sections.h"
#include "tests/unit/lab/analysis_made_run.h"
#include "tests/unit/stats/learning_trades.h"

#include <QTest>
#ifndef Q_MOC_RUN // moc cannot parse it and need not
#include <nlohmann/json.hpp>
#endif

using namespace signalbox;
using namespace signalbox::tests;
using nlohmann::json;

namespace {

const base::Executor One(1);

lab::Analysis analysed(const backtest::RunResult& run, const char* strategy) {
    lab::AnalysisInputs inputs;
    inputs.run = &run;
    inputs.calendar = &calendar::Calendar::standard();
    inputs.systems = {lab::shareFacts(strategy)};
    inputs.paths = 100;
    inputs.bootstrap.samples = 50;
    return lab::analyse(inputs, One);
}

/// The report of a run without trades, with this learning in it.
std::string textOf(stats::Learning learning) {
    const backtest::RunResult run = madeRun({});
    lab::Analysis analysis = analysed(run, "atr-matrix");
    analysis.learning = std::move(learning);
    return report::backtestLearning(analysis);
}

bool holds(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class TestAnalysisLearning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void closedTradesWithTheirValues() { // ATR-L1
        backtest::RunResult run = madeRun({{1, 10, 264}, {3, 12, 0}, {5, 14, -90}, {30, -1, 77}});
        for (backtest::Trade& trade : run.trades) {
            trade.credit = false;
            trade.entryValues = {1.5, 3.0, 1.2, 30, 0.5, 30, 0.04, 1};
        }
        run.trades[2].entryValues[7] = base::Missing;
        const lab::Analysis analysis = analysed(run, "atr-matrix");
        QVERIFY(analysis.learning.has_value());
        QCOMPARE(analysis.learning->closedTrades, 3); // the open one says nothing yet
        QCOMPARE(analysis.learning->complete, 2);
        const std::string text = report::backtestLearning(analysis);
        QVERIFY(text.starts_with("Learning baseline ("));
        QVERIFY(holds(text, "  Left out: 1 trade without every value known at entry, missing severity 1\n"));
        QVERIFY(holds(text, "  2 of 200 closed trades: too few to learn from\n"));
        const json object = json::parse(codec::backtestJson({}, run, analysis));
        QCOMPARE(object["learning"]["verdict"].get<std::string>(), std::string("too_few_trades"));
        QVERIFY(object["learning"]["complete"] == 2 && object["learning"]["needed"] == 200);
        QVERIFY(object["learning"]["missing"]["severity"] == 1 && object["learning"]["missing"]["dte"] == 0);
        QVERIFY(object["learning"]["log_loss"].is_null() && object["learning"]["predictions"].empty());
        QVERIFY(object["trades"][0]["known_at_entry"]["iv_rank"] == 30.0);
        QVERIFY(object["trades"][2]["known_at_entry"]["severity"].is_null());
    }

    void othersDoNotLearn() {
        const backtest::RunResult run = madeRun({{1, 10, 264}});
        const lab::Analysis analysis = analysed(run, "breakout");
        QVERIFY(!analysis.learning);
        QVERIFY(report::backtestLearning(analysis).empty());
        QVERIFY(json::parse(codec::backtestJson({}, run, analysis))["learning"].is_null());
    }

    void verdictsInWords() { // ATR-L4: "No improvement" is a valid result
        const std::string noise = textOf(stats::learn(inventedTrades(600, 0.0, 1), One));
        QVERIFY(holds(noise, "  390 predictions from 20 fits, each on trades closed before the entry"));
        QVERIFY(holds(noise, "\n  No improvement: the intervals do not both lie above 0\n"));
        QVERIFY(holds(noise, "resampled whole, 2000 samples, seed 20260717\n"));
        const std::string informed = textOf(stats::learn(inventedTrades(600, 2.0, 1), One));
        QVERIFY(holds(informed, "\n  Improvement: both intervals lie above 0\n"));
        QVERIFY(holds(informed, "\n  Log loss ") && holds(informed, "\n  Brier score "));
        QVERIFY(holds(informed, "\n  0-10% ") && holds(informed, "\n  90-100% "));
        QVERIFY(holds(textOf(stats::learn(inventedTrades(205, 2.0, 1), One)),
                      "  No prediction: no trade was opened after 200 had closed\n"));
    }

    void theObjectHoldsEveryPrediction() {
        const backtest::RunResult run = madeRun({});
        lab::Analysis analysis = analysed(run, "atr-matrix");
        analysis.learning = stats::learn(inventedTrades(300, 2.0, 1), One);
        const json learning = json::parse(codec::backtestJson({}, run, analysis))["learning"];
        QCOMPARE(learning["predictions"].size(), std::size_t{90});
        QCOMPARE(learning["calibration"].size(), std::size_t{10});
        double brier = 0;
        for (const json& one : learning["predictions"]) {
            const double miss = one["p"].get<double>() - (one["won"].get<bool>() ? 1 : 0);
            brier += miss * miss / 90;
        }
        QVERIFY(std::abs(brier - learning["brier"]["model"].get<double>()) < 1e-12);
        QVERIFY(learning["brier"]["low"].get<double>() < learning["brier"]["high"].get<double>());
    }
};

QTEST_GUILESS_MAIN(TestAnalysisLearning)
#include "tst_analysis_learning.moc"
