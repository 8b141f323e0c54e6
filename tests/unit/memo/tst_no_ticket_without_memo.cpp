// SPDX-License-Identifier: GPL-3.0-or-later
// No Breakout order exists without an approved memo (BRK-M1, P4): everything else of the plan passes, and the
// risk desk still says MEMO. The approved memo comes from the book through the session, as in the program.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/session/account.h"
#include "tests/unit/memo/memo_fixture.h"
#endif

using namespace signalbox;
using namespace signalbox::tests;

namespace {

/// A strategy that needs memos and nothing else that could refuse.
strategies::Strategy memoStrategy() {
    strategies::Strategy strategy;
    strategy.key = "breakout";
    strategy.limits = [](const strategies::Context&) {
        risk::StrategyLimits limits;
        limits.maxLossPerTradeBp = 1'000;
        limits.maxHeatBp = 2'000;
        limits.obeysRegime = false;
        limits.limitsDelta = false;
        limits.needsMemo = true;
        return limits;
    };
    strategy.account = risk::accountLimits({.breakout = true});
    return strategy;
}

structures::TradePlan callPlan(base::Price limit = base::Price::cents(320), int strike = 100) {
    structures::TradePlan plan;
    plan.kind = structures::StructureKind::LongCall;
    plan.strategy = "breakout";
    plan.underlying = "NVDA";
    plan.legs = {{memoContract(strike), structures::Side::Buy, 1}};
    plan.expiration = day(2, 27);
    plan.credit = false;
    plan.limit = limit;
    plan.maxLossPerUnit = base::premium(limit, 100, 1) + base::Money::cents(65);
    plan.unitDelta = 0.5;
    plan.spot = 100;
    return plan;
}

params::ParameterSet onlyBreakout() {
    params::Layers layers;
    layers.call = {"enabled_strategies=breakout"};
    return params::freeze(layers).value();
}

struct Desk {
    book::Book book = accountOf(1'000'000);
    strategies::Strategy strategy = memoStrategy();
    params::ParameterSet parameters = onlyBreakout();
    base::Date date = day(2, 17);
    bool provisional = false;

    /// What the desk says of a plan on its session; the approval, if any, makes a ticket.
    [[nodiscard]] std::vector<std::string> failing(const structures::TradePlan& plan,
                                                   std::int64_t contracts) const {
        strategies::Context context;
        context.date = date;
        context.underlying = "NVDA";
        context.book = &book;
        context.parameters = &parameters;
        context.calendar = &sessions();
        context.provisional = provisional;
        const risk::RiskContext desk =
            session::riskContext(book, strategy, context, entry::EntryEvaluation(), 0.0);
        risk::Review review = risk::RiskDesk().review(plan, contracts, false, desk);
        if (review.approval.has_value() != review.verdict.failingCodes().empty()) {
            return {"an approval that the verdict does not carry"};
        }
        return review.verdict.failingCodes();
    }
    void review(const memo::MemoBody& recorded, const memo::PanelRules& rules = panelOf("PAPER")) {
        if (!happens(book, written(recorded)) ||
            !allHappen(book, memo::reviewOfDay(book.memos(), rules, eveningOf(day(2, 13))).events)) {
            qFatal("the memo was not taken");
        }
    }
};

const std::vector<std::string> Passes;
const std::vector<std::string> OnlyMemo{"MEMO"};

} // namespace

class TestNoTicketWithoutMemo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingElseIsNotEnough();
    void anApprovedMemoLetsItPassAsItIs();
    void otherContractsMoreOrDearerAreRefused();
    void yesterdaysMemoIsNoMemo();
    void memosThatAreNotApprovedAreNone();
};

void TestNoTicketWithoutMemo::everythingElseIsNotEnough() {
    Desk desk;
    QCOMPARE(desk.failing(callPlan(), 3), OnlyMemo);
    QCOMPARE(desk.failing(callPlan(), 1), OnlyMemo);
    // A strategy that needs none is not asked.
    desk.strategy.limits = [](const strategies::Context& context) {
        risk::StrategyLimits limits = memoStrategy().limits(context);
        limits.needsMemo = false;
        return limits;
    };
    QCOMPARE(desk.failing(callPlan(), 3), Passes);
}

void TestNoTicketWithoutMemo::anApprovedMemoLetsItPassAsItIs() {
    Desk desk;
    desk.review(recordedBody());
    QCOMPARE(desk.failing(callPlan(), 3), Passes);
    QCOMPARE(desk.failing(callPlan(), 2), Passes);
    QCOMPARE(desk.failing(callPlan(base::Price::cents(310)), 3), Passes);
    // The evening before, the plan is about the next session.
    desk.date = day(2, 13);
    desk.provisional = true;
    QCOMPARE(desk.failing(callPlan(), 3), Passes);
}

void TestNoTicketWithoutMemo::otherContractsMoreOrDearerAreRefused() {
    Desk desk;
    desk.review(recordedBody());
    QCOMPARE(desk.failing(callPlan(), 4), OnlyMemo);
    QCOMPARE(desk.failing(callPlan(base::Price::cents(321)), 3), OnlyMemo);
    QCOMPARE(desk.failing(callPlan(base::Price::cents(320), 101), 3), OnlyMemo);
    structures::TradePlan put = callPlan();
    put.legs.front().contract.right = market::Right::Put;
    QCOMPARE(desk.failing(put, 3), OnlyMemo);
    structures::TradePlan later = callPlan();
    later.legs.front().contract.expiration = day(3, 6);
    QCOMPARE(desk.failing(later, 3), OnlyMemo);
}

void TestNoTicketWithoutMemo::yesterdaysMemoIsNoMemo() {
    Desk desk;
    desk.review(recordedBody());
    desk.date = day(2, 18);
    QCOMPARE(desk.failing(callPlan(), 3), OnlyMemo);
    // Nor is it one on the day of its signal, in a window.
    desk.date = day(2, 13);
    QCOMPARE(desk.failing(callPlan(), 3), OnlyMemo);
    // The evening of its session plans for the next one.
    desk.date = day(2, 17);
    desk.provisional = true;
    QCOMPARE(desk.failing(callPlan(), 3), OnlyMemo);
}

void TestNoTicketWithoutMemo::memosThatAreNotApprovedAreNone() {
    Desk waiting;
    waiting.review(recordedBody("LIVE"), panelOf("LIVE"));
    QCOMPARE(waiting.failing(callPlan(), 3), OnlyMemo);
    Desk rejected;
    memo::MemoBody broken = recordedBody();
    broken.risk.limits[0].after = 1'000.50;
    rejected.review(broken);
    QCOMPARE(rejected.failing(callPlan(), 3), OnlyMemo);
    Desk draft;
    QVERIFY(happens(draft.book, written(recordedBody())));
    QCOMPARE(draft.failing(callPlan(), 3), OnlyMemo);
    Desk lapsed;
    lapsed.review(recordedBody());
    QVERIFY(allHappen(lapsed.book, memo::settle(lapsed.book, calendar::newYorkInstant(day(2, 17), 11, 0))));
    QCOMPARE(lapsed.failing(callPlan(), 3), OnlyMemo);
    Desk executed;
    executed.review(recordedBody());
    QVERIFY(
        happens(executed.book, book::MemoMoved{"M-2026-02-13-NVDA", 1, day(2, 17), "EXECUTED", "filled"}));
    QCOMPARE(executed.failing(callPlan(), 3), OnlyMemo);
}

QTEST_APPLESS_MAIN(TestNoTicketWithoutMemo)
#include "tst_no_ticket_without_memo.moc"
