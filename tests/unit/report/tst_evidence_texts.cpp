// SPDX-License-Identifier: GPL-3.0-or-later
// Whose trades an edge comes from is said in the same words by memo, ticket, brief and post, and a reviewer
// adds them up again; own trades alone leave every text as it was (BRK-K5a, BRK-M1, BRK-P2).
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/codec/event_codec.h"
#include "engine/memo/body_json.h"
#include "engine/memo/memo_text.h"
#include "engine/memo/reviewers.h"
#include "engine/report/brief.h"
#include "engine/report/day_post.h"
#include "engine/report/long_option_text.h"
#include "tests/unit/memo/memo_fixture.h"
#endif

using namespace signalbox;
using namespace signalbox::tests;

namespace {

const std::string Words = "own 3, backtest 4 since 2019-01-02";

/// The 4 wins of 7 trades of the fixture, 3 of them its own.
memo::MemoBody withSources() {
    memo::MemoBody body = recordedBody();
    memo::EdgePart& edge = body.risk.edge;
    edge.evidence = "own+backtest";
    edge.sources = memo::EvidenceSources{1, 3, 3, 4, base::makeDate(2019, 1, 2), "abc"};
    return body;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string opinionOn(const memo::MemoBody& body) {
    const memo::Opinion opinion = memo::opinionOf("quant", written(body));
    return opinion.approve ? "approves" : opinion.comment;
}

book::TicketOpened ticketOf(bool withEvidence) {
    book::TicketOpened ticket;
    ticket.ticketId = "breakout|NVDA|2026-02-13|1";
    ticket.strategy = "breakout";
    ticket.underlying = "NVDA";
    ticket.signalDate = day(2, 13);
    ticket.validOn = day(2, 17);
    ticket.kind = structures::StructureKind::LongCall;
    ticket.legs = {{memoContract(), structures::Side::Buy, 1}};
    ticket.contracts = 3;
    ticket.limit = base::Price::cents(320);
    ticket.credit = false;
    ticket.expiration = day(2, 27);
    ticket.maxLossPerUnit = base::Money::cents(32'065);
    ticket.facts = structures::EntryFacts{};
    ticket.facts->memoId = memo::memoIdOf(day(2, 13), "NVDA");
    ticket.facts->assumedEdge = "ASSUMED EDGE p=0.6, b=1";
    if (withEvidence) {
        ticket.facts->evidence = Words;
    }
    return ticket;
}

/// The memo of the body, approved for the 17th.
book::Book approved(const memo::MemoBody& body) {
    book::Book book = bookWithMemo(panelOf("PAPER"), body);
    const book::MemoWritten& memo = memoIn(book).memo;
    if (memoIn(book).stage == book::MemoStage::Submitted) {
        (void)happens(book, book::MemoMoved{memo.memoId, 1, day(2, 13), "APPROVED", "test"});
    }
    return book;
}

} // namespace

class TestEvidenceTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ownTradesAloneLeaveTheMemoAsItWas() {
        const memo::MemoBody own = completed(recordedBody());
        QVERIFY(!has(memo::bodyJson(own), "\"sources\""));
        QCOMPARE(memo::evidenceText(own.risk.edge), std::string("own"));
        QCOMPARE(opinionOn(recordedBody()), std::string("approves"));
    }

    void theMemoNamesTheSources() {
        const memo::MemoBody body = completed(withSources());
        QCOMPARE(memo::evidenceText(body.risk.edge), Words);
        QCOMPARE(memo::missingFields(body), std::vector<std::string>());
        const std::string text = memo::bodyJson(body);
        const auto read = memo::parseBody(text);
        QVERIFY(read.has_value() && read->risk.edge.sources.has_value());
        QCOMPARE(memo::bodyJson(*read), text);
        QCOMPARE(read->risk.edge.sources->file, std::string("abc"));
        memo::EdgePart unnamed = body.risk.edge;
        unnamed.sources = memo::EvidenceSources{4, 7, 0, 0, std::nullopt, ""};
        QCOMPARE(memo::evidenceText(unnamed), std::string("own 7, no backtest named"));
    }

    void aReviewerAddsThemUpAgain() { // BRK-P2
        QCOMPARE(opinionOn(withSources()), std::string("approves"));
        const auto spoilt = [](auto spoil) {
            memo::MemoBody body = withSources();
            spoil(body.risk.edge);
            return opinionOn(body);
        };
        QVERIFY(has(spoilt([](memo::EdgePart& e) { e.sources->ownTrades = 2; }), "not the sum"));
        QVERIFY(has(spoilt([](memo::EdgePart& e) { e.sources->backtestWins = 4; }), "not the sum"));
        QVERIFY(has(spoilt([](memo::EdgePart& e) { e.sources->since.reset(); }), "that is not named"));
        QVERIFY(has(spoilt([](memo::EdgePart& e) { e.sources->file.clear(); }), "that is not named"));
        QVERIFY(has(spoilt([](memo::EdgePart& e) { e.sources.reset(); }), "whose trades count"));
        QVERIFY(has(spoilt([](memo::EdgePart& e) { e.evidence = "own"; }), "whose trades count"));
    }

    void theTicketCarriesThemIntoThePosition() {
        QCOMPARE(report::edgeMarks(ticketOf(true).facts),
                 (std::vector<std::string>{"ASSUMED EDGE p=0.6, b=1", "EVIDENCE " + Words}));
        QCOMPARE(report::edgeMarks(ticketOf(false).facts),
                 std::vector<std::string>{"ASSUMED EDGE p=0.6, b=1"});
        QVERIFY(report::edgeMarks(std::nullopt).empty());
        // Stored since version 3 of the event; without it a ticket is stored as before.
        QCOMPARE(codec::eventVersion(ticketOf(false)), 2);
        QVERIFY(!has(codec::encode(ticketOf(false)), "\"evidence\""));
        QCOMPARE(codec::eventVersion(ticketOf(true)), 3);
        const std::string json = codec::encode(ticketOf(true));
        const auto back = codec::decode("ticket_opened", 3, json);
        QVERIFY(back.has_value());
        QVERIFY(std::get<book::TicketOpened>(*back).facts == ticketOf(true).facts);
        QVERIFY(
            std::get<book::TicketOpened>(*codec::decode("ticket_opened", 2, codec::encode(ticketOf(false))))
                .facts == ticketOf(false).facts);
        book::Book book = accountOf(10'000);
        QVERIFY(happens(book, ticketOf(true)));
        QVERIFY(happens(book, fillOf(ticketOf(true).ticketId, 3, base::Price::cents(318), day(2, 17))));
        report::LongOptionOpenedFields opened;
        opened.position = &book.positions().front();
        opened.equity = base::Money::dollars(10'000);
        QVERIFY(has(report::longOptionOpenedText(opened), "\n  EVIDENCE " + Words));
    }

    void briefAndPostSayIt() {
        const book::Book before = approved(withSources());
        report::BriefInputs brief;
        brief.date = day(2, 17);
        brief.mode = "PAPER";
        brief.book = &before;
        const std::string morning = report::briefText(brief);
        QVERIFY2(has(morning, "(M-2026-02-13-NVDA, ASSUMED EDGE p=0.6, b=1, EVIDENCE " + Words + ")"),
                 morning.c_str());
        const book::Book own = approved(recordedBody());
        brief.book = &own;
        QVERIFY(!has(report::briefText(brief), "EVIDENCE"));
        book::Book after = before;
        QVERIFY(happens(after, ticketOf(true)));
        QVERIFY(happens(after, fillOf(ticketOf(true).ticketId, 3, base::Price::cents(318), day(2, 17))));
        report::DayPostInputs post;
        post.date = day(2, 17);
        post.mode = "PAPER";
        post.strategy = "breakout";
        post.book = &after;
        post.sleeve = base::Money::dollars(10'000);
        post.mood = diagnosis::MarketMood::Bullish;
        const auto text = report::postOfDay(post);
        QVERIFY(text.has_value() && text->size() <= report::LongestPost);
        QVERIFY2(has(*text, "b=1.00; " + Words + ")"), text->c_str());
    }
};

QTEST_APPLESS_MAIN(TestEvidenceTexts)
#include "tst_evidence_texts.moc"
