// SPDX-License-Identifier: GPL-3.0-or-later
// One account, several strategies: what is used of each limit, and where they stand in each other's way
// (SHR-A1..A9). The strategies are values of this test, a fourth one among them.
#include "engine/base/date.h"
#include "engine/session/account_view.h"
#include "tests/unit/book/journal_builder.h"

#include <algorithm>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::Money;

namespace {

strategies::Strategy named(const std::string& key, int priority, const risk::AccountLimits& limits) {
    strategies::Strategy strategy;
    strategy.key = key;
    strategy.name = key;
    strategy.priority = priority;
    strategy.account = limits;
    return strategy;
}

const std::vector<strategies::Strategy>& four() {
    static const std::vector<strategies::Strategy> all{
        named("fourth", 9, risk::breakoutAccount()), named("breakout", 3, risk::breakoutAccount()),
        named("optimus", 1, risk::optimusAccount()), named("atr-matrix", 2, risk::atrAccount())};
    return all;
}

params::AccountParameters enabling(std::vector<std::string> keys) {
    params::AccountParameters account;
    account.enabledStrategies = std::move(keys);
    return account;
}

void hold(book::Book& book, const std::string& strategy, const std::string& symbol,
          structures::StructureKind kind, std::int64_t contracts, base::Price price) {
    book::TicketOpened ticket = spreadTicket(strategy + "|" + symbol + "|2026-02-13|1", contracts, price);
    ticket.strategy = strategy;
    ticket.underlying = symbol;
    ticket.kind = kind;
    if (kind == structures::StructureKind::LongCall || kind == structures::StructureKind::LongPut) {
        ticket.credit = false;
        ticket.width = base::Price();
        ticket.maxLossPerUnit = base::premium(price, 100, 1);
        ticket.legs = {{putOf(symbol, ticket.expiration, 100), structures::Side::Buy, 1}};
    }
    QVERIFY(happens(book, ticket));
    QVERIFY(happens(book, fillOf(ticket.ticketId, contracts, price, day(2, 17))));
}

session::AccountView viewOf(const book::Book& book, const params::AccountParameters& account,
                            std::span<const session::RefusedSignal> refused = {}) {
    session::AccountViewInputs inputs;
    inputs.date = day(2, 17);
    inputs.book = &book;
    inputs.account = &account;
    inputs.strategies = four();
    inputs.refused = refused;
    return session::accountView(inputs);
}

const session::LimitUse& limitOf(const session::AccountView& view, const std::string& key,
                                 const std::string& owner = {}) {
    const auto at = std::find_if(view.limits.begin(), view.limits.end(), [&](const session::LimitUse& use) {
        return use.key == key && use.owner == owner;
    });
    if (at == view.limits.end()) {
        qFatal("no limit %s %s", key.c_str(), owner.c_str());
    }
    return *at;
}

} // namespace

class TestAccountView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneStrategyHasTheWholeAccountAndItsOwnLimitsOnly() { // SHR-A1, SHR-A3
        book::Book book = accountOf(500'000);
        hold(book, "optimus", "SPX", structures::StructureKind::PutCreditSpread, 2, base::Price::cents(260));
        const session::AccountView view = viewOf(book, enabling({"optimus"}));
        QCOMPARE(view.strategies.size(), std::size_t{1});
        QCOMPARE(view.strategies[0].weight, 1.0);
        QVERIFY(view.strategies[0].sleeve == Money::dollars(500'000));
        const session::LimitUse& heat = limitOf(view, "HEAT");
        QVERIFY(*heat.usedMoney == Money::dollars(9'480)); // 2 x 100 x (50 - 2.60)
        QCOMPARE(*heat.used, 9'480.0 / 500'000);
        QCOMPARE(*heat.limit, 0.15);
        QVERIFY(!heat.breached);
        QVERIFY(!limitOf(view, "CASH").limit);
        QVERIFY(!limitOf(view, "GROUP", "SP500").limit);
        QCOMPARE(*limitOf(view, "DRAWDOWN").limit, 0.25);
        QVERIFY(view.conflicts.empty());
    }

    void theStrictestOfTheEnabledOnesCounts() { // SHR-A3
        book::Book book = accountOf(500'000);
        const session::AccountView view = viewOf(book, enabling({"optimus", "atr-matrix", "breakout"}));
        QCOMPARE(*limitOf(view, "HEAT").limit, 0.15);
        QCOMPARE(*limitOf(view, "CASH").limit, 0.20);
        QCOMPARE(*limitOf(view, "DAILY_LOSS").limit, 0.05);
        QCOMPARE(view.strategies[0].key, std::string("optimus")); // SHR-A7
        QCOMPARE(view.strategies[2].key, std::string("breakout"));
        QVERIFY(view.strategies[1].sleeve == Money::dollars(75'000));
        QVERIFY(view.suspended.empty());
    }

    void oppositeSidesOfOneGroupAreNamed() { // SHR-A5: SPX and SPY are one group
        book::Book book = accountOf(500'000);
        hold(book, "optimus", "SPX", structures::StructureKind::PutCreditSpread, 1, base::Price::cents(260));
        hold(book, "breakout", "SPY", structures::StructureKind::LongPut, 1, base::Price::cents(400));
        hold(book, "atr-matrix", "NVDA", structures::StructureKind::LongCall, 1, base::Price::cents(400));
        const session::AccountView view = viewOf(book, enabling({"optimus", "atr-matrix", "breakout"}));
        QCOMPARE(view.conflicts.size(), std::size_t{1});
        QCOMPARE(view.conflicts[0].kind, session::AccountConflict::Kind::Opposite);
        QCOMPARE(view.conflicts[0].group, std::string("SP500"));
        QCOMPARE(view.conflicts[0].strategies, (std::vector<std::string>{"optimus", "breakout"}));
        QVERIFY(*limitOf(view, "GROUP", "NVDA").usedMoney == Money::dollars(400));
    }

    void theSameSideTwiceIsSaidToo() {
        book::Book book = accountOf(500'000);
        hold(book, "atr-matrix", "NVDA", structures::StructureKind::LongCall, 1, base::Price::cents(400));
        hold(book, "breakout", "NVDA", structures::StructureKind::LongCall, 1, base::Price::cents(300));
        const session::AccountView view = viewOf(book, enabling({"atr-matrix", "breakout"}));
        QCOMPARE(view.conflicts.size(), std::size_t{1});
        QCOMPARE(view.conflicts[0].kind, session::AccountConflict::Kind::Shared);
    }

    void takenRoomNamesWhoTookIt() { // SHR-A8: blocks entries, forces nothing
        book::Book book = accountOf(100'000);
        hold(book, "atr-matrix", "NVDA", structures::StructureKind::LongCall, 13, base::Price::cents(400));
        const session::AccountView view = viewOf(book, enabling({"optimus", "atr-matrix"}));
        QVERIFY(limitOf(view, "GROUP", "NVDA").breached); // 5,200 of 5,000
        QCOMPARE(view.conflicts.size(), std::size_t{1});
        QCOMPARE(view.conflicts[0].kind, session::AccountConflict::Kind::RoomTaken);
        QVERIFY(view.conflicts[0].text.find("atr-matrix $5200") != std::string::npos);
    }

    void aRefusedSignalIsToldWithItsReason() {
        book::Book book = accountOf(100'000);
        const std::vector<session::RefusedSignal> refused{
            {"breakout", "MSTR", "COST: $4,200.65 for one contract, $250.00 allowed"}};
        const session::AccountView view = viewOf(book, enabling({"breakout"}), refused);
        QCOMPARE(view.conflicts.size(), std::size_t{1});
        QCOMPARE(view.conflicts[0].text,
                 std::string("breakout refused MSTR: COST: $4,200.65 for one contract, $250.00 allowed"));
    }

    void aFourthStrategyNeedsNoEditHere() {
        book::Book book = accountOf(100'000);
        hold(book, "fourth", "NVDA", structures::StructureKind::LongCall, 2, base::Price::cents(400));
        const session::AccountView view = viewOf(book, enabling({"breakout", "fourth"}));
        QCOMPARE(view.strategies.back().key, std::string("fourth"));
        QVERIFY(view.strategies.back().heat == Money::dollars(800));
        QCOMPARE(view.strategies.back().open, 1);
    }

    void anUnknownEquityBlocksWhereALimitExists() { // SHR-D1
        const book::Book book;
        const session::AccountView view = viewOf(book, enabling({"optimus", "atr-matrix"}));
        QVERIFY(!limitOf(view, "HEAT").used);
        QVERIFY(limitOf(view, "HEAT").breached);
        QVERIFY(limitOf(view, "DAILY_LOSS").breached);
        QCOMPARE(view.suspended, std::string("DAILY_LOSS"));
    }
};

QTEST_APPLESS_MAIN(TestAccountView)
#include "tst_account_view.moc"
