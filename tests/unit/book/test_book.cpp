// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/book/journal_builder.h"

#include <array>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::Money;
using base::Price;
using book::Book;

class TestBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sampleTradeOptX10() {
        // OPT-X10 and SEED-4: 2.60 in, 1.28 out, two contracts, no fees: +$264, 2.8% of $9,480.
        Book book = accountOf(500'000);
        QVERIFY(happens(book, spreadTicket("a", 2)));
        QVERIFY(happens(book, fillOf("a", 2, Price::cents(260), day(2, 17))));
        const book::Position* position = book.find(1);
        QVERIFY(position != nullptr && position->isOpen());
        QCOMPARE(position->maxLoss, Money::dollars(9480));
        QCOMPARE(book.heat(), Money::dollars(9480));
        QCOMPARE(book.cash(), Money::dollars(500'520));
        QCOMPARE(position->openPl(Price::cents(130)), Money::dollars(260));
        QVERIFY(happens(book, closingTicket("b", 1, 2)));
        QVERIFY(happens(book, fillOf("b", 2, Price::cents(128), day(3, 3))));
        position = book.find(1);
        QVERIFY(!position->isOpen());
        QCOMPARE(position->netPl, Money::dollars(264));
        QVERIFY(position->closeReason == book::CloseReason::ProfitTarget);
        QCOMPARE(position->closedOn, std::optional(day(3, 3)));
        QVERIFY(std::abs(*position->returnOnRisk() - 264.0 / 9480.0) < 1e-12);
        QCOMPARE(book.heat(), Money{});
        QCOMPARE(book.cash(), Money::dollars(500'264));
        QCOMPARE(book.closedTrades().size(), std::size_t{1});
    }

    void feesAreInEveryResultShrN8() {
        Book book = accountOf(100'000);
        QVERIFY(happens(book, spreadTicket("a", 1)));
        QVERIFY(happens(book, fillOf("a", 1, Price::cents(260), day(2, 17), Money::cents(130))));
        QCOMPARE(book.find(1)->openPl(Price::cents(260)), Money::cents(-130));
        // Credit trades: max loss without fees.
        QCOMPARE(book.find(1)->maxLoss, Money::dollars(4740));
        QVERIFY(happens(book, closingTicket("b", 1, 1)));
        QVERIFY(happens(book, fillOf("b", 1, Price::cents(130), day(3, 3), Money::cents(130))));
        QCOMPARE(book.find(1)->netPl, Money::cents(13'000 - 260));
        QCOMPARE(book.cash(), Money::dollars(100'000) + book.find(1)->netPl);
    }

    void debitTradeShrA6() {
        Book book = accountOf(10'000);
        book::TicketOpened ticket = spreadTicket("a", 3);
        ticket.kind = structures::StructureKind::LongPut;
        ticket.strategy = "breakout";
        ticket.credit = false;
        ticket.width = {};
        ticket.legs.resize(1);
        ticket.maxLossPerUnit = Money::cents(30'065);
        QVERIFY(happens(book, ticket));
        QCOMPARE(book.heat(), Money::cents(30'065) * 3);
        QVERIFY(happens(book, fillOf("a", 3, Price::dollars(3), day(2, 17), Money::cents(195))));
        QCOMPARE(book.find(1)->maxLoss, Money::cents(90'195)); // with the entry fee (SHR-N8)
        QCOMPARE(book.heat("breakout"), Money::dollars(900));  // the premium (SHR-A6)
        QCOMPARE(book.heat("optimus"), Money{});
        QCOMPARE(book.buyingPower(), book.cash());
        book::TicketOpened closing = closingTicket("b", 1, 3);
        closing.credit = true;
        QVERIFY(happens(book, closing));
        QVERIFY(happens(book, fillOf("b", 3, Price::dollars(5), day(2, 20), Money::cents(195))));
        QCOMPARE(book.find(1)->netPl, Money::cents(60'000 - 390));
    }

    void partialFillIsAPositionOptT4() {
        Book book = accountOf(500'000);
        QVERIFY(happens(book, spreadTicket("a", 5)));
        QCOMPARE(book.openCount("optimus"), 1);
        QCOMPARE(book.heat(), Money::dollars(4740) * 5);
        QVERIFY(happens(book, fillOf("a", 2, Price::cents(260), day(2, 17))));
        // What is filled and what is pending are one position for the capacity, and all of it for the heat.
        QCOMPARE(book.openCount("optimus"), 1);
        QCOMPARE(book.heat(), Money::dollars(4740) * 5);
        QVERIFY(happens(book, fillOf("a", 1, Price::cents(255), day(2, 17))));
        QCOMPARE(book.find(1)->contracts, std::int64_t{3});
        QCOMPARE(book.find(1)->entryPremium, Money::cents(2 * 26'000 + 25'500));
        QCOMPARE(book.find(1)->entryPrice, Price::units(25'833));
        QCOMPARE(book.find(1)->maxLoss, Money::cents(3 * 500'000 - 77'500));
        QVERIFY(!happens(book, book::TicketClosed{"a", book::TicketEnd::Filled, {}}));
        QVERIFY(happens(book, book::TicketClosed{"a", book::TicketEnd::Cancelled, "11:00"}));
        QVERIFY(book.endOf("a") == book::TicketEnd::Cancelled);
        QVERIFY(book.pending().empty());
        QCOMPARE(book.heat(), Money::cents(3 * 500'000 - 77'500));
        QVERIFY(!happens(book, fillOf("a", 1, Price::cents(250), day(2, 17))));
        QCOMPARE(book.nextPositionId(), 2);
    }

    void closingInParts() {
        Book book = accountOf(500'000);
        QVERIFY(happens(book, spreadTicket("a", 3)));
        QVERIFY(happens(book, fillOf("a", 3, Price::cents(260), day(2, 17))));
        QVERIFY(happens(book, closingTicket("b", 1, 3, book::CloseReason::StopLoss)));
        QVERIFY(happens(book, fillOf("b", 1, Price::cents(520), day(3, 3))));
        QVERIFY(book.find(1)->isOpen());
        QCOMPARE(book.heat(), Money::dollars(4740) * 2);
        QCOMPARE(book.pendingClosing(1), std::int64_t{2});
        QVERIFY(happens(book, fillOf("b", 2, Price::cents(530), day(3, 4))));
        QCOMPARE(book.find(1)->netPl, Money::cents(3 * 26'000 - 52'000 - 2 * 53'000));
        QCOMPARE(book.find(1)->exitPrice, Price::units(52'667));
        QCOMPARE(book.find(1)->closedOn, std::optional(day(3, 4)));
        QVERIFY(book.endOf("b") == book::TicketEnd::Filled);
        // Said once more it changes nothing.
        QVERIFY(happens(book, book::TicketClosed{"b", book::TicketEnd::Filled, {}}));
    }

    void impossibleEventsAreErrors() {
        Book book = accountOf(500'000);
        QVERIFY(!happens(book, fillOf("nobody", 1, Price::cents(260), day(2, 17))));
        QVERIFY(!happens(book, book::TicketClosed{"nobody", book::TicketEnd::NoFill, {}}));
        QVERIFY(happens(book, spreadTicket("a", 2)));
        QVERIFY(!happens(book, spreadTicket("a", 2)));
        QVERIFY(!happens(book, spreadTicket("", 2)));
        QVERIFY(!happens(book, spreadTicket("z", 0)));
        QVERIFY(!happens(book, fillOf("a", 3, Price::cents(260), day(2, 17))));
        QVERIFY(!happens(book, fillOf("a", 0, Price::cents(260), day(2, 17))));
        QVERIFY(!happens(book, fillOf("a", 1, Price::cents(-1), day(2, 17))));
        QVERIFY(!happens(book, fillOf("a", 1, Price::cents(260), day(2, 17), Money::cents(-1))));
        QVERIFY(!happens(book, closingTicket("c", 1, 1)));
        QVERIFY(happens(book, fillOf("a", 2, Price::cents(260), day(2, 17))));
        QVERIFY(!happens(book, closingTicket("c", 1, 3))); // larger than the position
        QVERIFY(happens(book, closingTicket("c", 1, 1)));
        QVERIFY(!happens(book, closingTicket("d", 1, 2)));                      // one is being closed already
        QVERIFY(!happens(book, fillOf("c", 1, Price::cents(130), day(2, 16)))); // before the opening
        QVERIFY(!happens(book, markOf(7, day(2, 18), Price::cents(200))));
        // A refused event leaves no trace.
        QCOMPARE(book.cash(), Money::dollars(500'520));
        const auto folded = Book::fold(std::array{
            book::JournalEntry{1, {}, {}, {}, fillOf("nobody", 1, Price::cents(1), day(2, 17)), {}}});
        QVERIFY(!folded.has_value());
        QVERIFY(folded.error().code == base::ErrorCode::Internal);
    }

    void lastEntryOptE10() {
        Book book = accountOf(500'000);
        QVERIFY(!book.lastEntry("optimus", "SP500"));
        QVERIFY(happens(book, spreadTicket("a", 1)));
        QCOMPARE(book.lastEntry("optimus", "SP500"), std::optional(day(2, 13))); // pending: signal date
        QVERIFY(happens(book, fillOf("a", 1, Price::cents(260), day(2, 17))));
        QCOMPARE(book.lastEntry("optimus", "SP500"), std::optional(day(2, 17))); // filled: fill date
        QVERIFY(!book.lastEntry("optimus", "R2000"));
        QVERIFY(!book.lastEntry("breakout", "SP500"));
        QVERIFY(happens(book, spreadTicket("b", 1)));
        QVERIFY(happens(book, book::TicketClosed{"b", book::TicketEnd::NoFill, {}})); // no entry (OPT-T4)
        QCOMPARE(book.lastEntry("optimus", "SP500"), std::optional(day(2, 17)));
    }

    void equityAndHighWaterShrA2() {
        Book book = accountOf(100'000);
        QCOMPARE(book.equityBefore(day(1, 5)), Money::dollars(100'000));
        QCOMPARE(book.highWaterMark(), Money::dollars(100'000));
        QVERIFY(happens(book, book::DayClosed{day(1, 5), Money::dollars(110'000)}));
        QVERIFY(happens(book, book::DayClosed{day(1, 6), Money::dollars(99'000)}));
        QCOMPARE(book.equityBefore(day(1, 5)), Money::dollars(100'000));
        QCOMPARE(book.equityBefore(day(1, 6)), Money::dollars(110'000));
        QCOMPARE(book.equityBefore(day(1, 7)), Money::dollars(99'000));
        QCOMPARE(book.highWaterMark(), Money::dollars(110'000));
        // 10% down before a deposit is 10% down after it.
        QVERIFY(happens(book, book::AccountFlow{Money::dollars(99'000), "deposit"}));
        QCOMPARE(book.latestEquity(), Money::dollars(198'000));
        QCOMPARE(book.highWaterMark(), Money::dollars(220'000));
        QVERIFY(happens(book, book::AccountFlow{Money::dollars(-148'500), "withdrawal"}));
        QCOMPARE(book.highWaterMark(), Money::dollars(55'000));
        QVERIFY(happens(book, book::DayClosed{day(1, 7), Money::dollars(49'500)}));
        QCOMPARE(book.equityHistory().back().flows, Money::dollars(-49'500));
        // The same day closed again replaces its first closing, high-water mark included.
        QVERIFY(happens(book, book::DayClosed{day(1, 7), Money::dollars(70'000)}));
        QCOMPARE(book.highWaterMark(), Money::dollars(70'000));
        QVERIFY(happens(book, book::DayClosed{day(1, 7), Money::dollars(50'000)}));
        QCOMPARE(book.highWaterMark(), Money::dollars(55'000));
        QCOMPARE(book.equityHistory().back().flows, Money::dollars(-49'500));
        QVERIFY(!happens(book, book::DayClosed{day(1, 6), Money::dollars(50'000)}));
    }

    void marksShrG5AndShrD2() {
        Book book = accountOf(100'000);
        QVERIFY(happens(book, spreadTicket("a", 1)));
        QVERIFY(happens(book, fillOf("a", 1, Price::cents(260), day(2, 17))));
        QCOMPARE(book.equityAtMarks(), Money::dollars(100'000)); // at the entry price until marked
        QVERIFY(happens(book, markOf(1, day(2, 17), Price::cents(300))));
        QCOMPARE(book.equityAtMarks(), Money::dollars(99'960));
        QVERIFY(happens(book, markOf(1, day(2, 18), std::nullopt)));
        QVERIFY(happens(book, markOf(1, day(2, 18), std::nullopt)));
        QCOMPARE(book.evaluationsWithoutMark(1), 1);
        QVERIFY(happens(book, markOf(1, day(2, 19), std::nullopt)));
        QCOMPARE(book.evaluationsWithoutMark(1), 2);
        QCOMPARE(book.equityAtMarks(), Money::dollars(99'960)); // the last mark stands
        QCOMPARE(book.lastMarks().at(1).date, day(2, 17));
        QVERIFY(happens(book, markOf(1, day(2, 20), Price::cents(250))));
        QCOMPARE(book.evaluationsWithoutMark(1), 0);
        QCOMPARE(book.buyingPower(), Money::cents(10'026'000 - 500'000));
    }

    void haltsAndAcknowledgements() {
        Book book = accountOf(100'000);
        QVERIFY(happens(book, book::HaltRaised{"optimus", "FAILURE_HALT", day(3, 2), "win rate"}));
        QVERIFY(happens(book, book::HaltRaised{"optimus", "CIRCUIT_BREAKER", day(3, 2), "3 stops"}));
        QCOMPARE(book.openHalts("optimus").size(), std::size_t{2});
        QVERIFY(book.openHalts("breakout").empty());
        QVERIFY(happens(book, book::HaltAcknowledged{"optimus", "FAILURE_HALT", day(3, 3), "eva", {}}));
        QCOMPARE(book.openHalts("optimus").size(), std::size_t{1});
        QVERIFY(happens(book, book::HaltRaised{"optimus", "FAILURE_HALT", day(3, 4), "again"}));
        QCOMPARE(book.openHalts("optimus").size(), std::size_t{2});
        QCOMPARE(book.halts().size(), std::size_t{3});
        QCOMPARE(book.acknowledgements().size(), std::size_t{1});
    }

    void keys() {
        QCOMPARE(std::string(book::eventKind(book::TicketOpened{})), std::string("ticket_opened"));
        QCOMPARE(std::string(book::eventKind(book::DayClosed{})), std::string("day_closed"));
        QCOMPARE(std::string(book::eventKind(book::AccountFlow{})), std::string("account_flow"));
        for (const auto reason :
             {book::CloseReason::ProfitTarget, book::CloseReason::StopLoss, book::CloseReason::TimeStop,
              book::CloseReason::RegimeShift, book::CloseReason::Manual}) {
            QVERIFY(book::parseCloseReason(book::closeReasonKey(reason)) == reason);
        }
        QVERIFY(!book::parseCloseReason("profit"));
        QCOMPARE(std::string(book::ticketEndKey(book::TicketEnd::NoFill)), std::string("NO_FILL"));
    }
};

QTEST_GUILESS_MAIN(TestBook)
#include "test_book.moc"
