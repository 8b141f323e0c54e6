// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/real.h"
#include "engine/indicators/indicators.h"

#include <cmath>
#include <functional>

#include <QTest>

using namespace signalbox;
using base::Missing;

namespace {

/// A path without any pattern, the same on every machine.
std::vector<double> path(std::size_t length, unsigned seed = 12345) {
    std::vector<double> out;
    std::uint32_t state = seed;
    double price = 100.0;
    for (std::size_t i = 0; i < length; ++i) {
        state = state * 1664525U + 1013904223U;
        price *= 1.0 + (static_cast<double>(state >> 8U) / 16777216.0 - 0.497) * 0.04;
        out.push_back(price);
    }
    return out;
}

struct Bars {
    std::vector<double> high, low, close;
};

using Column = std::function<std::vector<double>(const Bars&)>;

std::vector<std::pair<const char*, Column>> allIndicators() {
    using namespace indicators;
    return {
        {"sma", [](const Bars& b) { return sma(b.close, 200); }},
        {"ema", [](const Bars& b) { return ema(b.close, 200); }},
        {"bollinger", [](const Bars& b) { return bollinger(b.close, 20, 2.0).lower; }},
        {"rsi", [](const Bars& b) { return rsi(b.close, 14); }},
        {"macd", [](const Bars& b) { return macd(b.close).histogram; }},
        {"trueRange", [](const Bars& b) { return trueRange(b.high, b.low, b.close); }},
        {"atr", [](const Bars& b) { return atr(b.high, b.low, b.close, 14); }},
        {"zScore", [](const Bars& b) { return zScore(b.close, 20); }},
        {"percentileRank", [](const Bars& b) { return percentileRank(b.close, 252); }},
        {"historicalVolatility", [](const Bars& b) { return historicalVolatility(b.close, 20); }},
        {"upStreak", [](const Bars& b) { return upStreak(b.close); }},
    };
}

Bars withGaps(std::size_t length, std::initializer_list<std::size_t> gaps) {
    Bars bars;
    bars.close = path(length);
    for (const double close : bars.close) {
        bars.high.push_back(close * 1.01);
        bars.low.push_back(close * 0.985);
    }
    for (const std::size_t gap : gaps) {
        bars.close[gap] = bars.high[gap] = bars.low[gap] = Missing;
    }
    return bars;
}

Bars cut(const Bars& bars, std::size_t length) {
    Bars out = bars;
    out.high.resize(length);
    out.low.resize(length);
    out.close.resize(length);
    return out;
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

} // namespace

class TestIndicators : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void causality();
    void shortSeriesAreMissing();
    void gapsInShortWindows();
    void gapAllowanceOfLongWindows();
    void emaRunsOverGaps();
    void trueRangeAfterAGap();
    void bollingerIsStable();
    void rankIgnoresTies();
    void layOutOnSessions();
};

// The value at t is the value computed on [0, t], to the bit.
void TestIndicators::causality() {
    const Bars bars = withGaps(420, {3, 57, 58, 130, 300, 301, 390});
    for (const auto& [name, indicator] : allIndicators()) {
        const auto whole = indicator(bars);
        QCOMPARE(whole.size(), bars.close.size());
        for (std::size_t t = 0; t < bars.close.size(); ++t) {
            const auto prefix = indicator(cut(bars, t + 1));
            QVERIFY2(same(prefix[t], whole[t]), name);
        }
    }
}

void TestIndicators::shortSeriesAreMissing() {
    for (const auto& [name, indicator] : allIndicators()) {
        QVERIFY2(indicator(withGaps(0, {})).empty(), name);
        QVERIFY2(indicator(withGaps(1, {})).size() == 1, name);
        QVERIFY2(!base::isKnown(indicator(withGaps(3, {1})).at(1)), name);
    }
}

// SHR-D3a: windows below 50 allow no gap at all.
void TestIndicators::gapsInShortWindows() {
    const std::size_t gap = 60;
    const Bars bars = withGaps(120, {gap});
    const auto expectHole = [&](const std::vector<double>& values, std::size_t first, std::size_t last) {
        for (std::size_t t = 40; t < values.size(); ++t) {
            QCOMPARE(base::isKnown(values[t]), t < first || t > last);
        }
    };
    expectHole(indicators::sma(bars.close, 20), gap, gap + 19);
    expectHole(indicators::bollinger(bars.close, 20, 2.0).upper, gap, gap + 19);
    expectHole(indicators::ema(bars.close, 10), gap, gap + 9);
    expectHole(indicators::rsi(bars.close, 14), gap, gap + 14);
    expectHole(indicators::atr(bars.high, bars.low, bars.close, 14), gap, gap + 14);
    expectHole(indicators::zScore(bars.close, 20), gap, gap + 20);
    expectHole(indicators::historicalVolatility(bars.close, 20), gap, gap + 20);
    expectHole(indicators::macd(bars.close).signal, gap, gap + 34);
    expectHole(indicators::trueRange(bars.high, bars.low, bars.close), gap, gap + 1);
    expectHole(indicators::upStreak(bars.close), gap, gap + 1);
}

// 4 gaps in 200 sessions pass, 5 do not; 5 in 253 pass.
void TestIndicators::gapAllowanceOfLongWindows() {
    const Bars four = withGaps(460, {250, 260, 270, 280});
    QVERIFY(base::isKnown(indicators::ema(four.close, 200)[300]));
    QVERIFY(base::isKnown(indicators::sma(four.close, 200)[300]));
    const Bars five = withGaps(460, {250, 260, 270, 280, 290});
    QVERIFY(!base::isKnown(indicators::ema(five.close, 200)[300]));
    QVERIFY(!base::isKnown(indicators::sma(five.close, 200)[449]));
    QVERIFY(base::isKnown(indicators::sma(five.close, 200)[450]));
    QVERIFY(base::isKnown(indicators::percentileRank(five.close, 252)[300]));
    const Bars six = withGaps(460, {250, 260, 270, 280, 290, 299});
    QVERIFY(!base::isKnown(indicators::percentileRank(six.close, 252)[300]));
}

// Inside the allowance the average is that of the bars that exist.
void TestIndicators::emaRunsOverGaps() {
    const Bars bars = withGaps(300, {150, 151});
    std::vector<double> present;
    for (const double close : bars.close) {
        if (base::isKnown(close)) {
            present.push_back(close);
        }
    }
    QCOMPARE(indicators::ema(bars.close, 200).back(), indicators::ema(present, 200).back());
    QCOMPARE(indicators::sma(bars.close, 200).back(), indicators::sma(present, 200).back());
}

// A prior close is that of the previous session.
void TestIndicators::trueRangeAfterAGap() {
    const Bars bars = withGaps(10, {5});
    const auto range = indicators::trueRange(bars.high, bars.low, bars.close);
    QVERIFY(!base::isKnown(range[5]) && !base::isKnown(range[6]) && base::isKnown(range[7]));
    const std::vector<double> rising = {1, 2, 3, Missing, 5, 6, 7};
    const auto streak = indicators::upStreak(rising);
    QCOMPARE(streak[2], 2.0);
    QVERIFY(!base::isKnown(streak[3]) && !base::isKnown(streak[4]));
    QCOMPARE(streak[6], 2.0); // 6 above 5, 7 above 6; what 5 was above is not known
}

// A price of 1e8 with moves of cents: a running sum of squares would have no digit left.
void TestIndicators::bollingerIsStable() {
    std::vector<double> close;
    close.reserve(40);
    for (int i = 0; i < 40; ++i) {
        close.push_back(1e8 + (i % 2 == 0 ? 0.25 : -0.25));
    }
    const auto bands = indicators::bollinger(close, 20, 2.0);
    QCOMPARE(bands.sigma.back(), 0.25);
    QCOMPARE(bands.lower.back(), 1e8 - 0.5);
}

void TestIndicators::rankIgnoresTies() {
    std::vector<double> x = {1, 2, 2, 3, 2};
    QCOMPARE(indicators::percentileRank(x, 4).back(), 25.0);
}

// Bars on closed days are dropped, missing sessions become holes, history starts where told.
void TestIndicators::layOutOnSessions() {
    const auto& calendar = calendar::Calendar::standard();
    std::vector<market::Bar> bars;
    const auto add = [&bars](int day, double close) {
        market::Bar bar;
        bar.date = base::makeDate(2026, 7, static_cast<unsigned>(day));
        bar.close = close;
        bars.push_back(bar);
    };
    add(1, 10);
    add(2, 11);
    add(3, 99); // closed: Independence Day observed
    add(7, 13); // the 6th is missing
    const auto series = market::BarSeries::create({"X", "test", market::Basis::AsTraded}, bars);
    QVERIFY(series.has_value());
    const auto dense = indicators::onSessions(**series, calendar);
    QVERIFY(dense.has_value());
    QCOMPARE(dense->size(), std::size_t{4});
    QCOMPARE(dense->firstSession, *calendar.sessionNumber(base::makeDate(2026, 7, 1)));
    QCOMPARE(dense->close[1], 11.0);
    QVERIFY(!base::isKnown(dense->close[2]));
    QCOMPARE(dense->close[3], 13.0);
    QVERIFY(!base::isKnown(dense->open[0]));
    const auto later = indicators::onSessions(**series, calendar, base::makeDate(2026, 7, 2));
    QCOMPARE(later->size(), std::size_t{3});
    const auto none = indicators::onSessions(**series, calendar, base::makeDate(2027, 1, 1));
    QCOMPARE(none->size(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestIndicators)
#include "test_indicators.moc"
