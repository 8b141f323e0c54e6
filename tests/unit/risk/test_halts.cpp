// SPDX-License-Identifier: GPL-3.0-or-later
// The circuit breaker's state on a session (OPT-B3, B4), and failure halts (OPT-F2, F3).
#include "engine/risk/circuit_breaker.h"
#include "engine/risk/failure_halt.h"

#include <array>

#include <QTest>

using namespace signalbox;
using base::makeDate;
using base::Money;
using risk::BreakerTrade;

namespace {

risk::BreakerParameters stopAt(std::int32_t multiplierX100) {
    risk::BreakerParameters parameters;
    parameters.stopMultiplierX100 = multiplierX100;
    return parameters;
}

const calendar::Calendar& sessions() {
    return calendar::Calendar::standard();
}

BreakerTrade stop(int id, unsigned dayOfMonth) {
    return {id, makeDate(2026, 3, dayOfMonth), Money::dollars(-520), Money::dollars(520),
            book::CloseReason::StopLoss};
}

risk::BreakerStatus statusOn(const std::vector<BreakerTrade>& trades, unsigned dayOfMonth,
                             const std::vector<book::HaltAcknowledged>& acks = {}, bool itself = false) {
    risk::BreakerParameters parameters;
    parameters.acknowledgesItself = itself;
    return *risk::breakerStatus(trades, acks, "optimus", makeDate(2026, 3, dayOfMonth), sessions(),
                                parameters);
}

std::vector<Money> amounts(int wins, int losses, std::int64_t win = 100, std::int64_t loss = 100) {
    std::vector<Money> values(static_cast<std::size_t>(wins), Money::dollars(win));
    values.insert(values.end(), static_cast<std::size_t>(losses), Money::dollars(-loss));
    return values;
}

std::vector<std::string> codes(const std::vector<risk::FailureCondition>& conditions) {
    std::vector<std::string> names;
    names.reserve(conditions.size());
    for (const auto& condition : conditions) {
        names.push_back(condition.code);
    }
    return names;
}

} // namespace

class TestHalts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cooldownAndAcknowledgementOptB4() {
        const std::vector<BreakerTrade> trades{stop(1, 2), stop(2, 2), stop(3, 2)}; // Monday
        QVERIFY(statusOn(trades, 2).on);
        QCOMPARE(statusOn(trades, 2).until, std::optional(makeDate(2026, 3, 10)));
        // Cooldown over, nobody acknowledged.
        QVERIFY(statusOn(trades, 10).on);
        QVERIFY(statusOn(trades, 10).needsAcknowledgement);
        QVERIFY(!statusOn(trades, 10, {}, true).on);
        QVERIFY(statusOn(trades, 9, {}, true).on);
        const book::HaltAcknowledged ack{"optimus", "CIRCUIT_BREAKER", makeDate(2026, 3, 4), "eva", {}};
        QVERIFY(statusOn(trades, 9, {ack}).on); // acknowledged, still cooling down
        QVERIFY(!statusOn(trades, 10, {ack}).on);
        for (const auto& [strategy, code, date] :
             {std::tuple{"breakout", "CIRCUIT_BREAKER", 4U}, std::tuple{"optimus", "FAILURE_HALT", 4U},
              std::tuple{"optimus", "CIRCUIT_BREAKER", 1U}, std::tuple{"optimus", "CIRCUIT_BREAKER", 11U}}) {
            QVERIFY(statusOn(trades, 10, {{strategy, code, makeDate(2026, 3, date), "eva", {}}}).on);
        }
        // Firing again inside the cooldown restarts it, and asks for a new acknowledgement.
        std::vector<BreakerTrade> more = trades;
        more.insert(more.end(), {stop(4, 5), stop(5, 5), stop(6, 5)});
        QVERIFY(statusOn(more, 10, {ack}).on);
        QCOMPARE(statusOn(more, 10, {ack}).until, std::optional(makeDate(2026, 3, 13)));
        QVERIFY(statusOn(more, 13, {ack}).needsAcknowledgement);
        // Trades of the future do not exist yet.
        QVERIFY(!statusOn(more, 1).firedOn.has_value());
        QCOMPARE(statusOn({stop(1, 2), stop(2, 3)}, 4).streak, 2);
        QVERIFY(!statusOn({stop(1, 2), stop(2, 3)}, 4).on);
    }

    void outsideTheCalendarIsAnError() {
        const std::vector<BreakerTrade> late(
            3, {1, makeDate(2040, 12, 31), Money::dollars(-1), Money{}, book::CloseReason::StopLoss});
        QVERIFY(!risk::breakerFold(late, sessions()).has_value());
    }

    void plannedStopOfAPosition() {
        book::Position position;
        position.contracts = 2;
        position.entryPremium = Money::dollars(520);
        position.closedOn = makeDate(2026, 3, 2);
        position.netPl = Money::dollars(-520);
        position.closeReason = book::CloseReason::TimeStop;
        QCOMPARE(risk::breakerTrade(position, stopAt(200))->plannedStopLoss, Money::dollars(520));
        QCOMPARE(risk::breakerTrade(position, stopAt(175))->plannedStopLoss, Money::dollars(390));
        QVERIFY(risk::isMaxLossEvent(*risk::breakerTrade(position, stopAt(200))));
        position.netPl = Money::cents(-51'999);
        QVERIFY(!risk::isMaxLossEvent(*risk::breakerTrade(position, stopAt(200))));
        position.contractsOpen = 1;
        QVERIFY(!risk::breakerTrade(position, stopAt(200)).has_value());
    }

    void failureThresholdsOptF2() {
        risk::FailureInputs inputs;
        QCOMPARE(risk::failureConditions(inputs).size(), std::size_t{5});
        for (const auto& condition : risk::failureConditions(inputs)) {
            QVERIFY(!condition.holds); // n/a never triggers
        }
        const auto holds = [](const risk::FailureInputs& one) {
            std::vector<std::string> names;
            for (const auto& condition : risk::failureConditions(one)) {
                if (condition.holds) {
                    names.push_back(condition.code);
                }
            }
            return names;
        };
        const auto exactlySixty = amounts(12, 8);
        inputs.netPls = exactlySixty;
        QVERIFY(holds(inputs).empty());
        const auto below = amounts(11, 9);
        inputs.netPls = below;
        QCOMPARE(holds(inputs), std::vector<std::string>{"WIN_RATE"});
        const auto nineteen = amounts(0, 19);
        inputs.netPls = nineteen;
        QVERIFY(holds(inputs).empty());
        const auto factor = amounts(20, 10, 59, 100); // 1180/1000
        inputs.netPls = factor;
        // The last 20 of it are 10 wins and 10 losses.
        QCOMPARE(holds(inputs), (std::vector<std::string>{"WIN_RATE", "PROFIT_FACTOR"}));
        inputs.netPls = {};
        inputs.drawdown = risk::Ratio{25, 100};
        QVERIFY(holds(inputs).empty());
        inputs.drawdown = risk::Ratio{2501, 10'000};
        inputs.thetaCapture = -0.01;
        inputs.breakerFired = true;
        QCOMPARE(holds(inputs), (std::vector<std::string>{"DRAWDOWN", "THETA_CAPTURE", "BREAKER"}));
    }

    void raisedOnceWhileItStaysTrueOptF2() {
        risk::FailureMonitor monitor;
        risk::FailureInputs bad;
        bad.drawdown = risk::Ratio{30, 100};
        QCOMPARE(codes(monitor.observe(bad)), std::vector<std::string>{"DRAWDOWN"});
        QVERIFY(monitor.observe(bad).empty());
        bad.breakerFired = true;
        QCOMPARE(codes(monitor.observe(bad)), std::vector<std::string>{"BREAKER"});
        QCOMPARE(codes(monitor.observe(bad)), std::vector<std::string>{"BREAKER"});
        risk::FailureInputs good;
        good.drawdown = risk::Ratio{10, 100};
        QVERIFY(monitor.observe(good).empty());
        bad.breakerFired = false;
        QCOMPARE(codes(monitor.observe(bad)), std::vector<std::string>{"DRAWDOWN"});
        QVERIFY(monitor.observe(good).empty());
    }

    void breakEvenWarningOptF3() {
        const auto thirteen = amounts(13, 7); // 65%
        QCOMPARE(risk::breakEvenWarning(thirteen),
                 std::string("WARNING: win rate of the last 20 trades is 65.0%, below break-even at planned "
                             "exits (66.7%)"));
        QVERIFY(risk::breakEvenWarning(amounts(14, 6)).empty());
        QVERIFY(risk::breakEvenWarning(amounts(0, 5)).empty());
    }

    void ratios() {
        QVERIFY(!risk::drawdown(Money::dollars(1), Money{}).has_value());
        QVERIFY(!risk::drawdown(Money::dollars(75), Money::dollars(100))->above(2500));
        QVERIFY(risk::drawdown(Money::cents(7499), Money::dollars(100))->above(2500));
        QCOMPARE(risk::drawdown(Money::dollars(120), Money::dollars(100))->numerator, std::int64_t{0});
        QVERIFY(!risk::dayReturn(Money::dollars(95), Money{}, Money::dollars(100))->below(-500));
        QVERIFY(risk::dayReturn(Money::dollars(195), Money::cents(10'001), Money::dollars(100))->below(-500));
    }
};

QTEST_GUILESS_MAIN(TestHalts)
#include "test_halts.moc"
