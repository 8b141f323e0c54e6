// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/performance.h"
#include "engine/stats/success_table.h"
#include "engine/stats/theta_capture.h"

#include <array>

#include <QTest>

using namespace signalbox;
using base::makeDate;
using base::Money;

class TestPerformance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flowsAreNoReturnShrM1() {
        const std::array points{
            book::EquityPoint{makeDate(2026, 1, 5), Money::dollars(100), Money::dollars(100)},
            book::EquityPoint{makeDate(2026, 1, 6), Money::dollars(200), Money::dollars(100)},
            book::EquityPoint{makeDate(2026, 2, 9), Money::dollars(100), Money{}}};
        const auto returns = stats::dailyReturns(points);
        QCOMPARE(returns.size(), std::size_t{2});
        QVERIFY(std::abs(returns[0]) < 1e-12);
        QVERIFY(std::abs(returns[1] + 0.5) < 1e-12);
        QVERIFY(std::abs(*stats::maxDrawdown(points) - 0.5) < 1e-12);
        QVERIFY(*stats::cagr(points) < 0);
    }

    void nothingIsNotZero() {
        QVERIFY(!stats::sharpe({}, 0.04));
        QVERIFY(!stats::sortino({}, 0.04));
        QVERIFY(!stats::cagr({}));
        QVERIFY(!stats::maxDrawdown({}));
        QVERIFY(!stats::totals({}).winRate());
        QVERIFY(!stats::totals({}).profitFactor());
        QVERIFY(!stats::averageDaysHeld({}));
        QVERIFY(!stats::returnOnRisk({}));
        QVERIFY(!stats::exposure({}, {}));
        QVERIFY(!stats::lastWinRate({}, 20));
        QVERIFY(!stats::thetaCaptureOf({}, 20));
    }

    void breakEvenTradeIsALossShrM4() {
        const std::array amounts{Money::cents(0), Money::cents(1)};
        const auto sums = stats::totals(amounts);
        QCOMPARE(sums.wins, 1);
        QCOMPARE(sums.losses, 1);
        QVERIFY(!sums.profitFactor()); // nothing was lost
        QVERIFY(sums.smallSample());
    }

    void thetaCaptureNeedsTwentySessionsOptF2() {
        std::vector<stats::ThetaCapture> sessions(19, {10, -5, std::nullopt});
        QVERIFY(!stats::thetaCaptureOf(sessions));
        sessions.push_back({10, -5, std::nullopt});
        QVERIFY(std::abs(*stats::thetaCaptureOf(sessions) + 0.5) < 1e-12);
        sessions.assign(20, {-10, 5, std::nullopt});
        QVERIFY(!stats::thetaCaptureOf(sessions));
    }

    void monthlyIncomeOptF1() {
        const std::array trades{stats::ClosedTrade{1, makeDate(2026, 1, 7), makeDate(2026, 1, 27),
                                                   Money::dollars(2000), Money::dollars(9000)},
                                stats::ClosedTrade{2, makeDate(2026, 1, 9), makeDate(2026, 3, 3),
                                                   Money::dollars(-500), Money::dollars(9000)}};
        const std::array sessions{
            stats::SessionHeat{makeDate(2026, 1, 5), Money::dollars(100'000), Money{}},
            stats::SessionHeat{makeDate(2026, 1, 27), Money::dollars(101'000), Money::dollars(20'000)},
            stats::SessionHeat{makeDate(2026, 2, 2), Money::dollars(102'000), Money::dollars(9000)},
            stats::SessionHeat{makeDate(2026, 3, 3), Money::dollars(102'000), Money::dollars(9000)}};
        const auto rows = stats::monthlyTable(trades, sessions);
        QCOMPARE(rows.size(), std::size_t{3});
        QVERIFY(std::abs(*rows[0].incomeOnEquity - 0.02) < 1e-12);
        QVERIFY(std::abs(*rows[0].incomeOnHeat - 0.2) < 1e-12);
        QCOMPARE(rows[1].trades, 0);
        QVERIFY(std::abs(*rows[1].incomeOnEquity) < 1e-12);
        QCOMPARE(rows[2].net, Money::dollars(-500));
        const auto table = stats::successTable({{}, trades, rows, 0.0});
        QCOMPARE(table.size(), std::size_t{8});
        QCOMPARE(table[0].key, std::string("sharpe"));
        QVERIFY(!table[0].met.has_value()); // n/a is neither met nor missed
        QVERIFY(table[1].met == false);     // 50% < 75%
        QVERIFY(table[1].smallSample);
        QVERIFY(table[2].met == true); // 2000/500
    }

    void exposureCountsSessionsWithAPosition() {
        book::Position position;
        position.openedOn = makeDate(2026, 1, 6);
        position.closedOn = makeDate(2026, 1, 8);
        const std::array sessions{makeDate(2026, 1, 5), makeDate(2026, 1, 6), makeDate(2026, 1, 7),
                                  makeDate(2026, 1, 8)};
        QVERIFY(std::abs(*stats::exposure(sessions, std::array{position}) - 0.5) < 1e-12);
    }

    void feasibilityLine() {
        const auto result = stats::feasibility(Money::dollars(264), Money::dollars(500'000), 3, 15);
        QCOMPARE(result.line(),
                 std::string("Best possible under the caps: 3.9% of equity a year (0.053% a win, 73 trades a "
                             "year, no loss)"));
    }
};

QTEST_GUILESS_MAIN(TestPerformance)
#include "test_performance.moc"
