// SPDX-License-Identifier: GPL-3.0-or-later
// The backtest that the trader named, as the book folds it (BRK-K5a).
#include "engine/base/date.h"
#include "tests/unit/book/evidence_sample.h"
#include "tests/unit/book/journal_builder.h"

#include <QtTest>

namespace signalbox::book {
namespace {

using tests::day;
using tests::evidenceOf;
using tests::happens;

} // namespace

class TestEvidence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noBacktestIsNamedAtFirst() {
        const Book book = tests::accountOf(10'000);
        QVERIFY(book.evidence().of("breakout") == nullptr);
    }

    void theLatestOneNamedIsInForce() {
        Book book = tests::accountOf(10'000);
        QVERIFY(happens(book, evidenceOf(3, 2)));
        EvidenceNamed second = evidenceOf(5, 1);
        second.fileHash = "second";
        QVERIFY(happens(book, second));
        const EvidenceNamed* named = book.evidence().of("breakout");
        QVERIFY(named != nullptr);
        QCOMPARE(named->fileHash, std::string("second"));
        QCOMPARE(named->trades.size(), std::size_t{5});
        QVERIFY(book.evidence().of("atr-matrix") == nullptr);
        // It is no position, no cash and no heat.
        QVERIFY(book.positions().empty() && book.closedTrades().empty());
        QVERIFY(book.cash() == base::Money::dollars(10'000));
    }

    void clearingEndsItAndMayBeRepeated() {
        Book book = tests::accountOf(10'000);
        QVERIFY(happens(book, evidenceOf(3, 2)));
        QVERIFY(happens(book, EvidenceCleared{day(2, 14), "breakout", "ann"}));
        QVERIFY(book.evidence().of("breakout") == nullptr);
        // A day of the past may know the end of something and not its beginning.
        QVERIFY(happens(book, EvidenceCleared{day(2, 14), "breakout", "ann"}));
    }

    void whatCannotBeEvidenceIsRefused() {
        const auto refused = [](auto spoil) {
            Book book = tests::accountOf(10'000);
            EvidenceNamed event = evidenceOf(3, 2);
            spoil(event);
            return !happens(book, event) && book.evidence().of("breakout") == nullptr;
        };
        QVERIFY(!refused([](EvidenceNamed&) {}));
        QVERIFY(refused([](EvidenceNamed& event) { event.trades.clear(); }));
        QVERIFY(refused([](EvidenceNamed& event) { event.by.clear(); }));
        QVERIFY(refused([](EvidenceNamed& event) { event.fileHash.clear(); }));
        QVERIFY(refused([](EvidenceNamed& event) {
            event.trades[0].openedOn = event.outOfSampleFrom - base::CalendarDays(1);
        }));
        QVERIFY(refused(
            [](EvidenceNamed& event) { event.date = event.trades[2].closedOn - base::CalendarDays(1); }));
        QVERIFY(refused([](EvidenceNamed& event) { event.trades[1].premium = base::Money(); }));
        QVERIFY(refused([](EvidenceNamed& event) {
            event.trades[1].closedOn = event.trades[1].openedOn - base::CalendarDays(1);
        }));
    }
};

} // namespace signalbox::book

QTEST_GUILESS_MAIN(signalbox::book::TestEvidence)
#include "test_evidence.moc"
