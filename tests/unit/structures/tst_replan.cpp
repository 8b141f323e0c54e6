// SPDX-License-Identifier: GPL-3.0-or-later
// OPT-C6: a person's change is computed anew by the same rules, or refused with its reason.
#include "chain_builder.h"
#include "engine/structures/entry_limits.h"
#include "engine/structures/replan.h"

#include <QTest>

using namespace signalbox;
using base::Price;
using base::Strike;
using structures::PlanChange;

namespace {

structures::SelectorInputs inputs() {
    tests::ChainRecipe recipe;
    recipe.expirations = {base::makeDate(2019, 5, 24), base::makeDate(2019, 6, 14),
                          base::makeDate(2019, 6, 21)};
    recipe.spoil = [](market::ExpiryBlock& block) {
        const auto wide = *block.indexOf(Strike::dollars(2600));
        block.puts.ask[wide] *= 2;
    };
    structures::SelectorInputs in;
    in.chain = tests::makeChain(recipe);
    in.rate = recipe.rate;
    in.quotes.evaluationDate = recipe.date;
    in.quotes.previousClose = recipe.spot;
    in.quotes.vix = 15;
    return in;
}

bool contains(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class TestReplan : public QObject {
    Q_OBJECT
private:
    structures::SelectorInputs m_inputs = inputs();
    structures::TradePlan m_plan = structures::selectPutCreditSpread(m_inputs).plan.value();

    [[nodiscard]] structures::Selection with(const PlanChange& change) const {
        return structures::replan(m_plan, change, m_inputs);
    }

private Q_SLOTS:
    void nothingChanged() {
        const auto same = with({});
        QVERIFY2(same.plan.has_value(), same.refusal.c_str());
        QCOMPARE(same.plan->legs, m_plan.legs);
        QCOMPARE(same.plan->limit, m_plan.limit);
        QCOMPARE(same.plan->maxLossPerUnit, m_plan.maxLossPerUnit);
        QCOMPARE(structures::describeOverride(m_plan, *same.plan), std::string());
    }

    void movedLegsAreRecomputed() {
        PlanChange change;
        change.shortStrike = m_plan.legs[0].contract.strike.shifted(Price::dollars(-10));
        const auto moved = with(change);
        QVERIFY2(moved.plan.has_value(), moved.refusal.c_str());
        QCOMPARE(moved.plan->width, Price::dollars(40));
        QVERIFY(moved.plan->limit < m_plan.limit);
        QVERIFY(moved.plan->limit.toDollars() <= moved.plan->mid);
        QCOMPARE(moved.plan->maxLossPerUnit + moved.plan->maxProfitPerUnit, base::Money::dollars(4000));
        QVERIFY(moved.plan->unitDelta < m_plan.unitDelta);
        QVERIFY(contains(structures::describeOverride(m_plan, *moved.plan), "short strike"));
        QVERIFY(contains(structures::describeOverride(m_plan, *moved.plan), "limit"));
    }

    void movedPrice() {
        PlanChange change;
        change.limit = m_plan.limit + Price::cents(10);
        const auto moved = with(change);
        QVERIFY(moved.plan.has_value());
        QCOMPARE(moved.plan->limit, *change.limit);
        QCOMPARE(moved.plan->maxLossPerUnit, m_plan.maxLossPerUnit - base::Money::dollars(10));
        change.limit = m_plan.limit + Price::cents(3);
        QVERIFY(contains(with(change).refusal, "tick"));
        change.limit = Price();
        QVERIFY(contains(with(change).refusal, "BAD_CREDIT"));
        change.limit = -Price::cents(5);
        QVERIFY(contains(with(change).refusal, "BAD_CREDIT"));
        change.limit = Price::dollars(50);
        QVERIFY(contains(with(change).refusal, "BAD_CREDIT"));
    }

    void movedExpiration() {
        PlanChange change;
        change.expiration = base::makeDate(2019, 6, 21);
        const auto moved = with(change);
        QVERIFY2(moved.plan.has_value(), moved.refusal.c_str());
        QCOMPARE(moved.plan->dte, 51);
        QVERIFY(contains(structures::describeOverride(m_plan, *moved.plan), "2019-06-21 PM"));
        change.expiration = base::makeDate(2019, 5, 24);
        QVERIFY(contains(with(change).refusal, "DTE"));
        change.expiration = base::makeDate(2019, 6, 20);
        QVERIFY(contains(with(change).refusal, "not listed"));
        change.expiration.reset();
        change.settlement = market::Settlement::Am;
        QVERIFY(contains(with(change).refusal, "not listed"));
    }

    void rulesStillApply() {
        PlanChange change;
        change.longStrike = m_plan.legs[0].contract.strike;
        QVERIFY(contains(with(change).refusal, "cover"));
        change.longStrike = m_plan.legs[0].contract.strike.shifted(Price::dollars(-3));
        QVERIFY(contains(with(change).refusal, "not listed"));
        change.longStrike = Strike::dollars(2600);
        QVERIFY(contains(with(change).refusal, "WIDE"));
        structures::SelectorInputs none = m_inputs;
        none.chain = nullptr;
        QVERIFY(!structures::replan(m_plan, {}, none).plan);
    }

    void entryLimitsWalkDown() { // OPT-T4
        using market::TickClass;
        const auto steps = structures::entryLimitSteps(Price::cents(435), TickClass::SpxComplex);
        QCOMPARE(steps, (std::vector<Price>{Price::cents(435), Price::cents(430), Price::cents(425)}));
        QCOMPARE(structures::entryLimitSteps(Price::cents(5), TickClass::SpxComplex).size(), std::size_t{1});
        const auto at = [](int seconds) {
            return structures::entryLimitAt(Price::cents(435), TickClass::SpxComplex, seconds);
        };
        QVERIFY(!at(-1));
        QCOMPARE(at(0), std::optional(Price::cents(435)));
        QCOMPARE(at(599), std::optional(Price::cents(435)));
        QCOMPARE(at(600), std::optional(Price::cents(430)));
        QCOMPARE(at(1200), std::optional(Price::cents(425)));
        QCOMPARE(at(3599), std::optional(Price::cents(425)));
        QVERIFY(!at(3600));
    }
};

QTEST_GUILESS_MAIN(TestReplan)
#include "tst_replan.moc"
