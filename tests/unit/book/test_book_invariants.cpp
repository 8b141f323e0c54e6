// SPDX-License-Identifier: GPL-3.0-or-later
// Random journals: whatever happens, cash, profit and risk of the book agree with each other, and folding at
// once equals applying one by one.
#include "tests/unit/book/journal_builder.h"

#include <random>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::Money;
using base::Price;
using book::Book;

namespace {

/// Draws the next event that a real journal could hold, or one that it must refuse.
book::Event randomEvent(std::mt19937& random, const Book& book, int step, base::Date date) {
    const auto pick = [&random](int below) {
        return std::uniform_int_distribution<int>(0, below - 1)(random);
    };
    const Price price = Price::cents(5) * (1 + pick(200));
    switch (pick(7)) {
    case 0: {
        book::TicketOpened ticket = spreadTicket("t" + std::to_string(step), 1 + pick(5), price);
        ticket.signalDate = date;
        return ticket;
    }
    case 1:
    case 2:
        if (!book.pending().empty()) {
            auto pending = book.pending().begin();
            std::advance(pending, pick(static_cast<int>(book.pending().size())));
            // One more than is left, now and then.
            const auto left = static_cast<int>(pending->second.ticket.contracts - pending->second.filled);
            return fillOf(pending->first, 1 + pick(left + 1), price, date, Money::cents(pick(500)));
        }
        return fillOf("nobody", 1, price, date);
    case 3:
        if (!book.positions().empty()) {
            const int id = 1 + pick(static_cast<int>(book.positions().size()) + 1);
            return closingTicket("c" + std::to_string(step), id, 1 + pick(4));
        }
        return book::AccountFlow{Money::dollars(pick(2000) - 900), "flow"};
    case 4:
        if (!book.pending().empty()) {
            return book::TicketClosed{book.pending().begin()->first, book::TicketEnd::Cancelled, {}};
        }
        return book::NoteWritten{date, "test", "nothing"};
    case 5:
        return markOf(1 + pick(static_cast<int>(book.positions().size()) + 1), date,
                      pick(3) == 0 ? std::nullopt : std::optional(price));
    default:
        return book::DayClosed{date, book.equityAtMarks()};
    }
}

} // namespace

class TestBookInvariants : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomJournals() {
        int accepted = 0;
        int refused = 0;
        for (unsigned seed = 1; seed <= 40; ++seed) {
            std::mt19937 random(seed);
            Book book;
            std::vector<book::JournalEntry> journal;
            Money feesPaid;
            base::Date date = day(1, 5);
            for (int step = 0; step < 400; ++step) {
                book::JournalEntry entry;
                entry.sequence = step + 1;
                entry.event = step == 0
                                  ? book::Event(book::AccountFlow{Money::dollars(100'000), "opening balance"})
                                  : randomEvent(random, book, step, date);
                const Money cashBefore = book.cash();
                const std::size_t pendingBefore = book.pending().size();
                if (!book.apply(entry)) {
                    ++refused;
                    QCOMPARE(book.cash(), cashBefore);
                    QCOMPARE(book.pending().size(), pendingBefore);
                    continue;
                }
                ++accepted;
                journal.push_back(entry);
                if (const auto* fill = std::get_if<book::Filled>(&entry.event)) {
                    feesPaid += fill->fees;
                }
                if (step % 7 == 0) {
                    date += base::CalendarDays(1);
                }
                check(book, feesPaid);
                if (QTest::currentTestFailed()) {
                    return;
                }
            }
            const auto folded = Book::fold(journal);
            QVERIFY(folded.has_value());
            QCOMPARE(folded->cash(), book.cash());
            QCOMPARE(folded->heat(), book.heat());
            QCOMPARE(folded->highWaterMark(), book.highWaterMark());
            QCOMPARE(folded->positions().size(), book.positions().size());
        }
        QVERIFY(accepted > 5000);
        QVERIFY(refused > 1000);
    }

private:
    static void check(const Book& book, Money feesPaid) {
        // Cash is what was paid in, plus every premium, minus every fee.
        Money expected = book.flows() - feesPaid;
        Money heat;
        int open = 0;
        for (const book::Position& position : book.positions()) {
            expected += position.entryPremium - position.exitPremium;
            QVERIFY(position.contractsOpen >= 0 && position.contractsOpen <= position.contracts);
            QCOMPARE(position.isOpen(), !position.closedOn.has_value());
            heat += position.heat();
            open += position.isOpen() ? 1 : 0;
            if (!position.isOpen()) {
                QCOMPARE(position.netPl, position.entryPremium - position.exitPremium - position.entryFees -
                                             position.exitFees);
                QVERIFY(!book.lastMarks().contains(position.id));
            }
            QVERIFY(book.pendingClosing(position.id) <= position.contractsOpen);
        }
        QCOMPARE(book.cash(), expected);
        for (const auto& [id, pending] : book.pending()) {
            QVERIFY(pending.filled >= 0 && pending.filled < pending.ticket.contracts);
            if (!pending.ticket.closesPosition) {
                heat += pending.ticket.maxLossPerUnit * (pending.ticket.contracts - pending.filled);
            }
        }
        QCOMPARE(book.heat(), heat);
        QCOMPARE(book.groupHeat("SP500"), heat);
        QCOMPARE(static_cast<int>(book.openPositions().size()), open);
        QVERIFY(book.highWaterMark() >= (book.equityHistory().empty() ? Money{} : book.latestEquity()) ||
                book.flowsSinceClose() != Money{});
    }
};

QTEST_GUILESS_MAIN(TestBookInvariants)
#include "test_book_invariants.moc"
