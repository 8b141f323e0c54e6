// SPDX-License-Identifier: GPL-3.0-or-later
// Over random days with missing and NaN inputs: the answer is total, an entry never rests on a missing input
// (SHR-D1), the chain is consistent, and nothing gets better by taking an input away.
#include <QTest>
#ifndef Q_MOC_RUN // moc cannot parse some of these and need not
#include "engine/base/real.h"
#include "engine/entry/describe.h"
#include "sample_readings.h"

#include <random>
#endif

using namespace signalbox;
using namespace signalbox::entry;
using diagnosis::OptimusReadings;

namespace {

class RandomDay {
public:
    explicit RandomDay(unsigned seed) : m_random(seed) {}

    OptimusReadings readings() {
        OptimusReadings r = tests::passingDay();
        r.regime = static_cast<diagnosis::Regime>(pick(7));
        r.regimeMissing = r.regime == diagnosis::Regime::Unknown ? diagnosis::bit(diagnosis::Input::Vix) : 0;
        for (std::optional<double>* value : doubles(r)) {
            spoil(*value);
        }
        if (pick(6) == 0) {
            r.upStreak.reset();
        }
        r.touch = pick(3) == 0 ? static_cast<diagnosis::Touch>(pick(3)) : diagnosis::Touch::Yes;
        return r;
    }
    BookFacts facts() {
        BookFacts f = tests::someRoom();
        if (pick(8) == 0) {
            f.openTotal.reset();
        }
        if (pick(8) == 0) {
            f.openUnder = static_cast<int>(pick(5));
        }
        f.businessDaysSinceEntry = pick(4) == 0 ? std::nullopt : std::optional(static_cast<int>(pick(6)));
        return f;
    }
    params::OptimusParameters parameters() {
        params::OptimusParameters p;
        p.macdEnabled = pick(2) == 0;
        p.filterPutCall = static_cast<FilterMode>(pick(3));
        p.filterCredit = static_cast<FilterMode>(pick(3));
        p.filterBreadth = static_cast<FilterMode>(pick(3));
        return p;
    }
    static std::vector<std::optional<double>*> doubles(OptimusReadings& r) {
        return {&r.inputs.vix,
                &r.inputs.tsRatio,
                &r.inputs.breadth,
                &r.close,
                &r.ema,
                &r.ivRank,
                &r.priorClose,
                &r.lowerBand,
                &r.rsi,
                &r.rsiPrior,
                &r.macdHistogram[0],
                &r.macdHistogram[1],
                &r.macdHistogram[2],
                &r.macdHistogram[3],
                &r.hv20,
                &r.putCallRank,
                &r.creditSpread,
                &r.creditSpreadFiveAgo};
    }

private:
    unsigned pick(unsigned count) { return static_cast<unsigned>(m_random() % count); }
    void spoil(std::optional<double>& value) {
        const unsigned what = pick(40);
        if (what == 0) {
            value.reset();
        } else if (what == 1) {
            value = base::Missing;
        } else if (what == 2) {
            value = -*value;
        } else if (what == 3) {
            value = 0.0;
        } else if (what == 4) {
            value = *value * 1.1;
        }
    }
    std::mt19937_64 m_random;
};

bool usable(const std::optional<double>& value) {
    return value && base::isKnown(*value);
}

} // namespace

class TestGatesProperty : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void totalAndConsistent() {
        RandomDay random(7);
        int entries = 0;
        for (int i = 0; i < 100'000; ++i) {
            OptimusReadings r = random.readings();
            const BookFacts f = random.facts();
            const params::OptimusParameters p = random.parameters();
            const GateOutcome outcome = evaluateGates(r, f, p);
            bool everyGate = true;
            for (int number = 1; number <= GateCount; ++number) {
                const GateStatus status = outcome.gates[static_cast<std::size_t>(number - 1)].status;
                const GateStatus alone = checkGate(number, r, f, p).status;
                QVERIFY(status == GateStatus::NotEvaluated || status == alone);
                everyGate = everyGate && (alone == GateStatus::Pass || alone == GateStatus::Disabled);
                const bool failed = (outcome.failedGates & (1U << (number - 1))) != 0;
                QCOMPARE(failed, status == GateStatus::Fail);
            }
            QCOMPARE(outcome.signal(), everyGate && outcome.failedFilters == 0);
            if (outcome.signal()) {
                ++entries;
                QVERIFY(usable(r.ivRank) && usable(r.inputs.tsRatio) && usable(r.close) && usable(r.ema));
                QVERIFY(usable(r.lowerBand) && usable(r.priorClose) && r.upStreak && usable(r.rsi) &&
                        usable(r.rsiPrior));
                QVERIFY(usable(r.inputs.vix) && usable(r.hv20) && f.openTotal && f.openUnder);
                QVERIFY(!p.macdEnabled || usable(r.macdHistogram[3]));
                QVERIFY(p.filterBreadth != FilterMode::Block || usable(r.inputs.breadth));
            }
            if (i % 50 == 0) { // the texts are total as well
                const EntryEvaluation e = describe(Subject(), r, f, p, outcome, true, {});
                QCOMPARE(e.reason.empty(), outcome.signal());
                QVERIFY(!blockingSentence(e).empty());
                QVERIFY(blockingSentence(e).find("nan") == std::string::npos);
            }
        }
        QVERIFY2(entries > 100, "the property is worth something only if some days pass");
    }

    void takingAnInputAwayNeverHelps() { // SHR-D1
        RandomDay random(11);
        for (int i = 0; i < 5'000; ++i) {
            OptimusReadings r = random.readings();
            const BookFacts f = random.facts();
            const params::OptimusParameters p = random.parameters();
            const bool before = evaluateGates(r, f, p).signal();
            for (std::optional<double>* value : RandomDay::doubles(r)) {
                const auto kept = *value;
                value->reset();
                QVERIFY(before || !evaluateGates(r, f, p).signal());
                *value = kept;
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestGatesProperty)
#include "test_gates_property.moc"
