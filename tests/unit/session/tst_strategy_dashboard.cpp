// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard of a strategy of the whole market is that of all it holds, and the account has one equity a
// day, whichever symbol is looked at.
#include "engine/base/date.h"
#include "engine/session/account.h"
#include "engine/session/strategy_dashboard.h"
#include "engine/strategies/registry.h"
#include "tests/unit/book/journal_builder.h"

#include <array>
#include <stdexcept>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::Money;
using base::Price;

namespace {

constexpr std::array Symbols{"DAPE", "ALDO"};

/// Two calls of ATR Matrix, each bought at 4.00 on 17 February, three contracts.
book::Book twoCalls() {
    book::Book book = accountOf(500'000);
    for (const std::string symbol : Symbols) {
        book::TicketOpened ticket =
            spreadTicket("atr-matrix|" + symbol + "|2026-02-13|1", 3, Price::cents(400));
        ticket.strategy = "atr-matrix";
        ticket.underlying = symbol;
        ticket.kind = structures::StructureKind::LongCall;
        ticket.credit = false;
        ticket.width = Price();
        ticket.maxLossPerUnit = base::premium(Price::cents(400), 100, 1);
        ticket.legs = {{putOf(symbol, ticket.expiration, 100), structures::Side::Buy, 1}};
        if (!happens(book, ticket) || !happens(book, fillOf(ticket.ticketId, 3, ticket.limit, day(2, 17)))) {
            throw std::runtime_error("the book refused the position");
        }
    }
    return book;
}

session::PositionState stateOf(const book::Book& book, int id, Price mark) {
    session::PositionState state;
    state.position = *book.find(id);
    state.exit.date = day(2, 20);
    state.exit.closeCost = state.mark = mark;
    state.markDate = day(2, 20);
    state.openPl = state.position.openPl(mark);
    state.dayPl = Money::dollars(id);
    state.greeks = session::PositionGreeks{0.1 * id, 10.0 * id, 0.01, -5.0 * id, 2.0};
    return state;
}

/// With a share of the account (SHR-A1).
const strategies::Strategy& atrMatrix() {
    static const strategies::Strategy strategy = [] {
        strategies::Strategy one = *strategies::find("atr-matrix");
        one.weight = base::BasisPoints(1'500);
        return one;
    }();
    return strategy;
}

session::Dashboard boardOf(const book::Book& book, const std::vector<session::PositionState>& positions,
                           const std::string& symbol) {
    static const params::ParameterSet parameters;
    session::DayState shown;
    shown.date = day(2, 20);
    shown.strategy = "atr-matrix";
    shown.underlying = symbol;
    const auto marked = session::withMarks(book, positions, shown.date);
    if (!marked) {
        throw std::runtime_error(marked.error().message());
    }
    const auto board = session::strategyDashboard(
        {&shown, &*marked, &atrMatrix(), &parameters, &calendar::Calendar::standard(), &positions});
    if (!board) {
        throw std::runtime_error(board.error().message());
    }
    return *board;
}

} // namespace

class TestStrategyDashboard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allPositionsCountWhateverSymbolIsShown() {
        const book::Book book = twoCalls();
        session::PositionState other = stateOf(book, 2, Price::cents(300));
        other.position.strategy = "breakout"; // of another strategy: not in its sums
        const std::vector<session::PositionState> positions{stateOf(book, 1, Price::cents(500)),
                                                            stateOf(book, 2, Price::cents(350))};
        for (const char* symbol : {"DAPE", "ALDO", "NVDA"}) {
            const session::Dashboard board = boardOf(book, positions, symbol);
            QCOMPARE(board.openPositions, 2);
            QVERIFY(board.openPl == Money::dollars(300 - 150));
            QVERIFY(board.dayPl == Money::dollars(3));
            QCOMPARE(*board.aggregateDelta, 0.1 + 0.2);
            QCOMPARE(*board.aggregateTheta, -15.0);
            QVERIFY(board.nearestExpiry == day(4, 2));
            QCOMPARE(*board.daysSinceEntry, 3); // since the last entry of the strategy, in any symbol
        }
        const session::Dashboard without = boardOf(book, {positions[0], other}, "DAPE");
        QVERIFY(!without.openPl);
    }

    void aPositionThatIsNotEvaluatedYetLeavesNoSums() { // SHR-D1
        const book::Book book = twoCalls();
        const session::Dashboard board = boardOf(book, {stateOf(book, 1, Price::cents(500))}, "DAPE");
        QCOMPARE(board.openPositions, 2);
        QVERIFY(!board.openPl && !board.dayPl && !board.aggregateDelta && !board.aggregateTheta);
    }

    void oneEquityOfADay() { // SHR-A2, SHR-G5
        book::Book book = twoCalls();
        const std::vector<session::PositionState> both{stateOf(book, 1, Price::cents(500)),
                                                       stateOf(book, 2, Price::cents(350))};
        const session::Dashboard open = boardOf(book, both, "DAPE");
        QVERIFY(!open.dayClosed);
        QVERIFY(open.equity == Money::dollars(500'000 + 300 - 150));
        QVERIFY(boardOf(book, both, "ALDO").equity == open.equity);
        // The journal's close of the day stands, whatever is evaluated again later.
        QVERIFY(happens(book, book::DayClosed{day(2, 19), Money::dollars(510'000)}));
        QVERIFY(happens(book, book::DayClosed{day(2, 20), Money::dollars(504'900)}));
        const session::Dashboard closed = boardOf(book, {both[0]}, "DAPE");
        QVERIFY(closed.dayClosed);
        QVERIFY(closed.equity == Money::dollars(504'900));
        QCOMPARE(closed.drawdown, 0.01);
        QVERIFY(closed.equity == session::accountEquity(book, day(2, 20)).equity);
    }

    void aMarkOfASplitContractIsThatOfTheOneBought() { // the book keeps a position as it was bought
        const book::Book book = twoCalls();
        session::PositionState listed = stateOf(book, 1, Price::cents(500));
        listed.position.contractsOpen *= 10;
        listed.exit.closeCost = Price::cents(50);
        const auto marked = session::withMarks(book, {listed}, day(2, 20));
        QVERIFY(marked && marked->lastMarks().at(1).closeCost == Price::cents(500));
    }

    void theLimitsAreSharesOfTheSleeve() { // SHR-A2, ATR-P6
        const book::Book book = twoCalls();
        const session::Dashboard board = boardOf(book, {}, "DAPE");
        QVERIFY(board.sleeve == Money::dollars(75'000));
        QVERIFY(board.heat == Money::dollars(2'400));
        QCOMPARE(board.heatFraction, 2'400.0 / 75'000);
        QCOMPARE(board.lossLimit, 5);
        QCOMPARE(board.lossesInRow, 0);
    }
};

QTEST_GUILESS_MAIN(TestStrategyDashboard)
#include "tst_strategy_dashboard.moc"
