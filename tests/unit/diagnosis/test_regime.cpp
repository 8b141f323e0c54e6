// SPDX-License-Identifier: GPL-3.0-or-later
// The regime: vectors of OPT-R1..R4, and what the vectors do not say (missing names, NaN, total function).
#include "engine/base/real.h"
#include "engine/diagnosis/regime.h"
#include "tests/support/vectors.h"

#include <map>
#include <random>

#include <QTest>

using namespace signalbox;
using namespace signalbox::diagnosis;
using signalbox::tests::VectorFile;
using signalbox::tests::VectorRow;

namespace {

RegimeInputs inputsOf(const VectorRow& row) {
    RegimeInputs in;
    in.vix = row.real("vix");
    in.tsRatio = row.real("ts_ratio");
    in.close = row.real("close");
    in.ema200 = row.real("ema200");
    in.breadth = row.real("breadth");
    in.breadthMean5 = row.real("breadth_sma5");
    in.breadthMean5TenAgo = row.real("breadth_sma5_10ago");
    return in;
}

RegimeInputs calm() {
    return {16.0, 0.9, 5900.0, 5650.0, 62.0, 60.0, 55.0};
}

} // namespace

class TestRegime : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rawVectors() { // OPT-R2, OPT-R3
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("optimus/regime.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            const RawRegime raw = rawRegime(inputsOf(row), RegimeThresholds());
            VECTOR_TEXT(row, "regime_raw", std::string(regimeUpperKey(raw.regime)));
            VECTOR_CHECK(row, (raw.regime == Regime::Unknown) == !raw.missing.empty(), "missing names");
            VECTOR_CHECK(row, (raw.regime == Regime::Unknown) == (raw.rule == 0), "rule");
        }
    }

    void thresholdsAreThoseOfTheParameters() { // OPT-A
        params::OptimusParameters parameters;
        const RegimeThresholds usual = regimeThresholds(parameters);
        QCOMPARE(usual.vixHigh, RegimeThresholds().vixHigh);
        parameters.vixElevated = 17;
        parameters.vixHigh = 22;
        parameters.vixCrisis = 31;
        parameters.tsCrisis = 1.2;
        parameters.breadthMin = 44;
        const RegimeThresholds set = regimeThresholds(parameters);
        QCOMPARE(set.vixElevated, 17.0);
        QCOMPARE(set.vixHigh, 22.0);
        QCOMPARE(set.vixCrisis, 31.0);
        QCOMPARE(set.tsCrisis, 1.2);
        QCOMPARE(set.breadthMin, 44.0);
    }

    void pathVectors() { // OPT-R4
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("optimus/regime_path.csv");
        QVERIFY(!file.rows().empty());
        std::map<std::string, std::vector<Regime>> paths;
        for (const VectorRow& row : file.rows()) {
            std::vector<Regime>& raws = paths[row.text("path")];
            VECTOR_CHECK(row, static_cast<std::size_t>(*row.integer("step")) == raws.size(),
                         "steps in order");
            const auto raw = parseRegime(row.text("raw"));
            VECTOR_CHECK(row, raw.has_value(), "raw regime");
            raws.push_back(*raw);
            const auto closes = static_cast<int>(*row.integer("deescalation_closes"));
            VECTOR_TEXT(row, "effective", std::string(regimeUpperKey(effectiveRegime(raws, closes))));
        }
    }

    void missingInputsAreNamed() { // OPT-R3
        RegimeInputs in = calm();
        in.vix.reset();
        in.ema200 = base::Missing;
        const RawRegime raw = rawRegime(in, RegimeThresholds());
        QVERIFY(raw.regime == Regime::Unknown);
        QVERIFY(raw.missing == (std::vector<std::string>{"vix", "ema200"}));
    }

    void nanIsMissing() { // SHR-D1
        RegimeInputs in = calm();
        in.breadth = base::Missing;
        QVERIFY(rawRegime(in, RegimeThresholds()).regime == Regime::Unknown);
        in = calm();
        in.vix = base::Missing;
        in.tsRatio = 1.06;
        QVERIFY(rawRegime(in, RegimeThresholds()).regime == Regime::Crisis);
    }

    void boundaries_data() {
        QTest::addColumn<double>("vix");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<std::string>("expected");
        QTest::newRow("just under 18") << 17.99 << 0.9 << std::string("BULLISH_CALM");
        QTest::newRow("exactly 18") << 18.0 << 0.9 << std::string("ELEVATED_VOL");
        QTest::newRow("just under 25") << 24.99 << 0.9 << std::string("ELEVATED_VOL");
        QTest::newRow("exactly 25") << 25.0 << 0.9 << std::string("HIGH_VOL");
        QTest::newRow("exactly 35") << 35.0 << 0.9 << std::string("HIGH_VOL");
        QTest::newRow("over 35") << 35.01 << 0.9 << std::string("CRISIS");
        QTest::newRow("ratio just under 1.05") << 16.0 << 1.0499 << std::string("BULLISH_CALM");
        QTest::newRow("ratio exactly 1.05") << 16.0 << 1.05 << std::string("CRISIS");
        QTest::newRow("within the tolerance of 25 (SHR-N6)")
            << 25.0 - 1e-11 << 0.9 << std::string("HIGH_VOL");
    }
    void boundaries() { // OPT-ERR3
        QFETCH(double, vix);
        QFETCH(double, ratio);
        QFETCH(std::string, expected);
        RegimeInputs in = calm();
        in.vix = vix;
        in.tsRatio = ratio;
        QCOMPARE(std::string(regimeUpperKey(rawRegime(in, RegimeThresholds()).regime)), expected);
    }

    void lights() { // OPT-R5
        QVERIFY(lightOf(Regime::BullishCalm) == Light::Green);
        QVERIFY(lightOf(Regime::ElevatedVol) == Light::Green);
        QVERIFY(lightOf(Regime::Neutral) == Light::Amber);
        QVERIFY(lightOf(Regime::HighVol) == Light::Amber);
        QVERIFY(lightOf(Regime::BearTrend) == Light::Red);
        QVERIFY(lightOf(Regime::Crisis) == Light::Red);
        QVERIFY(lightOf(Regime::Unknown) == Light::Grey);
    }

    void keysReadBack() {
        for (int i = 0; i <= static_cast<int>(Regime::Unknown); ++i) {
            const auto regime = static_cast<Regime>(i);
            QVERIFY(parseRegime(regimeUpperKey(regime)) == regime);
        }
        QVERIFY(!parseRegime("CALM"));
    }

    void totalFunction() { // OPT-ERR3: every market has a class, and Unknown only for a named reason
        std::mt19937_64 random(20260217);
        std::uniform_int_distribution<int> choice(0, 5);
        const auto pick = [&](std::initializer_list<double> values) -> std::optional<double> {
            const int at = choice(random);
            return at == 0 ? std::nullopt
                           : std::optional(values.begin()[at % static_cast<int>(values.size())]);
        };
        for (int i = 0; i < 20'000; ++i) {
            RegimeInputs in;
            in.vix = pick({12, 18, 25, 35, 48});
            in.tsRatio = pick({0.88, 1.0, 1.05, 1.2});
            in.close = pick({5900, 5650, 5500});
            in.ema200 = pick({5650});
            in.breadth = pick({62, 40, 33, base::Missing});
            in.breadthMean5 = pick({60, 44});
            in.breadthMean5TenAgo = pick({55, 44});
            const RawRegime raw = rawRegime(in, RegimeThresholds());
            QCOMPARE(raw.regime == Regime::Unknown, !raw.missing.empty());
            const bool crisis = (in.vix && *in.vix > 35) || (in.tsRatio && *in.tsRatio >= 1.05);
            QCOMPARE(raw.regime == Regime::Crisis, crisis);
        }
    }
};

QTEST_GUILESS_MAIN(TestRegime)
#include "test_regime.moc"
