// SPDX-License-Identifier: GPL-3.0-or-later
// A past day is shown with the book of its own evening: what was filled, marked, noted or laid out for a
// later session does not exist yet (product: "what was known at that day's close and nothing later").
#include "engine/session/book_as_of.h"
#include "tests/unit/book/journal_builder.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

std::vector<book::JournalEntry> journalOf(std::vector<book::Event> events) {
    std::vector<book::JournalEntry> journal;
    for (book::Event& event : events) {
        book::JournalEntry entry;
        entry.sequence = static_cast<std::int64_t>(journal.size()) + 1;
        entry.event = std::move(event);
        journal.push_back(std::move(entry));
    }
    return journal;
}

const std::string Id = "optimus|SPX|2026-02-13|1";

/// Laid out on Friday 13th, valid and filled on Tuesday 17th, marked, closed on the 23rd.
std::vector<book::JournalEntry> life() {
    book::TicketOpened closing = closingTicket("optimus|SPX|2026-02-20|1", 1, 2);
    closing.signalDate = day(2, 20);
    closing.validOn = day(2, 23);
    return journalOf({book::AccountFlow{base::Money::dollars(500'000), "opening balance"},
                      spreadTicket(Id, 2), fillOf(Id, 2, base::Price::cents(260), day(2, 17)),
                      markOf(1, day(2, 17), base::Price::cents(270)),
                      book::DayClosed{day(2, 17), base::Money::dollars(499'980)},
                      markOf(1, day(2, 20), base::Price::cents(130)), closing,
                      book::DayClosed{day(2, 20), base::Money::dollars(500'260)},
                      fillOf(closing.ticketId, 2, base::Price::cents(125), day(2, 23)),
                      book::DayClosed{day(2, 23), base::Money::dollars(500'270)}});
}

book::Book asOf(base::Date date) {
    return session::bookAsOf(life(), date).value();
}

} // namespace

class TestBookAsOf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEvaluationThatLedToATicketDoesNotSeeIt() { // OPT-E9 counts pending orders, but not its own
        const book::Book evening = asOf(day(2, 13));
        QVERIFY(evening.pending().empty() && evening.positions().empty());
        QCOMPARE(evening.openCount("optimus"), 0);
        QVERIFY(!evening.lastEntry("optimus", "SP500"));
        QVERIFY(evening.latestEquity() == base::Money::dollars(500'000));
    }

    void aTicketCountsFromItsOwnSession() {
        const auto whole = life();
        const std::vector<book::JournalEntry> laidOut(whole.begin(), whole.begin() + 2);
        QVERIFY(session::bookAsOf(laidOut, day(2, 13))->pending().empty());
        const book::Book next = session::bookAsOf(laidOut, day(2, 17)).value();
        QCOMPARE(next.pending().size(), std::size_t{1});
        QCOMPARE(next.openCount("optimus"), 1);
    }

    void anOrderWhoseSessionHasPassedCountsNoLonger() { // OPT-T2, OPT-E9, OPT-E10, OPT-P1
        const auto whole = life();
        const std::vector<book::JournalEntry> laidOut(whole.begin(), whole.begin() + 2);
        // Its own day: a fill may still be recorded for it.
        QCOMPARE(session::bookAsOf(laidOut, day(2, 17))->openCount("optimus"), 1);
        const book::Book after = session::bookAsOf(laidOut, day(2, 18)).value();
        QVERIFY(after.pending().empty() && after.endOf(Id) == book::TicketEnd::Lapsed);
        QCOMPARE(after.openCount("optimus"), 0);
        QVERIFY(!after.lastEntry("optimus", "SP500"));
        QVERIFY(after.heat() == base::Money() && after.buyingPower() == base::Money::dollars(500'000));
        // The routine finds it as it is recorded: it writes down how it ended.
        QCOMPARE(session::bookForRoutine(laidOut, day(2, 18))->pending().size(), std::size_t{1});
    }

    void whatWasFilledOfAPassedOrderStays() {
        const auto journal =
            journalOf({book::AccountFlow{base::Money::dollars(500'000), "opening balance"},
                       spreadTicket(Id, 3), fillOf(Id, 1, base::Price::cents(260), day(2, 17))});
        const book::Book after = session::bookAsOf(journal, day(2, 18)).value();
        QVERIFY(after.pending().empty());
        QCOMPARE(after.openPositions().size(), std::size_t{1});
        QVERIFY(after.heat() == after.find(1)->heat());
    }

    void aClosingOrderNeverLapses() { // OPT-T6, OPT-X9: it counts as open until its closing fill
        const auto whole = life();
        const std::vector<book::JournalEntry> ordered(whole.begin(), whole.begin() + 8);
        QCOMPARE(session::bookAsOf(ordered, day(3, 20))->pendingClosing(1), std::int64_t{2});
    }

    void aFillCountsOnItsDate() {
        const book::Book filled = asOf(day(2, 17));
        QCOMPARE(filled.openPositions().size(), std::size_t{1});
        QVERIFY(filled.lastMarks().at(1).closeCost == base::Price::cents(270));
        QVERIFY(filled.lastEntry("optimus", "SP500") == day(2, 17));
        QCOMPARE(filled.equityHistory().size(), std::size_t{1});
    }

    void laterMarksAndClosingsAreHidden() {
        const book::Book between = asOf(day(2, 19));
        QVERIFY(between.lastMarks().at(1).closeCost == base::Price::cents(270));
        QCOMPARE(between.pendingClosing(1), std::int64_t{0});
        // A closing order is sent on the evening that decides it (SHR-J5), so that evening shows it.
        const book::Book decided = asOf(day(2, 20));
        QCOMPARE(decided.pendingClosing(1), std::int64_t{2});
        QCOMPARE(decided.openPositions().size(), std::size_t{1});
        const book::Book closed = asOf(day(2, 23));
        QVERIFY(closed.openPositions().empty() && closed.closedTrades().size() == 1);
        QCOMPARE(closed.equityHistory().size(), std::size_t{3});
    }

    void theLastDayIsTheWholeFold() {
        const book::Book whole = book::Book::fold(life()).value();
        const book::Book late = asOf(day(6, 30));
        QVERIFY(whole.cash() == late.cash() && whole.highWaterMark() == late.highWaterMark());
        QCOMPARE(late.closedTrades().front()->netPl.toDollars(), 270.0);
    }

    void aTicketThatEndedIsHiddenWithItsEnd() {
        const auto journal = journalOf(
            {book::AccountFlow{base::Money::dollars(500'000), "opening balance"}, spreadTicket(Id, 2),
             book::TicketClosed{Id, book::TicketEnd::NoFill, "limit not reached"}});
        QVERIFY(session::bookAsOf(journal, day(2, 13))->tickets().empty());
        const book::Book later = session::bookAsOf(journal, day(2, 17)).value();
        QVERIFY(later.pending().empty() && later.endOf(Id) == book::TicketEnd::NoFill);
    }

    void aNoteOfTomorrowIsNotKnownToday() {
        QVERIFY(session::effectiveDate(book::NoteWritten{day(2, 18), "ann", "x"}) == day(2, 18));
        QVERIFY(session::effectiveDate(book::HaltAcknowledged{"optimus", "CIRCUIT_BREAKER", day(2, 18), "ann",
                                                              ""}) == day(2, 18));
        QVERIFY(!session::effectiveDate(book::AccountFlow{base::Money::dollars(1), "deposit"}));
        QVERIFY(!session::effectiveDate(book::ParametersFrozen{"h", "{}", "ann"}));
    }
};

QTEST_GUILESS_MAIN(TestBookAsOf)
#include "tst_session_book_as_of.moc"
