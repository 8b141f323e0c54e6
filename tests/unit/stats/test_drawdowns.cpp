// SPDX-License-Identifier: GPL-3.0-or-later
// The single drawdowns behind SHR-M3, rows of losses, bins of results, SHR-M5 over plain holdings.
#include "engine/base/date.h"
#include "engine/base/real.h"
#include "engine/random/random.h"
#include "engine/stats/drawdowns.h"
#include "engine/stats/histogram.h"

#include <algorithm>
#include <array>

#include <QTest>

using namespace signalbox;
using base::makeDate;
using base::Money;

namespace {

book::EquityPoint point(unsigned day, std::int64_t dollars) {
    return {makeDate(2026, 1, day), Money::dollars(dollars), Money{}};
}

/// A missing value fails every comparison.
double orNan(const std::optional<double>& value) {
    return value.value_or(base::Missing);
}

} // namespace

class TestDrawdowns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachFromHighToHigh() {
        // 100 110 99 104.5 110 | 121 60.5 90 (not back)
        const std::array points{point(5, 1000), point(6, 1100),  point(7, 990),  point(8, 1045),
                                point(9, 1100), point(12, 1210), point(13, 605), point(14, 900)};
        const auto list = stats::drawdowns(points);
        QCOMPARE(list.size(), std::size_t{2});
        QVERIFY(list[0].start == makeDate(2026, 1, 12));
        QVERIFY(list[0].trough == makeDate(2026, 1, 13));
        QVERIFY(!list[0].end);
        QVERIFY(std::abs(list[0].depth - 0.5) < 1e-12);
        QCOMPARE(list[0].days, 2);
        QVERIFY(list[1].start == makeDate(2026, 1, 6));
        QVERIFY(list[1].end == makeDate(2026, 1, 9));
        QVERIFY(std::abs(list[1].depth - 0.1) < 1e-12);
        QCOMPARE(list[1].days, 3);
        QVERIFY(std::abs(list[0].depth - orNan(stats::maxDrawdown(points))) < 1e-12);
        QCOMPARE(stats::drawdowns(points, 1).size(), std::size_t{1});
        QVERIFY(stats::drawdowns({}).empty());
    }

    void flowsAreNoDrawdown() {
        const std::array points{
            book::EquityPoint{makeDate(2026, 1, 5), Money::dollars(100), Money{}},
            book::EquityPoint{makeDate(2026, 1, 6), Money::dollars(50), Money::dollars(-50)}};
        QVERIFY(stats::drawdowns(points).empty());
    }

    void deepestEqualsShrM3OnRandomPaths() {
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            random::Random random(seed);
            std::vector<book::EquityPoint> points;
            double equity = 1e6;
            for (int i = 0; i < 200; ++i) {
                equity *= 1 + 0.02 * random.normal();
                points.push_back({makeDate(2020, 1, 1) + base::CalendarDays(i),
                                  Money::dollars(static_cast<std::int64_t>(equity)), Money{}});
            }
            const auto list = stats::drawdowns(points, 1000);
            QVERIFY(!list.empty());
            QVERIFY(std::abs(list.front().depth - orNan(stats::maxDrawdown(points))) < 1e-12);
            QVERIFY(std::is_sorted(list.begin(), list.end(),
                                   [](const auto& a, const auto& b) { return a.depth > b.depth; }));
            QVERIFY(std::count_if(list.begin(), list.end(), [](const auto& one) { return !one.end; }) <= 1);
        }
    }

    void longestRowOfLosses() {
        std::vector<stats::ClosedTrade> trades;
        int day = 0;
        for (const int dollars : {5, -1, 0, 3, -2, -2, -2, 4, -9}) {
            const auto date = makeDate(2026, 1, 5) + base::CalendarDays(day++);
            trades.push_back({day, date, date, Money::dollars(dollars), Money::dollars(10)});
        }
        const auto streak = stats::longestLosingStreak(trades);
        QCOMPARE(streak.length, 3);
        QVERIFY(streak.from == makeDate(2026, 1, 9));
        QVERIFY(streak.to == makeDate(2026, 1, 11));
        QVERIFY(streak.net == Money::dollars(-6));
        // A result of zero is a loss (SHR-M4).
        QCOMPARE(stats::longestLosingStreak(std::span(trades).first(4)).length, 2);
        QCOMPARE(stats::longestLosingStreak({}).length, 0);
    }

    void binsHoldEveryResultAndNeverMixWinsWithLosses() {
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            random::Random random(seed);
            std::vector<Money> amounts;
            const int count = random.whole(1, 300);
            const double scale = random.uniform(1, 5000);
            amounts.reserve(static_cast<std::size_t>(count));
            for (int i = 0; i < count; ++i) {
                amounts.push_back(Money::cents(static_cast<std::int64_t>(100 * scale * random.fatTailed())));
            }
            const auto bins = stats::histogram(amounts);
            QVERIFY(!bins.empty() && bins.size() <= 40);
            int counted = 0;
            int wins = 0;
            for (std::size_t i = 0; i < bins.size(); ++i) {
                QVERIFY(!(bins[i].from < Money{} && bins[i].to > Money{}));
                QVERIFY(i == 0 || bins[i - 1].to == bins[i].from);
                const auto inside = std::count_if(amounts.begin(), amounts.end(), [&](Money amount) {
                    return bins[i].from < amount && amount <= bins[i].to;
                });
                QCOMPARE(bins[i].count, static_cast<int>(inside));
                counted += bins[i].count;
                wins += bins[i].from >= Money{} ? bins[i].count : 0;
            }
            QCOMPARE(counted, count);
            QCOMPARE(wins, stats::totals(amounts).wins);
        }
        QVERIFY(stats::histogram({}).empty());
    }

    void roundWidths() {
        const std::array amounts{Money::dollars(-250), Money::dollars(-100), Money::dollars(0),
                                 Money::dollars(120),  Money::dollars(130),  Money::dollars(140),
                                 Money::dollars(260),  Money::dollars(300)};
        // Quartiles -25 and 170: 2 * 195 / 2 = 195, rounded up to 200.
        const auto bins = stats::histogram(amounts);
        QCOMPARE(bins.size(), std::size_t{4});
        QVERIFY(bins[0].from == Money::dollars(-400) && bins[3].to == Money::dollars(400));
        QCOMPARE(bins[0].count, 1);
        QCOMPARE(bins[1].count, 2); // zero stands with the losses
        QCOMPARE(bins[2].count, 3);
        QCOMPARE(bins[3].count, 2);
    }

    void exposureOfHoldingsAsOfPositionsShrM5() {
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            random::Random random(seed);
            std::vector<base::Date> sessions;
            sessions.reserve(60);
            for (int i = 0; i < 60; ++i) {
                sessions.push_back(makeDate(2026, 1, 1) + base::CalendarDays(2 * i));
            }
            std::vector<stats::Holding> holdings;
            for (int i = random.whole(0, 6); i > 0; --i) {
                const int from = random.whole(0, 119);
                stats::Holding holding{makeDate(2026, 1, 1) + base::CalendarDays(from), {}};
                if (random.uniform() < 0.8) {
                    holding.closedOn = holding.openedOn + base::CalendarDays(random.whole(0, 30));
                }
                holdings.push_back(holding);
            }
            int held = 0;
            for (const auto session : sessions) {
                held += std::any_of(holdings.begin(), holdings.end(), [session](const auto& one) {
                    return one.openedOn <= session && (!one.closedOn || session < *one.closedOn);
                });
            }
            QVERIFY(std::abs(orNan(stats::exposureOf(sessions, holdings)) - held / 60.0) < 1e-12);
        }
        QVERIFY(!stats::exposureOf({}, {}));
    }
};

QTEST_GUILESS_MAIN(TestDrawdowns)
#include "test_drawdowns.moc"
