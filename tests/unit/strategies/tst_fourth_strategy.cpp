// SPDX-License-Identifier: GPL-3.0-or-later
// A strategy that the house does not know, made here and nowhere else: it goes the whole way of a day,
// evaluation, plan, size, verdict, position and dashboard, without an edit anywhere.
#include "engine/base/date.h"
#include "engine/entry/content_hash.h"
#include "engine/exits/long_option_exit.h"
#include "engine/strategies/one_share.h"
#include "tests/unit/strategies/days.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

/// Buys the call nearest to 14 days whenever the close is above 100; sells after a week.
strategies::Strategy roundNumber() {
    strategies::Strategy s;
    s.key = "round-number";
    s.name = "Round Number";
    s.defaultUnderlying = "NVDA";
    s.priority = 4;
    s.weight = base::BasisPoints(5'000); // half of the account
    s.account.tradeBp = 100;
    s.seriesNeeded = [](const params::ParameterSet&, const std::string& underlying) {
        return std::vector<std::string>{underlying};
    };
    s.prepare = strategies::prepareShare;
    s.evaluate = [](const strategies::Context& context) -> base::Result<entry::EntryEvaluation> {
        entry::EntryEvaluation e;
        e.strategy = "round-number";
        e.underlying = context.underlying;
        e.date = context.date;
        e.light = diagnosis::Light::Green;
        entry::GateResult gate;
        gate.number = 1;
        gate.key = "above_hundred";
        gate.rule = "TEST-1";
        const auto close = context.snapshot->view(context.underlying).closeOn(context.date);
        gate.status = close && *close > 100 ? entry::GateStatus::Pass : entry::GateStatus::Fail;
        gate.reason = gate.status == entry::GateStatus::Pass ? "" : "not above 100";
        e.decision = !context.halts.empty()                   ? entry::Decision::Halted
                     : gate.status == entry::GateStatus::Pass ? entry::Decision::Entry
                                                              : entry::Decision::NoTrade;
        e.halts = context.halts;
        e.reason = gate.reason;
        e.close = close;
        if (e.decision != entry::Decision::Halted) {
            e.gates = {gate};
        }
        e.hash = entry::contentHash(e, "no parameters");
        return e;
    };
    s.select = [](const strategies::Context& context, const entry::EntryEvaluation&) {
        const auto chain = strategies::optionChainOf(context, "round-number", 0.2, context.date);
        structures::AtmRules rules;
        rules.minDte = 1;
        return structures::planLongOption(
            chain, structures::pickAtTheMoney(chain, market::Right::Call, rules), market::Right::Call);
    };
    s.size = [](const strategies::Context&, const entry::EntryEvaluation&, const structures::TradePlan& plan,
                const strategies::SizingFacts& facts) {
        strategies::Sizing sizing;
        sizing.size.budget = base::BasisPoints(100).of(facts.sleeveEquity);
        sizing.size.contracts = sizing.size.budget.toCents() / plan.maxLossPerUnit.toCents();
        sizing.size.binding = "BUDGET";
        sizing.refusal = sizing.size.contracts == 0 ? "Size zero (BUDGET)" : "";
        return sizing;
    };
    s.change = [](const strategies::Context&, const entry::EntryEvaluation&, const structures::TradePlan&,
                  const structures::PlanChange&) { return structures::Selection{}; };
    s.limits = [](const strategies::Context&) {
        risk::StrategyLimits limits;
        limits.maxLossPerTradeBp = 100;
        limits.maxHeatBp = 500;
        limits.obeysRegime = false;
        limits.limitsDelta = false;
        return limits;
    };
    s.exit = [](const strategies::Context& context, const entry::EntryEvaluation&,
                const book::Position& position) -> base::Result<exits::PositionExit> {
        return exits::breakoutPositionExit(position, strategies::exitMarketOf(context, position, 0.2),
                                           diagnosis::MarketMood::Neutral, {});
    };
    s.recheck = [](const strategies::Context&) { return std::string(); };
    s.regimes = [](const strategies::Context&, int) { return std::vector<strategies::RegimePoint>(); };
    s.chart = strategies::shareChart;
    s.signalOn = [](const strategies::Context&, base::Date) {
        return std::optional<std::pair<bool, std::string>>();
    };
    s.breaker = [](const strategies::Context&) {
        risk::BreakerParameters none;
        none.count = 0;
        return none;
    };
    return s;
}

} // namespace

class TestFourthStrategy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itGoesTheWholeWayOfADay() {
        const strategies::Strategy strategy = roundNumber();
        QVERIFY(strategies::find(strategy.key) == nullptr);
        const market::MarketSnapshot snapshot = ShareMarket(uptrend()).snapshot();
        const auto state = tests::dayOf(strategy, snapshot, "NVDA", accountOf(500'000), {});
        QCOMPARE(state.strategy, strategy.key);
        QVERIFY(state.plan.evaluation.decision == entry::Decision::Entry);
        QVERIFY(state.plan.selection->plan.has_value());
        const std::int64_t perUnit = state.plan.selection->plan->maxLossPerUnit.toCents();
        QCOMPARE(state.plan.size->contracts, 250'000 / perUnit); // 1% of half of the account
        QVERIFY(state.plan.size->contracts > 0);
        QVERIFY2(state.plan.verdict->approved, state.plan.refusal.c_str());
        QVERIFY(state.chart && !state.chart->dates.empty());
    }

    void itsPositionIsMarkedAndClosedByItsOwnRules() {
        const strategies::Strategy strategy = roundNumber();
        const market::MarketSnapshot snapshot = ShareMarket(uptrend()).snapshot();
        book::Book book = accountOf(500'000);
        book::TicketOpened ticket;
        ticket.ticketId = "mine";
        ticket.strategy = strategy.key;
        ticket.underlying = "NVDA";
        ticket.kind = structures::StructureKind::LongCall;
        const market::OptionChain& chain = *snapshot.chain("NVDA");
        const market::ExpiryBlock& block = chain.blocks().at(2);
        const std::size_t middle = block.strikes.size() / 2;
        ticket.legs = {{block.contract("NVDA", market::Right::Call, middle), structures::Side::Buy, 1}};
        ticket.contracts = 2;
        ticket.limit = *block.calls.bidAt(middle);
        ticket.credit = false;
        ticket.expiration = block.expiration;
        ticket.maxLossPerUnit = base::premium(ticket.limit, 100, 1);
        ticket.signalDate = ticket.validOn = base::makeDate(2025, 11, 13);
        QVERIFY(happens(book, ticket));
        QVERIFY(
            happens(book, fillOf("mine", 2, base::Price::units(ticket.limit.toUnits() / 4), ticket.validOn)));
        const auto state = tests::dayOf(strategy, snapshot, "NVDA", book, {});
        QCOMPARE(state.positions.size(), std::size_t{1});
        QVERIFY(state.positions.front().exit.action == exits::ExitAction::ProfitTarget);
        QVERIFY(state.positions.front().openPl > base::Money());
        QVERIFY(state.positions.front().greeks.has_value());
        QCOMPARE(state.dashboard.doToday.size(), std::size_t{1});
        QVERIFY(state.dashboard.doToday.front().find("target met") != std::string::npos);
        QCOMPARE(state.dashboard.openPositions, 1);
    }
};

QTEST_APPLESS_MAIN(TestFourthStrategy)
#include "tst_fourth_strategy.moc"
