// SPDX-License-Identifier: GPL-3.0-or-later
// What was ordered for one signal and what became of it: so that nobody enters it twice unawares (OPT-E10,
// OPT-P1).
#include "engine/base/date.h"
#include "engine/book/signal_orders.h"
#include "tests/unit/book/journal_builder.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::Money;
using base::Price;

class TestSignalOrders : public QObject {
    Q_OBJECT

    static std::vector<book::JournalEntry> entriesOf(const std::vector<book::Event>& events) {
        std::vector<book::JournalEntry> entries;
        entries.reserve(events.size());
        for (const book::Event& event : events) {
            book::JournalEntry entry;
            entry.sequence = static_cast<std::int64_t>(entries.size()) + 1;
            entry.event = event;
            entries.push_back(entry);
        }
        return entries;
    }
    static book::SignalOrders ordersOf(const std::vector<book::Event>& events) {
        return book::ordersOfSignal(entriesOf(events), "optimus", "SPX", day(2, 13));
    }

private Q_SLOTS:
    void anOrderWaitsIsFilledOrEnds() {
        const auto waiting = ordersOf({spreadTicket("a", 2)});
        QCOMPARE(waiting.orders.size(), std::size_t{1});
        QVERIFY(waiting.orders[0].counts() && !waiting.orders[0].end);
        QCOMPARE(waiting.orders[0].heat(), Money::dollars(9480));
        const auto begun = ordersOf({spreadTicket("a", 2), fillOf("a", 1, Price::cents(270), day(2, 17))});
        QCOMPARE(begun.orders[0].filled, 1);
        QVERIFY(!begun.orders[0].end);
        QCOMPARE(begun.orders[0].heat(), Money::dollars(4730) + Money::dollars(4740));
        const auto filled = ordersOf({spreadTicket("a", 1), fillOf("a", 1, Price::cents(260), day(2, 17))});
        QVERIFY(filled.orders[0].end == book::TicketEnd::Filled);
        QVERIFY(filled.orders[0].counts());
        const auto lapsed =
            ordersOf({spreadTicket("a", 1), book::TicketClosed{"a", book::TicketEnd::NoFill, {}}});
        QVERIFY(!lapsed.orders[0].counts());
        QCOMPARE(lapsed.orders[0].heat(), Money());
    }

    void otherSignalsAndClosingsAreNotItsOrders() {
        book::TicketOpened otherDay = spreadTicket("b", 1);
        otherDay.signalDate = day(2, 12);
        book::TicketOpened otherSymbol = spreadTicket("c", 1);
        otherSymbol.underlying = "RUT";
        book::TicketOpened otherStrategy = spreadTicket("d", 1);
        otherStrategy.strategy = "breakout";
        const auto orders =
            ordersOf({otherDay, otherSymbol, otherStrategy, spreadTicket("a", 1),
                      fillOf("b", 1, Price::cents(260), day(2, 17)), closingTicket("e", 1, 1)});
        QCOMPARE(orders.orders.size(), std::size_t{1});
        QCOMPARE(orders.orders[0].ticket.ticketId, std::string("a"));
        QCOMPARE(orders.orders[0].filled, 0);
        QVERIFY(orders.find("b") == nullptr);
    }

    void theSameOrderIsOneOfTheSameLegsContractsAndLimit() {
        const book::TicketOpened ticket = spreadTicket("a", 1);
        const auto orders =
            ordersOf({ticket, fillOf("a", 1, ticket.limit, day(2, 17)), spreadTicket("b", 1)});
        QVERIFY(orders.same(ticket.legs, 1, ticket.limit) == orders.find("b")); // the one that waits
        QVERIFY(orders.same(ticket.legs, 2, ticket.limit) == nullptr);
        QVERIFY(orders.same(ticket.legs, 1, Price::cents(255)) == nullptr);
        auto moved = ticket.legs;
        moved[1].contract.strike = base::Strike::dollars(5640);
        QVERIFY(orders.same(moved, 1, ticket.limit) == nullptr);
    }
};

QTEST_GUILESS_MAIN(TestSignalOrders)
#include "test_signal_orders.moc"
