// SPDX-License-Identifier: GPL-3.0-or-later
// Each gate and filter alone: pass, fail, the exact boundary, missing data; the chain, halts, warm-up, study
// and the hash.
#include <QTest>
#ifndef Q_MOC_RUN // moc cannot parse some of these and need not
#include "engine/base/real.h"
#include "engine/entry/describe.h"
#include "sample_readings.h"

#include <functional>
#endif

using namespace signalbox;
using namespace signalbox::entry;
using diagnosis::OptimusReadings;
using diagnosis::Regime;
using diagnosis::Touch;
using params::OptimusParameters;
using tests::passingDay;
using tests::someRoom;

namespace {

/// One spoiled day and what the gate must say about it.
struct Case {
    const char* name;
    int gate;
    std::function<void(OptimusReadings&, BookFacts&, OptimusParameters&)> change;
    GateStatus status;
    const char* reason; ///< of the day; empty: not checked
    const char* missing;
};

using R = OptimusReadings;
using F = BookFacts;
using P = OptimusParameters;

std::vector<Case> gateCases() {
    constexpr auto Pass = GateStatus::Pass;
    constexpr auto Fail = GateStatus::Fail;
    return {
        {"all pass", 1, [](R&, F&, P&) {}, Pass, "", ""},
        {"neutral", 1, [](R& r, F&, P&) { r.regime = Regime::Neutral; }, Pass, "", ""},
        {"high vol", 1, [](R& r, F&, P&) { r.regime = Regime::HighVol; }, Pass, "", ""},
        {"bear", 1, [](R& r, F&, P&) { r.regime = Regime::BearTrend; }, Fail,
         "Regime blocks entries (Bear Trend)", ""},
        {"unknown", 1,
         [](R& r, F&, P&) {
             r.regime = Regime::Unknown;
             r.regimeMissing = diagnosis::bit(diagnosis::Input::Vix);
         },
         Fail, "Regime unknown (data)", "vix"},
        {"rank exactly 50", 2, [](R& r, F&, P&) { r.ivRank = 50.0; }, Fail,
         "IV Rank below threshold (50.0% <= 50%)", ""},
        {"rank over 50", 2, [](R& r, F&, P&) { r.ivRank = 50.1; }, Pass, "", ""},
        {"rank within tolerance", 2, [](R& r, F&, P&) { r.ivRank = 50.0 + 1e-8; }, Fail, "", ""},
        {"rank fractional limit", 2,
         [](R& r, F&, P& p) {
             r.ivRank = 52.4;
             p.minIvRank = 52.5;
         },
         Fail, "IV Rank below threshold (52.4% < 52.5%)", ""},
        {"rank missing", 2, [](R& r, F&, P&) { r.ivRank.reset(); }, Fail, "IV Rank unavailable (data)",
         "iv_rank"},
        {"rank NaN", 2, [](R& r, F&, P&) { r.ivRank = base::Missing; }, Fail, "IV Rank unavailable (data)",
         "iv_rank"},
        {"ratio exactly 1.05", 3, [](R& r, F&, P&) { r.inputs.tsRatio = 1.05; }, Fail,
         "VIX term structure in backwardation (1.05 >= 1.05)", ""},
        {"ratio just under", 3, [](R& r, F&, P&) { r.inputs.tsRatio = 1.0499; }, Pass, "", ""},
        {"ratio missing", 3, [](R& r, F&, P&) { r.inputs.tsRatio.reset(); }, Fail,
         "VIX Term Structure unavailable (data)", "ts_ratio"},
        {"close at the average", 4, [](R& r, F&, P&) { r.close = 5650.0; }, Fail,
         "SPX not above 200 EMA (5,650 <= 5,650)", ""},
        {"other period", 4,
         [](R& r, F&, P& p) {
             r.close = 5600.0;
             p.trendEmaPeriod = 150;
         },
         Fail, "SPX not above 150 EMA (5,600 <= 5,650)", ""},
        {"average missing", 4, [](R& r, F&, P&) { r.ema.reset(); }, Fail, "Trend unavailable (data)",
         "ema200"},
        {"no touch", 5, [](R& r, F&, P&) { r.touch = Touch::No; }, Fail, "No lower BB touch in last 5 bars",
         ""},
        {"touch unknown", 5, [](R& r, F&, P&) { r.touch = Touch::Unknown; }, Fail,
         "BB Touch unavailable (data)", "touch"},
        {"close at the band", 6, [](R& r, F&, P&) { r.lowerBand = 5842.0; }, Fail,
         "BB touch detected but confirmation failed: Mean Reversion", ""},
        {"close at the prior close", 6, [](R& r, F&, P&) { r.priorClose = 5842.0; }, Fail, "", ""},
        {"streak too short", 6, [](R&, F&, P& p) { p.minConsecutiveUpCloses = 2; }, Fail, "", ""},
        {"streak exact", 6,
         [](R& r, F&, P& p) {
             p.minConsecutiveUpCloses = 3;
             r.upStreak = 3;
         },
         Pass, "", ""},
        {"prior close missing", 6, [](R& r, F&, P&) { r.priorClose.reset(); }, Fail, "", "prior_close"},
        {"RSI at the threshold", 7,
         [](R& r, F&, P&) {
             r.rsi = 30.0;
             r.rsiPrior = 25.0;
         },
         Fail, "BB touch detected but confirmation failed: RSI", ""},
        {"RSI over and flat", 7, [](R& r, F&, P&) { r.rsiPrior = 38.2; }, Fail, "", ""},
        {"RSI prior missing", 7, [](R& r, F&, P&) { r.rsiPrior.reset(); }, Fail, "", "rsi_prior"},
        {"MACD off", 8, [](R& r, F&, P&) { r.macdHistogram = {}; }, GateStatus::Disabled, "", ""},
        {"MACD crossed", 8, [](R&, F&, P& p) { p.macdEnabled = true; }, Pass, "", ""},
        {"MACD crossed two sessions ago", 8,
         [](R& r, F&, P& p) {
             p.macdEnabled = true;
             r.macdHistogram = {0.3, 0.2, 0.1, 0.0};
         },
         Pass, "", ""},
        {"MACD crossed before", 8,
         [](R& r, F&, P& p) {
             p.macdEnabled = true;
             r.macdHistogram = {0.3, 0.2, 0.1, 0.05};
         },
         Fail, "BB touch detected but confirmation failed: MACD", ""},
        {"MACD fell back", 8,
         [](R& r, F&, P& p) {
             p.macdEnabled = true;
             r.macdHistogram = {-0.1, 0.2, -0.1, -0.2};
         },
         Fail, "", ""},
        {"MACD missing", 8,
         [](R& r, F&, P& p) {
             p.macdEnabled = true;
             r.macdHistogram[3].reset();
         },
         Fail, "", "macd_hist"},
        {"one below the symbol cap", 9, [](R&, F& f, P&) { f.openUnder = 2; }, Pass, "", ""},
        {"symbol cap", 9, [](R&, F& f, P&) { f.openUnder = f.openTotal = 3; }, Fail,
         "Capacity reached (3/3 SPX)", ""},
        {"total cap first", 9,
         [](R&, F& f, P&) {
             f.openUnder = 3;
             f.openTotal = 8;
         },
         Fail, "Capacity reached (8/8 total)", ""},
        {"count missing", 9, [](R&, F& f, P&) { f.openTotal.reset(); }, Fail, "Capacity unavailable (data)",
         "open_total"},
        {"spacing exact", 10, [](R&, F& f, P&) { f.businessDaysSinceEntry = 3; }, Pass, "", ""},
        {"spacing short", 10, [](R&, F& f, P&) { f.businessDaysSinceEntry = 2; }, Fail,
         "Spacing below minimum (2 < 3 business days)", ""},
        {"no prior entry", 10, [](R&, F& f, P&) { f.businessDaysSinceEntry.reset(); }, Pass, "", ""},
    };
}

struct Day {
    OptimusReadings readings = passingDay();
    BookFacts facts = someRoom();
    OptimusParameters parameters;
    Subject subject = {"optimus", "SPX", base::makeDate(2026, 2, 17), false, ""};
    [[nodiscard]] EntryEvaluation evaluation(bool study = false) const {
        return describe(subject, readings, facts, parameters, evaluateGates(readings, facts, parameters),
                        study, {});
    }
};

} // namespace

class TestGates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gateByItself() {
        for (const Case& one : gateCases()) {
            Day day;
            one.change(day.readings, day.facts, day.parameters);
            const GateCheck check = checkGate(one.gate, day.readings, day.facts, day.parameters);
            QVERIFY2(check.status == one.status, one.name);
            const EntryEvaluation e = day.evaluation();
            const GateResult& gate = e.gates.at(static_cast<std::size_t>(one.gate - 1));
            QVERIFY2(gate.status == one.status, one.name);
            QVERIFY2(gate.missing == (*one.missing == '\0' ? std::vector<std::string>()
                                                           : std::vector<std::string>{one.missing}),
                     one.name);
            QVERIFY2(gate.rule == gateRule(one.gate) && gate.key == gateKey(one.gate), one.name);
            const bool blocks = one.status == GateStatus::Fail;
            QVERIFY2((e.decision == Decision::Entry) == !blocks, one.name);
            QVERIFY2(gate.reason.empty() == !blocks, one.name);
            if (*one.reason != '\0') {
                QVERIFY2(e.reason == one.reason, (std::string(one.name) + ": " + e.reason).c_str());
            }
            if (gate.margin && check.missing == 0 && one.gate != 6 && one.gate != 7 && one.gate != 8) {
                const bool reached = one.gate == 10 ? *gate.margin >= 0 : *gate.margin > 1e-7;
                QVERIFY2(blocks == !reached, one.name);
            }
        }
    }

    void chainStopsAtTheFirstFailure() { // OPT-E11
        Day day;
        day.readings.ivRank = 20.0;
        day.readings.touch = Touch::No;
        const GateOutcome outcome = evaluateGates(day.readings, day.facts, day.parameters);
        QCOMPARE(outcome.firstFail, 2);
        QCOMPARE(static_cast<int>(outcome.failedGates), 1 << 1);
        for (std::size_t i = 2; i < 10; ++i) {
            QVERIFY(outcome.gates[i].status == GateStatus::NotEvaluated);
        }
    }

    void confirmationBlockListsAllFailures() { // OPT-ERR10, OPT-E11
        Day day;
        day.parameters.macdEnabled = true;
        day.readings.lowerBand = 5900.0;
        day.readings.rsi = 20.0;
        day.readings.macdHistogram[0] = -1.0;
        const EntryEvaluation e = day.evaluation();
        QCOMPARE(e.reason,
                 std::string("BB touch detected but confirmation failed: Mean Reversion, RSI, MACD"));
        QVERIFY(e.gates[8].status == GateStatus::NotEvaluated);
    }

    void filtersVetoAfterTheGates() { // OPT-E12, OPT-ERR7
        Day day;
        day.readings.inputs.breadth = 40.0;
        const EntryEvaluation e = day.evaluation();
        QVERIFY(e.decision == Decision::NoTrade);
        QCOMPARE(e.reason, std::string("Diagnosis filter failed (Breadth)"));
        day.parameters.filterBreadth = FilterMode::Advise;
        const EntryEvaluation advised = day.evaluation();
        QVERIFY(advised.decision == Decision::Entry);
        QVERIFY(advised.filters[2].status == FilterStatus::Flag);
        day.parameters.filterBreadth = FilterMode::Off;
        QVERIFY(day.evaluation().filters[2].status == FilterStatus::Off);
    }

    void filterBoundaries() { // OPT-D1..D5
        struct Limit {
            int index;
            std::function<void(OptimusReadings&)> change;
            bool passes;
        };
        const std::vector<Limit> limits = {
            {0, [](R& r) { r.inputs.vix = 35.0; }, true},
            {0, [](R& r) { r.inputs.vix = 35.01; }, false},
            {1, [](R& r) { r.hv20 = 0.162; }, false},
            {1, [](R& r) { r.hv20 = 0.1619; }, true},
            {1, [](R& r) { r.hv20 = 0.0; }, false},
            {2, [](R& r) { r.inputs.breadth = 40.0; }, false},
            {2, [](R& r) { r.inputs.breadth = 40.1; }, true},
            {3, [](R& r) { r.putCallRank = 5.0; }, false},
            {3, [](R& r) { r.putCallRank = 5.1; }, true},
            {3, [](R& r) { r.putCallRank = 95.0; }, false},
            {4, [](R& r) { r.creditSpread = 3.55; }, false},
            {4, [](R& r) { r.creditSpread = 3.54; }, true},
            {4, [](R& r) { r.creditSpreadFiveAgo.reset(); }, false},
        };
        for (std::size_t i = 0; i < limits.size(); ++i) {
            Day day;
            day.parameters.filterPutCall = FilterMode::Block;
            day.parameters.filterCredit = FilterMode::Block;
            limits[i].change(day.readings);
            const FilterCheck check = checkFilter(limits[i].index, day.readings, day.parameters);
            const FilterStatus wanted = limits[i].passes ? FilterStatus::Pass : FilterStatus::Fail;
            QVERIFY2(check.status == wanted, std::to_string(i).c_str());
        }
    }

    void haltsStopBeforeGateOne() {
        Day day;
        day.facts.halts = {"CIRCUIT_BREAKER", "FAILURE_HALT"};
        const EntryEvaluation e = day.evaluation(true);
        QVERIFY(e.decision == Decision::Halted);
        QVERIFY(e.gates.empty() && e.filters.empty() && e.studyGates.empty());
        QVERIFY(e.halts == day.facts.halts);
        day.readings.barsRemaining = 12;
        QVERIFY2(day.evaluation().decision == Decision::Warmup, "warm-up comes first");
    }

    void warmupEvaluatesNothing() { // OPT-W1
        Day day;
        day.readings.barsRemaining = 53;
        const EntryEvaluation e = day.evaluation(true);
        QVERIFY(e.decision == Decision::Warmup);
        QCOMPARE(e.barsRemaining, 53);
        QVERIFY(e.gates.empty() && e.filters.empty());
    }

    void studyChangesNeitherDecisionNorHash() {
        Day day;
        day.readings.ivRank = 20.0;
        day.facts.openTotal = day.facts.openUnder = 3;
        const EntryEvaluation chain = day.evaluation();
        const EntryEvaluation study = day.evaluation(true);
        QCOMPARE(study.studyGates.size(), std::size_t{10});
        QVERIFY(study.studyGates[8].status == GateStatus::Fail);
        QVERIFY(study.gates[8].status == GateStatus::NotEvaluated);
        QCOMPARE(study.hash, chain.hash);
        QCOMPARE(study.reason, chain.reason);
    }

    void hashKnowsInputsParametersAndResult() { // SHR-J1
        const Day day;
        const std::string hash = day.evaluation().hash;
        QCOMPARE(day.evaluation().hash, hash);
        Day other;
        other.readings.rsi = 38.3;
        QVERIFY(other.evaluation().hash != hash);
        other = Day();
        other.parameters.vixHigh = 26;
        QVERIFY(other.evaluation().hash != hash);
        other = Day();
        other.facts.openTotal = 1;
        QVERIFY(other.evaluation().hash != hash);
        other = Day();
        other.subject.simulated = true;
        QVERIFY(other.evaluation().hash != hash);
    }
};

QTEST_GUILESS_MAIN(TestGates)
#include "test_gates.moc"
