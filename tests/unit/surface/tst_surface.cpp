// SPDX-License-Identifier: GPL-3.0-or-later
// The surface of a day: no arbitrage whatever the indices say, and the indices met where they are known.
#include "engine/base/date.h"
#include "engine/pricing/black76.h"
#include "engine/surface/columns.h"
#include "engine/surface/surface.h"
#include "tests/unit/surface/random_levels.h"

#include <cmath>
#include <vector>

#include <QTest>

using namespace signalbox;
using namespace signalbox::surface;
using tests::RandomLevels;

namespace {

constexpr double Days[] = {1, 3, 7, 9, 14, 21, 30, 31, 45, 60, 92, 93, 94, 100};

/// Price of a call on a forward of 1, undiscounted.
double callPrice(const Surface& surface, double strike, double years) {
    return pricing::black76Price(pricing::OptionType::Call, 1.0, strike, years, 1.0,
                                 surface.volatility(std::log(strike), years));
}

/// Random constants without arbitrage, up to the very bound.
Constants randomConstants(RandomLevels& random) {
    Constants constants;
    constants.tilt = random.uniform(-0.95, 0.6);
    constants.curvature = 2 / (1 + std::abs(constants.tilt)) * random.uniform(0.1, 1.0);
    constants.share = random.uniform(0.6, 1.0);
    return constants;
}

} // namespace

class TestSurface : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noButterfly();
    void noCalendarArbitrage();
    void meetsTheIndices();
    void missingLevelsAreLeftOut();
    void skewMovesTheMoney();
    void refusesArbitrage();
    void columnsAgreeWithSingleValues();
};

void TestSurface::noButterfly() {
    RandomLevels random(1);
    for (int round = 0; round < 3000; ++round) {
        const Constants constants = round % 2 == 0 ? Constants{} : randomConstants(random);
        const Surface surface(random.levels(), constants);
        const double years = Days[static_cast<std::size_t>(round) % std::size(Days)] / 365;
        constexpr double Step = 0.01;
        double before = callPrice(surface, 0.3 - Step, years);
        double here = callPrice(surface, 0.3, years);
        for (int i = 0; i < 130; ++i) {
            const double next = callPrice(surface, 0.3 + Step * (i + 1), years);
            QVERIFY2(next <= here + 1e-12, "a call falls with its strike");
            QVERIFY2(here - next <= Step + 1e-12, "by at most the strike");
            QVERIFY2(before - 2 * here + next >= -1e-12, "a butterfly costs something");
            before = here;
            here = next;
        }
    }
}

void TestSurface::noCalendarArbitrage() {
    RandomLevels random(2);
    for (int round = 0; round < 3000; ++round) {
        const Constants constants = round % 2 == 0 ? Constants{} : randomConstants(random);
        const Surface surface(random.levels(), constants);
        for (const double k : {-1.2, -0.5, -0.2, -0.1, -0.03, 0.0, 0.05, 0.2, 0.6}) {
            double before = 0;
            for (const double days : Days) {
                const double total = surface.smile(days / 365).totalVariance(k);
                QVERIFY(total >= before - 1e-15);
                before = total;
            }
        }
    }
}

void TestSurface::meetsTheIndices() {
    const Constants constants;
    const Surface surface({20, 25, 22, constants.referenceSkew}, constants);
    QCOMPARE(surface.swapVariance(9.0 / 365), 0.0625 * 9 / 365);
    QCOMPARE(surface.swapVariance(30.0 / 365), 0.04 * 30 / 365);
    QCOMPARE(surface.swapVariance(93.0 / 365), 0.0484 * 93 / 365);
    const double middle = 0.5 * (0.04 * 30 + 0.0484 * 93) / 365;
    QVERIFY(std::abs(surface.swapVariance(61.5 / 365) - middle) < 1e-15);
    // The money is cheaper than the swap, by the share, and nothing else at k = 0.
    QCOMPARE(surface.share(), constants.share);
    QVERIFY(std::abs(surface.volatility(0, 30.0 / 365) - 0.2 * constants.share) < 1e-12);
    QVERIFY(surface.volatility(-0.1, 30.0 / 365) > surface.volatility(0.1, 30.0 / 365));
}

void TestSurface::missingLevelsAreLeftOut() {
    const Constants constants;
    const Surface alone({20, {}, {}, {}}, constants);
    for (const double days : Days) {
        QVERIFY(std::abs(alone.swapVariance(days / 365) - 0.04 * days / 365) < 1e-15);
    }
    QCOMPARE(alone.share(), constants.share);
    const Surface shorter({20, 30, {}, {}}, constants);
    QVERIFY(std::abs(shorter.swapVariance(5.0 / 365) - 0.09 * 5 / 365) < 1e-15);
    // A longer index that is cheaper in total than a shorter one cannot be true: variance never shrinks.
    const Surface inverted({40, {}, 10, {}}, constants);
    QCOMPARE(inverted.swapVariance(93.0 / 365), inverted.swapVariance(30.0 / 365));
}

void TestSurface::skewMovesTheMoney() {
    const Constants constants;
    const auto share = [&](double skew) { return Surface({20, {}, {}, skew}, constants).share(); };
    QVERIFY(share(115) > share(140));
    QCOMPARE(share(200), share(constants.highestSkew)); // beyond what the chains have shown
    QCOMPARE(share(90), share(constants.lowestSkew));
}

void TestSurface::refusesArbitrage() {
    Constants constants;
    constants.curvature = 1.5;
    constants.tilt = -0.7;
    QVERIFY(!isFreeOfArbitrage(constants.curvature, constants.tilt));
    QVERIFY_THROWS_EXCEPTION(std::logic_error, (void)Surface({20, {}, {}, {}}, constants));
    QVERIFY_THROWS_EXCEPTION(std::logic_error, (void)Surface({0, {}, {}, {}}, Constants{}));
}

void TestSurface::columnsAgreeWithSingleValues() {
    const Constants constants;
    const Surface surface({17, 15, 19, 130}, constants);
    const Ssvi smile = surface.smile(0.1);
    std::vector<double> strikes;
    for (double strike = 2000; strike < 3300; strike += 7) {
        strikes.push_back(strike);
    }
    std::vector<double> volatilities(strikes.size());
    volatilityColumn(smile, 2900, 0.1, strikes, volatilities);
    const QuotedWidths widths(constants, 2900, 17);
    std::vector<double> found(strikes.size());
    widthColumn(widths, false, 2900, 0.99, strikes, strikes, found);
    for (std::size_t i = 0; i < strikes.size(); ++i) {
        QVERIFY(std::abs(volatilities[i] - surface.volatility(std::log(strikes[i] / 2900), 0.1)) < 1e-13);
        const double expected = 2.9 * constants.widthScale *
                                    std::pow(strikes[i] / 2.9, constants.widthPower) *
                                    std::pow(17.0 / 16, constants.widthPerVix) +
                                constants.widthInside * 0.99 * std::max(0.0, strikes[i] - 2900);
        QVERIFY(std::abs(found[i] - expected) < 1e-10 * expected);
    }
}

QTEST_APPLESS_MAIN(TestSurface)
#include "tst_surface.moc"
