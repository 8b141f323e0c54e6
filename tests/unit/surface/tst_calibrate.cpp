// SPDX-License-Identifier: GPL-3.0-or-later
// The fit finds the constants that made the quotes, and leaves out what it must not see.
#include "engine/base/date.h"
#include "engine/surface/calibrate.h"
#include "engine/surface/columns.h"
#include "engine/surface/surface.h"
#include "tests/unit/surface/random_levels.h"

#include <cmath>

#include <QTest>

using namespace signalbox;
using namespace signalbox::surface;
using tests::RandomLevels;

namespace {

Constants truth() {
    Constants constants;
    constants.share = 0.80;
    constants.sharePerSkew = -0.002;
    constants.curvature = 0.7;
    constants.tilt = -0.65;
    constants.widthScale = 0.05;
    constants.widthPower = 0.5;
    constants.widthPerVix = 0.8;
    constants.widthInside = 0.02;
    return constants;
}

/// Puts and calls as the constants make them; deltas are only to choose by.
ObservedDay dayOf(const Constants& constants, RandomLevels& random, bool withSkew) {
    ObservedDay day;
    day.year = 2019;
    day.levels = {random.uniform(12, 30), {}, {}, {}};
    if (withSkew) {
        day.levels.skew = random.uniform(113, 150);
    }
    day.spot = 3000;
    day.close = 3000;
    day.carry = 0.01 + random.uniform(-0.002, 0.002);
    Constants wide = constants;
    wide.lowestSkew = 0;
    wide.highestSkew = 1000;
    const Surface surface(day.levels, wide);
    const QuotedWidths widths(constants, day.spot, day.levels.vix);
    for (const double years : {14.0 / 365, 30.0 / 365, 60.0 / 365}) {
        const double deviation = surface.volatility(0, years) * std::sqrt(years);
        for (int i = -8; i <= 8; ++i) {
            Observation quote;
            quote.years = years;
            quote.logMoneyness = 0.25 * i * deviation;
            quote.volatility = surface.volatility(quote.logMoneyness, years);
            quote.delta = i <= 0 ? -0.5 + 0.05 * -i : 0.45 - 0.05 * i;
            if (i > 3) { // puts in the money, for the widths
                quote.delta = -0.8;
            }
            quote.intrinsic = quote.delta == -0.8 ? 3000 * quote.logMoneyness : 0;
            quote.mid = 3000 * 0.2 * deviation * std::exp(0.3 * i) + quote.intrinsic;
            quote.width = widths.of(quote.mid, quote.intrinsic);
            day.quotes.push_back(quote);
        }
    }
    return day;
}

std::vector<ObservedDay> daysOf(const Constants& constants, int count, bool withSkew = true) {
    RandomLevels random(3);
    std::vector<ObservedDay> days;
    days.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        days.push_back(dayOf(constants, random, withSkew));
    }
    return days;
}

void verifyVolatilities(const Constants& found, const Constants& expected, double tolerance) {
    QVERIFY(std::abs(found.share - expected.share) < tolerance);
    QVERIFY(std::abs(found.sharePerSkew - expected.sharePerSkew) < tolerance);
    QVERIFY(std::abs(found.curvature - expected.curvature) < tolerance);
    QVERIFY(std::abs(found.tilt - expected.tilt) < tolerance);
}

} // namespace

class TestCalibrate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatMadeTheQuotes();
    void withoutSkew();
    void leavesOutOtherMoments();
    void oneWideYearDoesNotDecide();
    void staysFreeOfArbitrage();
    void partOfTheQuotes();
    void tooFewDays();
};

void TestCalibrate::findsWhatMadeTheQuotes() {
    const auto fit = calibrate(daysOf(truth(), 20));
    QVERIFY(fit.has_value());
    verifyVolatilities(fit->constants, truth(), 1e-5);
    QVERIFY(fit->rmsVolPoints < 1e-3);
    QCOMPARE(fit->days, 20);
    QVERIFY(std::abs(fit->constants.widthScale - 0.05) < 1e-6);
    QVERIFY(std::abs(fit->constants.widthPower - 0.5) < 1e-6);
    QVERIFY(std::abs(fit->constants.widthPerVix - 0.8) < 1e-6);
    QVERIFY(std::abs(fit->constants.widthInside - 0.02) < 1e-6);
    QVERIFY(std::abs(fit->constants.carry - 0.01) < 0.002);
    const auto again = calibrate(daysOf(truth(), 20));
    QVERIFY(again->constants.share == fit->constants.share && again->constants.tilt == fit->constants.tilt);
}

void TestCalibrate::withoutSkew() {
    Constants expected = truth();
    expected.sharePerSkew = 0;
    const auto fit = calibrate(daysOf(truth(), 12, false));
    QVERIFY(fit.has_value());
    verifyVolatilities(fit->constants, expected, 1e-5);
}

void TestCalibrate::leavesOutOtherMoments() {
    auto days = daysOf(truth(), 12);
    Constants other = truth();
    other.share = 0.95;
    for (ObservedDay day : daysOf(other, 12)) {
        day.close = day.spot * 1.004; // taken hours before the close
        days.push_back(day);
    }
    const auto fit = calibrate(days);
    QCOMPARE(fit->days, 12);
    verifyVolatilities(fit->constants, truth(), 1e-5);
}

void TestCalibrate::oneWideYearDoesNotDecide() {
    auto days = daysOf(truth(), 20);
    for (ObservedDay day : daysOf(truth(), 3)) {
        day.year = 2011;
        for (Observation& quote : day.quotes) {
            quote.width *= 4;
        }
        days.push_back(day);
    }
    const auto fit = calibrate(days);
    QVERIFY(std::abs(fit->constants.widthPower - 0.5) < 0.01);
    QVERIFY(std::abs(fit->constants.widthPerVix - 0.8) < 0.02);
    QVERIFY(std::abs(fit->constants.widthScale / 0.05 - 1) < 0.05);
}

void TestCalibrate::staysFreeOfArbitrage() {
    auto days = daysOf(truth(), 10);
    for (ObservedDay& day : days) {
        for (Observation& quote : day.quotes) {
            quote.volatility +=
                2 * std::abs(quote.logMoneyness); // a wing that no market without arbitrage has
        }
    }
    const auto fit = calibrate(days);
    QVERIFY(fit.has_value());
    QVERIFY(isFreeOfArbitrage(fit->constants.curvature, fit->constants.tilt));
}

void TestCalibrate::partOfTheQuotes() {
    const auto days = daysOf(truth(), 20);
    std::vector<const ObservedDay*> pointers;
    pointers.reserve(days.size());
    for (const ObservedDay& day : days) {
        pointers.push_back(&day);
    }
    const auto fit = calibrateVolatilities(pointers, 10, Constants{});
    QVERIFY(fit.has_value());
    QVERIFY(fit->observations <= 200);
    verifyVolatilities(fit->constants, truth(), 1e-4);
    QCOMPARE(fit->constants.widthScale, Constants{}.widthScale);
}

void TestCalibrate::tooFewDays() {
    QVERIFY(!calibrate(daysOf(truth(), 4)));
    QVERIFY(calibrate(daysOf(truth(), 5)));
    QVERIFY(!calibrate(std::vector<ObservedDay>{}));
}

QTEST_APPLESS_MAIN(TestCalibrate)
#include "tst_calibrate.moc"
