// SPDX-License-Identifier: GPL-3.0-or-later
// What the golden texts do not show: the diagnosis block (SHR-L7), missing inputs (SHR-L1), singulars, absent
// numbers, both counts of a day, losses.
#include <QTest>
#ifndef Q_MOC_RUN // moc cannot parse some of these and need not
#include "engine/base/real.h"
#include "engine/entry/describe.h"
#include "engine/report/log_text.h"
#include "tests/unit/entry/sample_readings.h"
#endif

using namespace signalbox;
using namespace signalbox::report;

namespace {

struct Day {
    diagnosis::OptimusReadings readings = tests::passingDay();
    entry::BookFacts facts = tests::someRoom();
    params::OptimusParameters parameters;
    [[nodiscard]] entry::EntryEvaluation evaluation(bool study = false) const {
        entry::Subject subject;
        subject.date = base::makeDate(2026, 2, 17);
        const auto outcome = entry::evaluateGates(readings, facts, parameters);
        return entry::describe(subject, readings, facts, parameters, outcome, study, {});
    }
    [[nodiscard]] std::string text() const { return entryEvaluationText(evaluation()); }
};

bool has(const std::string& text, const std::string& line) {
    return text.find("\n" + line + "\n") != std::string::npos || text.ends_with("\n" + line);
}

#define HAS_LINE(text, line) QVERIFY2(has((text), (line)), (text).c_str())

} // namespace

class TestLogCases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void diagnosisBlock() { // SHR-L7
        Day day;
        day.readings.creditSpread = 3.60;
        QCOMPARE(diagnosisText(day.evaluation()), std::string("[DIAGNOSIS] 2026-02-17 | SPX\n"
                                                              "  VIX Level: 16.2 (PASS)\n"
                                                              "  IV/HV: 1.62 (PASS)\n"
                                                              "  Breadth: 62.0% (PASS)\n"
                                                              "  Put/Call: 50.0 (PASS)\n"
                                                              "  Credit Spread: +0.55 (FLAG)"));
        day.readings.hv20.reset();
        day.readings.putCallRank.reset();
        day.readings.inputs.breadth = 38.0;
        day.parameters.filterBreadth = params::FilterMode::Off;
        const std::string text = diagnosisText(day.evaluation());
        HAS_LINE(text, "  IV/HV: n/a (FAIL)");
        HAS_LINE(text, "  Put/Call: n/a (FLAG)");
        HAS_LINE(text, "  Breadth: 38.0% (OFF)");
    }

    void missingInputsAreNamedInTheLine() { // SHR-L1, SHR-D1
        Day day;
        day.readings.inputs.tsRatio.reset();
        HAS_LINE(day.text(), "  VIX Term Structure: n/a (FAIL, data: ts_ratio)");
        HAS_LINE(day.text(), "  >>> NO TRADE: VIX Term Structure unavailable (data)");
        day = Day();
        day.readings.close = base::Missing;
        day.readings.ema.reset();
        HAS_LINE(day.text(), "  Trend: n/a (FAIL, data: close, ema200)");
        day = Day();
        day.readings.touch = diagnosis::Touch::Unknown;
        HAS_LINE(day.text(), "  BB Touch: n/a (FAIL, data: touch)");
        day = Day();
        day.readings.priorClose.reset();
        HAS_LINE(day.text(), "  Mean Reversion: Close 5,842 > Lower BB 5,780 (PASS)");
        HAS_LINE(day.text(), "  Price Action: n/a (FAIL, data: prior_close)");
        day = Day();
        day.readings.lowerBand.reset();
        HAS_LINE(day.text(), "  Mean Reversion: n/a (FAIL, data: lower_bb)");
        HAS_LINE(day.text(), "  Price Action: +0.4% today, 1 consecutive up-close (PASS, min: 1)");
        day = Day();
        day.readings.rsiPrior.reset();
        HAS_LINE(day.text(), "  RSI: n/a (FAIL, data: rsi_prior)");
        day = Day();
        day.facts.openTotal.reset();
        HAS_LINE(day.text(), "  Capacity: n/a (FAIL, data: open_total)");
        HAS_LINE(day.text(), "  >>> NO TRADE: Capacity unavailable (data)");
    }

    void statesOfTheTermStructure() { // SHR-L1
        Day day;
        day.readings.inputs.tsRatio = 1.0;
        HAS_LINE(day.text(), "  VIX Term Structure: 1.00 flat ratio (PASS, threshold: <1.05)");
        day.readings.inputs.tsRatio = 1.01;
        HAS_LINE(day.text(), "  VIX Term Structure: 1.01 backwardation ratio (PASS, threshold: <1.05)");
    }

    void singulars() {
        Day day;
        day.facts.businessDaysSinceEntry = 1;
        day.parameters.minDaysBetweenEntries = 1;
        HAS_LINE(day.text(), "  Spacing: 1 business day since last entry (PASS, min: 1)");
        TradeOpenedFields opened;
        opened.credit = base::Price::cents(260);
        opened.width = base::Price::dollars(50);
        opened.equity = base::Money::dollars(500'000);
        QVERIFY(tradeOpenedText(opened).ends_with("% of equity (1 position open)"));
    }

    void rsiLineSaysBothHalves() { // SHR-L1
        Day day;
        day.readings.rsi = 30.0;
        day.readings.rsiPrior = 30.0;
        HAS_LINE(day.text(), "  RSI: 30.0, prior 30.0 (FAIL, <=30 and not rising)");
    }

    void studyDoesNotReachTheText() { // commands.md, --all-gates
        Day day;
        day.readings.ivRank = 20;
        QCOMPARE(entryEvaluationText(day.evaluation(true)), day.text());
    }

    void noBlockInWarmupAndUnderAHalt() { // commands.md, evaluate
        Day day;
        day.facts.halts = {"CIRCUIT_BREAKER", "FAILURE_HALT"};
        QVERIFY(day.text().empty() && diagnosisText(day.evaluation()).empty());
        QCOMPARE(blockedWhy(day.evaluation()), std::string("CIRCUIT_BREAKER, FAILURE_HALT"));
        day.readings.barsRemaining = 53;
        QVERIFY(day.text().empty() && diagnosisText(day.evaluation()).empty());
        QCOMPARE(blockedWhy(day.evaluation()), std::string("WARMUP"));
    }

    void feesTurnAThinWinIntoALoss() { // SHR-M4, SHR-N8
        TradeClosedFields closed;
        closed.credit = base::Price::cents(260);
        closed.debit = base::Price::cents(259);
        closed.width = base::Price::dollars(50);
        closed.fees = base::Money::cents(260);
        closed.losses = 1;
        closed.grossLoss = base::Money::cents(160);
        const std::string text = tradeClosedText(closed);
        HAS_LINE(text, "  P/L: +$0.01 per share (-$1.60 total, 1 contract)");
        HAS_LINE(text, "  Return on Risk: +0.0% (-$1.60 / $4,740)");
        HAS_LINE(text, "  Win/Loss: LOSS");
        HAS_LINE(text, "  Running Stats: 0W / 1L (0.0% win rate), Profit Factor: 0.00");
    }

    void reasons() { // SHR-L3
        QCOMPARE(profitTargetReason(40), std::string("PROFIT TARGET (40%)"));
        QCOMPARE(stopLossReason(250), std::string("STOP LOSS (250%)"));
        QCOMPARE(timeStopReason(21), std::string("TIME STOP (21 DTE)"));
        QCOMPARE(regimeShiftReason(diagnosis::Regime::BearTrend), std::string("REGIME SHIFT (Bear Trend)"));
    }

    void summaryWithBreachesAndNothingKnown() { // SHR-L4
        DailySummaryFields fields;
        fields.date = base::makeDate(2026, 2, 17);
        fields.blocked.push_back({"SPX", "WARMUP"});
        fields.limitBreaches = {"HEAT", "DELTA"};
        QCOMPARE(dailySummaryText(fields), std::string("[DAILY SUMMARY] 2026-02-17 | NO TRADES ELIGIBLE\n"
                                                       "  SPX: BLOCKED \xE2\x80\x94 WARMUP\n"
                                                       "  Open Positions: 0 (LIMIT BREACH: HEAT, DELTA)\n"
                                                       "  Aggregate Delta: n/a\n"
                                                       "  Aggregate Theta: n/a\n"
                                                       "  Portfolio Heat: 0.0% of equity at risk\n"
                                                       "  Days Since Last Entry: n/a"));
    }

    void dashboardEdges() { // SHR-L5
        DashboardFields fields;
        fields.date = base::makeDate(2026, 2, 17);
        fields.aggregateTheta = -12.6;
        fields.aggregateDelta = -0.001;
        fields.nearest = DashboardFields::Expiry{base::makeDate(2026, 4, 2), 29};
        fields.lastTrades = {false, true, true, true, false};
        fields.opened = {"a"};
        fields.closed = {"b", "c"};
        const std::string text = dashboardText(fields);
        HAS_LINE(text, "  Regime: UNKNOWN | VIX: n/a | IV Rank: n/a");
        HAS_LINE(text, "  Open Positions: 0 | Aggregate P/L: n/a");
        HAS_LINE(text, "  Aggregate Delta: +0.00 | Aggregate Theta: -$13/day");
        HAS_LINE(text, "  Nearest Expiry: 2026-04-02 (29 DTE)");
        HAS_LINE(text, "  Circuit Breaker: OFF (last 3 trades: W, W, L)");
        HAS_LINE(text, "  Trades Today: 1 opened (a), 2 closed (b, c)");
        fields.nearest->dte = 28;
        fields.lastTrades = {true};
        HAS_LINE(dashboardText(fields),
                 "  Nearest Expiry: 2026-04-02 (28 DTE) \xE2\x80\x94 ALERT: approaching time stop");
        HAS_LINE(dashboardText(fields), "  Circuit Breaker: OFF (last 1 trade: W)");
    }
};

QTEST_GUILESS_MAIN(TestLogCases)
#include "test_log_cases.moc"
