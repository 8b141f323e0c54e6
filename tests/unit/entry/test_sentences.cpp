// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences under the gates and under the light: what, how much, and what would change it.
#include <QTest>
#ifndef Q_MOC_RUN // moc cannot parse some of these and need not
#include "engine/entry/describe.h"
#include "sample_readings.h"
#endif

using namespace signalbox;
using namespace signalbox::entry;
using diagnosis::Regime;

namespace {

struct Day {
    diagnosis::OptimusReadings readings = tests::passingDay();
    BookFacts facts = tests::someRoom();
    params::OptimusParameters parameters;
    std::vector<InputUse> inputs;
    [[nodiscard]] std::string blocking(bool study = true) const {
        const auto outcome = evaluateGates(readings, facts, parameters);
        return blockingSentence(describe(Subject(), readings, facts, parameters, outcome, study, inputs));
    }
    [[nodiscard]] std::string regime() const { return regimeSentence(readings, parameters, "SPX"); }
};

} // namespace

class TestSentences : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingBlocks() {
        QCOMPARE(Day().blocking(), std::string("Nothing blocks: every gate passes and no filter vetoes."));
    }
    void capacity() {
        Day day;
        day.facts.openTotal = day.facts.openUnder = 3;
        QCOMPARE(day.blocking(), std::string("Only Capacity blocks: 3 of 3 SPX spreads are open."));
        day.facts.openTotal = 8;
        QCOMPARE(day.blocking(), std::string("Only Capacity blocks: 8 of 8 spreads are open."));
    }
    void ivRank() {
        Day day;
        day.readings.ivRank = 44.2;
        QCOMPARE(
            day.blocking(),
            std::string("Only IV Rank blocks: IV Rank is 44.2% and must rise above 50%, 5.8 points away."));
        QVERIFY2(day.blocking(false).starts_with("IV Rank blocks: "),
                 "without study nobody knows about the others");
        day.facts.openUnder = 3;
        QVERIFY(day.blocking().ends_with("5.8 points away; Capacity would block too."));
        day.readings.ivRank = 50.0;
        QVERIFY2(day.blocking().find("less than 0.1 points away") != std::string::npos,
                 day.blocking().c_str());
    }
    void oversold() {
        Day day;
        day.readings.touch = diagnosis::Touch::No;
        day.readings.touchDate.reset();
        day.readings.nearestMiss = 12.34;
        QCOMPARE(day.blocking(),
                 std::string("Only BB Touch blocks: no bar of the last 5 touched its lower Bollinger "
                             "band; the nearest low stayed 12.3 points above it."));
    }
    void confirmation() {
        Day day;
        day.readings.priorClose = 5862.0;
        day.readings.upStreak = 0;
        QCOMPARE(day.blocking(),
                 std::string("Only Mean Reversion blocks: SPX must close above the prior close 5,862, "
                             "20.0 points away."));
        day = Day();
        day.parameters.minConsecutiveUpCloses = 2;
        QCOMPARE(
            day.blocking(),
            std::string("Only Mean Reversion blocks: 2 rising closes in a row are needed and there is 1."));
        day = Day();
        day.readings.rsiPrior = 40.0;
        QCOMPARE(day.blocking(),
                 std::string("Only RSI blocks: RSI is 38.2 and must rise above the prior 40.0."));
    }
    void spacing() {
        Day day;
        day.facts.businessDaysSinceEntry = 1;
        QCOMPARE(day.blocking(),
                 std::string(
                     "Only Spacing blocks: 1 business day since the last entry and 3 are needed, 2 to go."));
    }
    void filter() {
        Day day;
        day.readings.inputs.breadth = 38.2;
        QCOMPARE(
            day.blocking(),
            std::string("Only the Breadth filter blocks: Breadth is 38.2 and must be above 40.0, 1.8 away."));
    }
    void missingDataNamesWhatEnded() { // SHR-D1
        Day day;
        day.readings.inputs.tsRatio.reset();
        day.inputs.push_back({"VX1", base::makeDate(2021, 12, 23), "table", "as_traded", true, ""});
        day.inputs.push_back({"VX2", std::nullopt, "", "", true, ""});
        QCOMPARE(day.blocking(), std::string("Only VIX Term Structure blocks: no data for ts_ratio (VX1 ends "
                                             "2021-12-23, VX2 is not stored)."));
    }
    void beforeTheGates() {
        Day day;
        day.facts.halts = {"CIRCUIT_BREAKER"};
        QCOMPARE(day.blocking(), std::string("A halt blocks: CIRCUIT_BREAKER."));
        day.readings.barsRemaining = 1;
        QCOMPARE(day.blocking(), std::string("Warm-up blocks: 1 more bar is needed."));
    }
    void regimeGate() {
        Day day;
        day.readings.regime = Regime::BearTrend;
        QVERIFY(day.blocking().starts_with("Only Regime blocks: the regime is Bear Trend"));
    }
    void regimeWords() { // trader-conventions 6
        Day day;
        QCOMPARE(day.regime(),
                 std::string("Bullish Calm: VIX 16.2 is under 18.0, SPX 5,842 stands above its 200 EMA "
                             "5,650, breadth 62.0% is above 40%; would turn amber at VIX 25.0 (now 16.2) "
                             "or a close at or under the 200 EMA 5,650 (now 5,842)."));
        day.readings.raw = Regime::BullishCalm;
        day.readings.regime = Regime::Crisis;
        day.readings.closesUntilRelease = 2;
        QVERIFY2(day.regime().starts_with("Crisis, though today alone reads Bullish Calm: ") &&
                     day.regime().ends_with("; held for 2 more closes like today's."),
                 day.regime().c_str());
        day.readings.raw = day.readings.regime = Regime::Unknown;
        day.readings.regimeRule = 0;
        day.readings.regimeMissing = diagnosis::bit(diagnosis::Input::Vix);
        QCOMPARE(day.regime(), std::string("UNKNOWN: no data for vix."));
        day.readings.raw = day.readings.regime = Regime::Crisis;
        day.readings.regimeRule = 1;
        day.readings.inputs.vix = 41.2;
        day.readings.inputs.tsRatio = 1.07;
        QVERIFY(day.regime().starts_with(
            "Crisis: VIX 41.2 is above 35.0 and the term ratio 1.07 is at or above 1.05; "));
    }
};

QTEST_GUILESS_MAIN(TestSentences)
#include "test_sentences.moc"
