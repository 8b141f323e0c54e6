// SPDX-License-Identifier: GPL-3.0-or-later
// The chance to reach a level: against closed forms and against walks drawn one by one.
#include "engine/pricing/black76.h"
#include "engine/pricing/passage.h"
#include "engine/pricing/probability.h"

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include <QtTest>

using namespace signalbox::pricing;

namespace {

constexpr Diffusion Price{5'775.76, 5'804.2, 45.0 / 365.0, 0.215};
constexpr double Never = std::numeric_limits<double>::infinity();

double drawn(const Diffusion& price, Reach reach, const std::vector<double>& levels, int walks) {
    std::mt19937_64 random(20'261'122); // NOLINT(bugprone-random-generator-seed): the same walks each time
    std::normal_distribution<double> normal;
    const auto steps = static_cast<double>(levels.size());
    const double deviation = price.sigma * std::sqrt(price.years / steps);
    const double drift = std::log(price.forward / price.spot) / steps - deviation * deviation / 2;
    int reached = 0;
    for (int walk = 0; walk < walks; ++walk) {
        double at = std::log(price.spot);
        for (const double level : levels) {
            at += drift + deviation * normal(random);
            if (reach == Reach::AtOrAbove ? at >= std::log(level) : at <= std::log(level)) {
                ++reached;
                break;
            }
        }
    }
    return reached / static_cast<double>(walks);
}

} // namespace

class TestPassage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneLookIsTheProbabilityOfEnding() { // SHR-P8
        for (const double level : {5'000.0, 5'700.0, 5'900.0, 6'400.0}) {
            const std::vector<double> once{level};
            const double above = passageProbability(Price, Reach::AtOrAbove, once);
            QVERIFY(std::abs(above - probabilityAbove(Price.forward, level, Price.years, Price.sigma)) <
                    1e-5);
            const double below = passageProbability(Price, Reach::AtOrBelow, once);
            QVERIFY(std::abs(above + below - 1.0) < 1e-5);
        }
    }

    void looksThatCannotReachChangeNothing() {
        const std::vector<double> last{Never, Never, Never, Never, 5'900.0};
        QVERIFY(std::abs(passageProbability(Price, Reach::AtOrAbove, last) -
                         probabilityAbove(Price.forward, 5'900, Price.years, Price.sigma)) < 1e-5);
        const std::vector<double> none{0, 0, 0};
        QVERIFY(passageProbability(Price, Reach::AtOrBelow, none) < 1e-9);
        const std::vector<double> sure{Never, 1e-3, Never};
        QVERIFY(passageProbability(Price, Reach::AtOrAbove, sure) > 1.0 - 1e-9);
    }

    void twoLooksAtWhereItStandsMissThreeEighths() {
        // A driftless walk that is under its start at both of two equal steps: 1/4 + asin(sqrt(1/2)) / (2
        // pi).
        const double deviation = Price.sigma * std::sqrt(Price.years / 2);
        const Diffusion still{100, 100 * std::exp(deviation * deviation), Price.years, Price.sigma};
        const std::vector<double> levels{100, 100};
        QVERIFY(std::abs(passageProbability(still, Reach::AtOrAbove, levels) - 0.625) < 1e-5);
    }

    void manyLooksComeNearTheReflectionPrinciple() {
        // Broadie, Glasserman, Kou (1997): looking n times shifts the level by 0.5826 deviations of a step.
        constexpr int Steps = 250;
        const double deviation = 0.2 * std::sqrt(1.0 / Steps);
        const Diffusion still{100, 100 * std::exp(0.2 * 0.2 / 2), 1, 0.2};
        const std::vector<double> levels(Steps, 110.0);
        const double distance = std::log(1.1) / deviation + 0.5826;
        const double expected = 2 * normalCdf(-distance / std::sqrt(Steps));
        const double found = passageProbability(still, Reach::AtOrAbove, levels);
        QVERIFY2(std::abs(found - expected) < 5e-4,
                 qPrintable(QStringLiteral("%1, expected %2").arg(found).arg(expected)));
    }

    void levelsThatMoveAgreeWithDrawnWalks_data() {
        QTest::addColumn<bool>("above");
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::newRow("falling level above") << true << 6'150.0 << 5'450.0;
        QTest::newRow("rising level above") << true << 5'800.0 << 6'200.0;
        QTest::newRow("rising level below") << false << 5'300.0 << 5'760.0;
        QTest::newRow("starts behind the level") << true << 5'700.0 << 6'900.0;
    }
    void levelsThatMoveAgreeWithDrawnWalks() {
        QFETCH(const bool, above);
        QFETCH(const double, from);
        QFETCH(const double, to);
        const Reach reach = above ? Reach::AtOrAbove : Reach::AtOrBelow;
        std::vector<double> levels(31);
        for (std::size_t i = 0; i < levels.size(); ++i) {
            levels[i] = from + (to - from) * static_cast<double>(i) / 30.0;
        }
        constexpr int Walks = 200'000;
        const double expected = drawn(Price, reach, levels, Walks);
        const double error = std::sqrt(expected * (1 - expected) / Walks);
        const double found = passageProbability(Price, reach, levels);
        QVERIFY2(std::abs(found - expected) < 4 * error,
                 qPrintable(QStringLiteral("%1, drawn %2").arg(found).arg(expected)));
    }
};

QTEST_APPLESS_MAIN(TestPassage)
#include "test_passage.moc"
