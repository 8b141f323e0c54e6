// SPDX-License-Identifier: GPL-3.0-or-later
// OPT-P2: every check, in order, all failures named; SHR-D1: unknown never passes.
#include "engine/base/date.h"
#include "engine/risk/expiry_payoff.h"
#include "engine/risk/risk_checks.h"
#include "tests/unit/book/journal_builder.h"
#include "tests/unit/risk/sample_plan.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::Money;
using base::Price;
using Codes = std::vector<std::string>;

namespace {

Codes failing(const risk::RiskContext& context, std::int64_t contracts = 2,
              const structures::TradePlan& plan = samplePlan()) {
    return risk::RiskDesk().review(plan, contracts, false, context).verdict.failingCodes();
}

} // namespace

class TestRiskDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sampleTradePasses() {
        const auto review = risk::RiskDesk().review(samplePlan(), 2, false, healthyContext());
        QVERIFY(review.verdict.approved);
        QCOMPARE(review.verdict.contractsAllowed, std::int64_t{2});
        QCOMPARE(review.verdict.accountBinding, std::string("REQUESTED"));
        Codes order;
        for (const auto& check : review.verdict.checks) {
            order.push_back(check.code);
            QVERIFY(check.ok);
            QVERIFY(!check.text.empty());
        }
        QCOMPARE(order,
                 (Codes{"HALT", "REGIME", "TRADE", "CAPACITY", "HEAT", "DELTA", "BUYING_POWER", "ACCOUNT"}));
        QCOMPARE(*review.verdict.checks[4].after, 9480.0);
        QCOMPARE(*review.verdict.checks[4].allowed, 75'000.0);
    }

    void everyCheckFailsByItself() {
        auto context = healthyContext();
        context.halts = {"CIRCUIT_BREAKER", "FAILURE_HALT"};
        QCOMPARE(failing(context), Codes{"HALT"});
        for (const auto regime :
             {diagnosis::Regime::Crisis, diagnosis::Regime::BearTrend, diagnosis::Regime::Unknown}) {
            context = healthyContext();
            context.regime = regime;
            QCOMPARE(failing(context), Codes{"REGIME"});
            context.limits.obeysRegime = false;
            QVERIFY(failing(context).empty());
        }
        context = healthyContext();
        context.openInGroup = 3;
        context.openTotal = 3;
        QCOMPARE(failing(context), Codes{"CAPACITY"});
        context.openInGroup = 0;
        context.openTotal = 8;
        QCOMPARE(failing(context), Codes{"CAPACITY"});
        context = healthyContext();
        context.strategyHeat = Money::cents(7'500'000 - 948'000);
        QVERIFY(failing(context).empty());
        context.strategyHeat += Money::cents(1);
        QCOMPARE(failing(context), Codes{"HEAT"});
        context = healthyContext();
        context.aggregateDelta = 0.46;
        QCOMPARE(failing(context), Codes{"DELTA"});
        context.aggregateDelta = -0.46;
        QVERIFY(failing(context).empty());
        context = healthyContext();
        context.buyingPower = Money::cents(947'999);
        QCOMPARE(failing(context), Codes{"BUYING_POWER"});
        context = healthyContext();
        context.drawdown = risk::Ratio{2501, 10'000};
        QCOMPARE(failing(context), Codes{"ACCOUNT"});
        // 4 contracts are $18,960, above 3% of the sleeve and of the account.
        QCOMPARE(failing(healthyContext(), 4), (Codes{"TRADE", "ACCOUNT"}));
    }

    void unknownNeverPassesShrD1() {
        auto context = healthyContext();
        context.aggregateDelta.reset();
        context.buyingPower.reset();
        context.drawdown.reset();
        QCOMPARE(failing(context), (Codes{"DELTA", "BUYING_POWER", "ACCOUNT"}));
        context = healthyContext();
        context.account = risk::accountLimits({true, true, false});
        context.dayReturn.reset();
        QCOMPARE(failing(context, 1), Codes{"ACCOUNT"});
        auto plan = samplePlan();
        plan.unitDelta = std::nan("");
        QCOMPARE(failing(healthyContext(), 2, plan), Codes{"DELTA"});
        plan.unitDelta = 0;
        QCOMPARE(failing(healthyContext(), 2, plan), Codes{"DELTA"});
    }

    void nothingTheCallerSaysAboutRiskIsBelieved() {
        auto plan = samplePlan();
        plan.maxLossPerUnit = Money::dollars(10);
        QCOMPARE(failing(healthyContext(), 1, plan), Codes{"TRADE"});
        plan = samplePlan();
        plan.legs.pop_back(); // naked
        QVERIFY(!failing(healthyContext(), 1, plan).empty());
        plan = samplePlan();
        plan.limit = plan.width;
        QCOMPARE(failing(healthyContext(), 1, plan).front(), std::string("TRADE"));
        plan = samplePlan(Price{});
        QCOMPARE(failing(healthyContext(), 1, plan).front(), std::string("TRADE"));
        QCOMPARE(failing(healthyContext(), 0).front(), std::string("TRADE"));
        QCOMPARE(failing(healthyContext(), -1).front(), std::string("TRADE"));
        QVERIFY(!failing(healthyContext(), std::int64_t{1} << 62).empty());
    }

    void alternativesInWords() {
        auto context = healthyContext();
        context.strategyHeat = Money::cents(7'500'000 - 500'000);
        auto verdict = risk::RiskDesk().review(samplePlan(), 2, false, context).verdict;
        QCOMPARE(verdict.contractsAllowed, std::int64_t{1});
        QCOMPARE(verdict.alternatives, Codes{"1 contract would pass: heat 14.9% of 15.0%"});
        context.halts = {"FAILURE_HALT"};
        verdict = risk::RiskDesk().review(samplePlan(), 2, false, context).verdict;
        QCOMPARE(verdict.contractsAllowed, std::int64_t{0});
        QCOMPARE(verdict.alternatives, Codes{"No size passes: HALT would still veto one contract"});
    }

    void closingsAlwaysPassShrA9() {
        book::Book book = accountOf(500'000);
        QVERIFY(happens(book, spreadTicket("a", 2)));
        QVERIFY(happens(book, fillOf("a", 2, Price::cents(260), day(2, 17))));
        QVERIFY(happens(book, book::HaltRaised{"optimus", "FAILURE_HALT", day(2, 18), "test"}));
        QVERIFY(happens(book, book::DayClosed{day(2, 18), Money::dollars(1000)})); // far below every limit
        QVERIFY(risk::RiskDesk().reviewClosing(book, 1, 2).verdict.approved);
        QVERIFY(!risk::RiskDesk().reviewClosing(book, 1, 3).verdict.approved);
        QVERIFY(!risk::RiskDesk().reviewClosing(book, 1, 0).verdict.approved);
        QVERIFY(happens(book, closingTicket("b", 1, 1)));
        QVERIFY(!risk::RiskDesk().reviewClosing(book, 1, 2).verdict.approved);
        QVERIFY(risk::RiskDesk().reviewClosing(book, 1, 1).verdict.approved);
    }

    void contextFromTheBook() {
        book::Book book = accountOf(500'000);
        QVERIFY(happens(book, spreadTicket("a", 2)));
        QVERIFY(happens(book, fillOf("a", 2, Price::cents(260), day(2, 17))));
        QVERIFY(happens(book, spreadTicket("b", 1)));
        QVERIFY(happens(book, book::DayClosed{day(2, 17), Money::dollars(490'000)}));
        QVERIFY(happens(book, book::HaltRaised{"optimus", "FAILURE_HALT", day(2, 17), "test"}));
        risk::EnabledStrategies enabled;
        auto context = risk::contextFrom(book, "optimus", "XSP", day(2, 18), enabled);
        QCOMPARE(context.sleeveEquity, Money::dollars(490'000));
        QCOMPARE(context.strategyHeat, Money::dollars(4740) * 3);
        QCOMPARE(context.groupHeat, context.accountHeat);
        QCOMPARE(context.openInGroup, 2); // XSP shares the group of SPX (SHR-A5)
        QCOMPARE(context.halts, Codes{"FAILURE_HALT"});
        QVERIFY(!context.drawdown->above(200) && context.drawdown->above(199));
        enabled.breakout = true;
        context = risk::contextFrom(book, "optimus", "RUT", day(2, 18), enabled);
        QCOMPARE(context.sleeveEquity, Money::dollars(294'000)); // 60%
        QCOMPARE(context.openInGroup, 0);
        QCOMPARE(risk::contextFrom(book, "atr-matrix", "SPY", day(2, 18), enabled).sleeveEquity, Money{});
        // A deposit after the close makes no drawdown.
        QVERIFY(happens(book, book::AccountFlow{Money::dollars(490'000), "deposit"}));
        context = risk::contextFrom(book, "optimus", "SPX", day(2, 18), enabled);
        QVERIFY(!context.drawdown->above(200));
    }

    void payoffOfLegs() {
        using structures::Leg;
        const Leg shortPut = putLeg(5700, structures::Side::Sell);
        const Leg longPut = putLeg(5650, structures::Side::Buy);
        const std::vector<Leg> spread{shortPut, longPut};
        QCOMPARE(risk::expiryPayoff(spread)->worst, std::optional(Price::dollars(-50)));
        QCOMPARE(risk::expiryPayoff(spread)->best, std::optional(Price{}));
        Leg call = longPut;
        call.contract.right = market::Right::Call;
        QVERIFY(!risk::expiryPayoff(std::vector<Leg>{call})->best.has_value());
        call.side = structures::Side::Sell;
        QVERIFY(!risk::expiryPayoff(std::vector<Leg>{call})->worst.has_value());
        Leg other = longPut;
        other.contract.expiration = base::makeDate(2026, 5, 1);
        QVERIFY(!risk::expiryPayoff(std::vector<Leg>{shortPut, other}).has_value());
        QVERIFY(!risk::expiryPayoff({}).has_value());
    }

    void enabledStrategiesShrA1() {
        QVERIFY(!risk::parseEnabled("").has_value());
        QVERIFY(!risk::parseEnabled("OPT+").has_value());
        QVERIFY(!risk::parseEnabled("OPT+OPT").has_value());
        const auto all = risk::parseEnabled("OPT+ATR+BRK");
        QCOMPARE(all->weightBp("optimus") + all->weightBp("atr-matrix") + all->weightBp("breakout"), 8000);
        QCOMPARE(risk::parseEnabled("ATR")->weightBp("atr-matrix"), 10'000);
        QCOMPARE(risk::parseEnabled("ATR")->weightBp("optimus"), 0);
        QCOMPARE(risk::accountLimits(*all).tradeBp, 200);
        QCOMPARE(risk::accountLimits(*risk::parseEnabled("BRK")).heatBp, 2000);
    }
};

QTEST_GUILESS_MAIN(TestRiskDesk)
#include "test_risk_desk.moc"
