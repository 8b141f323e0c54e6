// SPDX-License-Identifier: GPL-3.0-or-later
// Loss, profit and break-evens come from the payoff: compared with a fine grid over random structures.
#include "engine/structures/payoff.h"

#include <cmath>
#include <limits>
#include <random>

#include <QTest>

using namespace signalbox;
using base::Money;
using base::Price;
using base::Strike;
using structures::Leg;
using structures::Side;

namespace {

Leg leg(Side side, market::Right right, int strike, int ratio = 1) {
    Leg result;
    result.side = side;
    result.ratio = ratio;
    result.contract.right = right;
    result.contract.strike = Strike::dollars(strike);
    return result;
}

} // namespace

class TestPayoff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void putCreditSpread() { // OPT-S7: width 50, credit 2.60
        const std::vector<Leg> legs{leg(Side::Sell, market::Right::Put, 5700),
                                    leg(Side::Buy, market::Right::Put, 5650)};
        const auto summary = structures::payoffSummary(legs, Price::cents(260), 100);
        QCOMPARE(summary.maxLoss, std::optional(Money::dollars(4740)));
        QCOMPARE(summary.maxProfit, std::optional(Money::dollars(260)));
        QCOMPARE(summary.breakEvens.size(), std::size_t{1});
        QVERIFY(std::abs(summary.breakEvens[0] - 5697.4) < 1e-9);
    }

    void ironCondor() {
        const std::vector<Leg> legs{
            leg(Side::Sell, market::Right::Put, 2700), leg(Side::Buy, market::Right::Put, 2650),
            leg(Side::Sell, market::Right::Call, 3000), leg(Side::Buy, market::Right::Call, 3030)};
        const auto summary = structures::payoffSummary(legs, Price::cents(500), 100);
        QCOMPARE(summary.maxLoss, std::optional(Money::dollars(4500)));
        QCOMPARE(summary.maxProfit, std::optional(Money::dollars(500)));
        QCOMPARE(summary.breakEvens.size(), std::size_t{2});
        QVERIFY(std::abs(summary.breakEvens[0] - 2695) < 1e-9 &&
                std::abs(summary.breakEvens[1] - 3005) < 1e-9);
    }

    void singleOptions() {
        const std::vector<Leg> longCall{leg(Side::Buy, market::Right::Call, 100)};
        const auto call = structures::payoffSummary(longCall, -Price::cents(250), 100);
        QCOMPARE(call.maxLoss, std::optional(Money::dollars(250)));
        QVERIFY(!call.maxProfit);
        QVERIFY(std::abs(call.breakEvens.at(0) - 102.5) < 1e-9);
        const std::vector<Leg> longPut{leg(Side::Buy, market::Right::Put, 100)};
        const auto put = structures::payoffSummary(longPut, -Price::cents(250), 100);
        QCOMPARE(put.maxLoss, std::optional(Money::dollars(250)));
        QCOMPARE(put.maxProfit, std::optional(Money::dollars(9750)));
        const std::vector<Leg> nakedCall{leg(Side::Sell, market::Right::Call, 100)};
        QVERIFY(!structures::payoffSummary(nakedCall, Price::cents(250), 100).maxLoss);
    }

    void agreesWithGrid() {
        std::mt19937 random(7);
        std::uniform_int_distribution<int> pick(0, 1000);
        for (int round = 0; round < 400; ++round) {
            std::vector<Leg> legs;
            legs.reserve(4);
            const int count = 1 + pick(random) % 4;
            for (int i = 0; i < count; ++i) {
                legs.push_back(leg(pick(random) % 2 == 0 ? Side::Buy : Side::Sell,
                                   pick(random) % 2 == 0 ? market::Right::Call : market::Right::Put,
                                   90 + pick(random) % 20, 1 + pick(random) % 2));
            }
            const Price net = Price::cents(pick(random) - 500);
            const auto summary = structures::payoffSummary(legs, net, 100);
            double lowest = std::numeric_limits<double>::infinity();
            double highest = -lowest;
            std::size_t changes = 0;
            double before = 0;
            for (int i = 0; i <= 4000; ++i) { // up to 400 in steps of a dime: all kinks are on it
                const double spot = 0.1 * i;
                const double profit = structures::payoffAt(legs, net.toDollars(), spot);
                QVERIFY(std::abs(profit - structures::payoffAt(legs, net, Price::nearest(spot)).toDollars()) <
                        1e-6);
                lowest = std::min(lowest, profit);
                highest = std::max(highest, profit);
                if (std::abs(profit) > 1e-6) {
                    changes += before * profit < 0 ? 1 : 0;
                    before = profit;
                }
            }
            if (summary.maxLoss) {
                QVERIFY(std::abs(summary.maxLoss->toDollars() - 100 * std::max(0.0, -lowest)) < 1e-6);
            }
            if (summary.maxProfit) {
                QVERIFY(std::abs(summary.maxProfit->toDollars() - 100 * std::max(0.0, highest)) < 1e-6);
            }
            QVERIFY(summary.maxLoss || summary.maxProfit);
            std::size_t below400 = 0;
            for (const double level : summary.breakEvens) {
                QVERIFY(std::abs(structures::payoffAt(legs, net.toDollars(), level)) < 1e-9);
                below400 += level < 400 ? 1 : 0;
            }
            QVERIFY(below400 >= changes);
        }
    }
};

QTEST_GUILESS_MAIN(TestPayoff)
#include "tst_payoff.moc"
