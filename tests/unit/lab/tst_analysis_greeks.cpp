// SPDX-License-Identifier: GPL-3.0-or-later
// P/L by Greek: by hand, to the cent over random marks, against a market that moves in one way only, and the
// theta capture of OPT-M3.
#include "engine/base/date.h"
#include "engine/base/real.h"
#include "engine/lab/analysis/greek_split.h"
#include "engine/pricing/black76.h"
#include "engine/random/random.h"

#include <cmath>

#include <QTest>

using namespace signalbox;
using base::makeDate;
using base::Money;
using base::Price;

namespace {

backtest::Trade soldSpread() {
    backtest::Trade trade;
    trade.id = 1;
    trade.openedOn = makeDate(2026, 1, 5);
    trade.closedOn = makeDate(2026, 1, 7);
    trade.contracts = 2;
    trade.multiplier = 100;
    trade.credit = true;
    trade.entryPrice = Price::cents(260);
    trade.exitPrice = Price::cents(240);
    trade.fees = Money::cents(520);
    trade.netPl = Money::dollars(40) - trade.fees;
    return trade;
}

lab::DatedMark markAt(int day, double mid, double spot) {
    lab::DatedMark result;
    result.date = makeDate(2026, 1, 5) + base::CalendarDays(day);
    backtest::Mark& mark = result.mark;
    mark.usable = true;
    mark.doubledMid = std::llround(2 * mid * 10'000);
    mark.closeCost = Price::units(std::llround((mid + 0.05) * 10'000));
    mark.spot = spot;
    mark.greeksKnown = true;
    mark.legIv = {0.20, 0.22};
    return result;
}

constexpr double Discount = 0.995;
constexpr double Short = 5700;
constexpr double Long = 5650;

struct World {
    double forward = 5850;
    double years = 45.0 / 365;
    double sigma = 0.18;
};

double spreadValue(const World& world) {
    using pricing::black76Price;
    using pricing::OptionType;
    return black76Price(OptionType::Put, world.forward, Short, world.years, Discount, world.sigma) -
           black76Price(OptionType::Put, world.forward, Long, world.years, Discount, world.sigma);
}

/// Greeks by differences of the price, so that no formula of the engine stands on both sides.
lab::DatedMark modelMark(int day, const World& world) {
    lab::DatedMark result = markAt(day, spreadValue(world), world.forward);
    const auto bumped = [&world](double forward, double years, double sigma) {
        return spreadValue({world.forward + forward, world.years + years, world.sigma + sigma});
    };
    constexpr double Units = -200; // two spreads sold
    backtest::Mark& mark = result.mark;
    mark.deltaShares = Units * (bumped(0.5, 0, 0) - bumped(-0.5, 0, 0));
    mark.gamma = Units * (bumped(1, 0, 0) - 2 * bumped(0, 0, 0) + bumped(-1, 0, 0));
    mark.thetaDay = Units * (bumped(0, -0.5 / 365, 0) - bumped(0, 0.5 / 365, 0));
    mark.legIv = {world.sigma, world.sigma};
    mark.legVegaPoint = {Units * (bumped(0, 0, 0.005) - bumped(0, 0, -0.005)), 0};
    return result;
}

/// One step from `before` to `after`, filled at the mid without fees.
lab::GreekParts oneStep(const World& before, const World& after, int days) {
    const std::array marks{modelMark(0, before), modelMark(days, after)};
    backtest::Trade trade = soldSpread();
    trade.closedOn = marks[1].date;
    trade.entryPrice = Price::units(marks[0].mark.doubledMid / 2);
    trade.exitPrice = Price::units(marks[1].mark.doubledMid / 2);
    trade.fees = Money();
    trade.netPl = base::premium(trade.entryPrice - trade.exitPrice, 100, 2);
    const auto split = lab::splitByGreek(trade, marks);
    return split.parts.total() == trade.netPl ? split.parts : lab::GreekParts{};
}

} // namespace

class TestAnalysisGreeks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byHand() {
        const backtest::Trade trade = soldSpread();
        auto first = markAt(0, 2.625, 5842);
        first.mark.deltaShares = 12;
        first.mark.gamma = -0.08;
        first.mark.thetaDay = 15;
        first.mark.legVegaPoint = {-300, 260};
        auto second = markAt(1, 2.50, 5850);
        second.mark.deltaShares = 11;
        second.mark.gamma = -0.07;
        second.mark.thetaDay = 16;
        second.mark.legIv = {0.19, 0.215};
        second.mark.legVegaPoint = {-290, 255};
        auto third = markAt(2, 2.35, 5840);
        third.mark.legIv = {0.195, 0.215};
        const std::array marks{first, second, third};
        const auto split = lab::splitByGreek(trade, marks);
        QCOMPARE(split.steps, 2);
        QCOMPARE(split.explained, 2);
        const lab::GreekParts& parts = split.parts;
        QVERIFY(parts.delta == Money::dollars(12 * 8 - 11 * 10));
        QVERIFY(parts.gamma == Money::cents(-256 - 350)); // -0.04 * 64, -0.035 * 100
        QVERIFY(parts.theta == Money::dollars(31));
        QVERIFY(parts.vega == Money::dollars(300 - 130 - 145)); // -1 and -0.5 points, then +0.5 and 0
        QVERIFY(parts.entryCost == Money::dollars(-5));         // sold at 2.60, worth 2.625
        QVERIFY(parts.exitCost == Money::dollars(-10));         // bought at 2.40, worth 2.35
        QVERIFY(parts.fees == Money::cents(-520));
        QVERIFY(parts.total() == trade.netPl);
        // Mid against mid is +55; delta, gamma, theta and vega say 35.94 of it.
        QVERIFY(parts.remainder == Money::cents(1906));
        QVERIFY(Money::dollars(55) == parts.delta + parts.gamma + parts.theta + parts.vega + parts.remainder);
    }

    void debitTradesEarnWhenThePriceRises() {
        backtest::Trade trade = soldSpread();
        trade.credit = false;
        trade.legCount = 1;
        trade.contracts = 1;
        trade.entryPrice = Price::cents(260);
        trade.exitPrice = Price::cents(300);
        trade.fees = Money::cents(130);
        trade.netPl = Money::dollars(40) - trade.fees;
        const std::array marks{markAt(0, 2.50, 100), markAt(2, 3.10, 101)};
        const auto parts = lab::splitByGreek(trade, marks).parts;
        QVERIFY(parts.entryCost == Money::dollars(-10));
        QVERIFY(parts.exitCost == Money::dollars(-10));
        QVERIFY(parts.remainder == Money::dollars(60)); // no Greek was given
        QVERIFY(parts.total() == trade.netPl);
    }

    void sumsToTheCentOverRandomMarks() {
        random::Random random(6);
        std::vector<lab::TradeSplit> splits;
        Money all;
        for (int round = 0; round < 500; ++round) {
            backtest::Trade trade = soldSpread();
            trade.contracts = random.whole(1, 9);
            trade.fees = Money::cents(random.whole(0, 2000));
            trade.entryPrice = Price::units(random.whole(1, 60'000));
            trade.exitPrice = Price::units(random.whole(0, 90'000));
            trade.netPl =
                base::premium(trade.entryPrice - trade.exitPrice, 100, trade.contracts) - trade.fees;
            const int days = random.whole(0, 30);
            trade.closedOn = trade.openedOn + base::CalendarDays(days);
            if (random.uniform() < 0.2) {
                trade.closedOn.reset();
            }
            std::vector<lab::DatedMark> marks;
            for (int day = 0; day <= days; ++day) {
                auto mark = markAt(day, random.uniform(0.01, 9), random.uniform(5000, 6000));
                mark.mark.doubledMid += random.whole(0, 1); // half units too
                mark.mark.usable = random.uniform() < 0.8;
                mark.mark.greeksKnown = random.uniform() < 0.8;
                mark.mark.deltaShares = random.uniform(-50, 50);
                mark.mark.gamma = random.uniform(-1, 1);
                mark.mark.thetaDay = random.uniform(-20, 60);
                mark.mark.legIv[0] = random.uniform() < 0.1 ? base::Missing : random.uniform(0.1, 0.6);
                mark.mark.legVegaPoint = {random.uniform(-500, 0), random.uniform(0, 500)};
                marks.push_back(mark);
            }
            splits.push_back(lab::splitByGreek(trade, marks));
            QVERIFY(splits.back().parts.total() == trade.netPl);
            QVERIFY(splits.back().explained <= splits.back().steps);
            all += trade.netPl;
        }
        const auto report = lab::sumUp(splits);
        QVERIFY(report.total.total() == all);
        QCOMPARE(report.trades.size(), std::size_t{500});
    }

    void unknownMarksAreRemainder() {
        const backtest::Trade trade = soldSpread();
        auto first = markAt(0, 2.625, 5842);
        first.mark.deltaShares = 12;
        auto second = markAt(1, 2.50, 5850);
        second.mark.usable = false;
        auto third = markAt(2, 2.35, 5840);
        // The session in between is stepped over: delta over the whole way.
        const auto split = lab::splitByGreek(trade, std::array{first, second, third});
        QCOMPARE(split.steps, 1);
        QVERIFY(split.parts.delta == Money::dollars(-24));
        // Without a mark on the day of the closing nothing is known of what it cost.
        third.mark.usable = false;
        const auto blind = lab::splitByGreek(trade, std::array{first, second, third});
        QVERIFY(blind.parts.exitCost == Money() && blind.parts.entryCost == Money::dollars(-5));
        QVERIFY(blind.parts.total() == trade.netPl);
        QVERIFY(lab::splitByGreek(trade, {}).parts.total() == trade.netPl);
        // A leg without volatility: the whole step is remainder, not only its vega.
        third = markAt(2, 2.35, 5840);
        third.mark.legIv[1] = base::Missing;
        QCOMPARE(lab::splitByGreek(trade, std::array{first, third}).explained, 0);
    }

    void oneMoveAtATimeIsExplainedByItsGreek() {
        const World start;
        World moved = start;
        moved.forward += 5;
        auto parts = oneStep(start, moved, 0);
        QVERIFY(parts.delta > Money::dollars(20)); // short puts gain when the index rises
        QVERIFY(parts.gamma < Money());
        QVERIFY(std::abs(parts.remainder.toDollars()) < 0.01 * parts.delta.toDollars());

        World later = start;
        later.years -= 1.0 / 365;
        parts = oneStep(start, later, 1);
        QVERIFY(parts.theta > Money::dollars(2));
        QVERIFY(std::abs(parts.remainder.toDollars()) < 0.05 * parts.theta.toDollars() + 0.02);

        World calmer = start;
        calmer.sigma -= 0.002;
        parts = oneStep(start, calmer, 0);
        QVERIFY(parts.vega > Money::dollars(2));
        QVERIFY(std::abs(parts.remainder.toDollars()) < 0.05 * parts.vega.toDollars() + 0.02);
    }

    void thetaCaptureOptM3() {
        backtest::Trade trade = soldSpread();
        trade.closedOn = makeDate(2026, 1, 12);
        std::vector<lab::DatedMark> marks;
        const std::array mids{2.60, 2.62, 2.65, 2.70, 2.72, 2.75};
        for (std::size_t i = 0; i < mids.size(); ++i) {
            // A weekend lies before the last mark.
            marks.push_back(markAt(static_cast<int>(i) + (i == 5 ? 2 : 0), mids[i], 5842));
            marks.back().mark.thetaDay = 10;
        }
        const auto split = lab::splitByGreek(trade, marks);
        QVERIFY(std::abs(split.theta.predicted - 70) < 1e-9); // 4 single days and one of three
        QVERIFY(std::abs(split.theta.actual + 30) < 1e-9);    // 0.15 x 200, on marks at close cost
        QVERIFY(std::abs(split.theta.ratio.value_or(base::Missing) + 3.0 / 7) < 1e-9);
        QVERIFY(split.thetaLag);
        // Four sessions are too few for the flag.
        QVERIFY(!lab::splitByGreek(trade, std::span(marks).first(5)).thetaLag);
    }
};

QTEST_GUILESS_MAIN(TestAnalysisGreeks)
#include "tst_analysis_greeks.moc"
