// SPDX-License-Identifier: GPL-3.0-or-later
// OPT-P2: no ticket without the risk desk. The first half of this test is what does not compile.
#include "engine/risk/risk_desk.h"
#include "tests/unit/book/journal_builder.h"
#include "tests/unit/risk/sample_plan.h"

#include <type_traits>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::Price;
using book::Approval;
using book::Ticket;

// An approval cannot be made, copied, or conjured from parts outside the desk; a ticket needs one.
static_assert(!std::is_default_constructible_v<Approval>);
static_assert(!std::is_constructible_v<Approval, std::string, std::int64_t, std::string>);
static_assert(!std::is_copy_constructible_v<Approval>);
static_assert(!std::is_copy_assignable_v<Approval>);
static_assert(!std::is_aggregate_v<Approval>);
static_assert(std::is_move_constructible_v<Approval>);
static_assert(!std::is_default_constructible_v<Ticket>);
static_assert(!std::is_constructible_v<Ticket, book::TicketOpened>);
static_assert(
    !std::is_invocable_v<decltype(&Ticket::open), const structures::TradePlan&, const book::TicketDetails&>);
static_assert(!std::is_invocable_v<decltype(&Ticket::open), const Approval&, const structures::TradePlan&,
                                   const book::TicketDetails&>);

class TestApproval : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ticketOnlyForTheApprovedPlan() {
        const structures::TradePlan plan = samplePlan();
        risk::Review review = risk::RiskDesk().review(plan, 2, false, healthyContext());
        QVERIFY(review.verdict.approved);
        QVERIFY(review.approval.has_value());
        structures::TradePlan cheaper = plan;
        cheaper.limit = Price::cents(255);
        risk::Review again = risk::RiskDesk().review(plan, 2, false, healthyContext());
        QVERIFY(!Ticket::open(std::move(*again.approval), cheaper, details()).has_value());
        const auto ticket = Ticket::open(std::move(*review.approval), plan, details());
        QVERIFY(ticket.has_value());
        QCOMPARE(ticket->event().contracts, std::int64_t{2});
        QCOMPARE(ticket->event().limit, Price::cents(260));
        QCOMPARE(ticket->event().ticketId, std::string("optimus|SPX|2026-02-13|1"));
        QCOMPARE(ticket->event().approvalHash.size(), std::size_t{64});
        book::Book book = accountOf(500'000);
        QVERIFY(happens(book, ticket->event()));
    }

    void hypotheticalNeverGetsOne() {
        const risk::Review review = risk::RiskDesk().review(samplePlan(), 2, true, healthyContext());
        QVERIFY(review.verdict.approved);
        QVERIFY(!review.approval.has_value());
    }

    void closingTicket() {
        book::Book book = accountOf(500'000);
        QVERIFY(happens(book, spreadTicket("a", 2)));
        QVERIFY(happens(book, fillOf("a", 2, Price::cents(260), day(2, 17))));
        risk::Review review = risk::RiskDesk().reviewClosing(book, 1, 2);
        QVERIFY(review.approval.has_value());
        const auto ticket = Ticket::close(std::move(*review.approval), *book.find(1), Price::cents(130),
                                          book::CloseReason::ProfitTarget, details());
        QVERIFY(ticket.has_value());
        QVERIFY(!ticket->event().credit);
        QVERIFY(ticket->event().legs.front().side == structures::Side::Buy);
        QVERIFY(ticket->event().closesPosition == 1);
        // The position changed between approval and ticket.
        risk::Review stale = risk::RiskDesk().reviewClosing(book, 1, 1);
        book::Position changed = *book.find(1);
        changed.contractsOpen = 1;
        QVERIFY(!Ticket::close(std::move(*stale.approval), changed, Price::cents(130),
                               book::CloseReason::Manual, details())
                     .has_value());
        QVERIFY(!risk::RiskDesk().reviewClosing(book, 1, 3).approval.has_value());
        QVERIFY(!risk::RiskDesk().reviewClosing(book, 9, 1).approval.has_value());
    }

private:
    static book::TicketDetails details() {
        book::TicketDetails details;
        details.ticketId = book::clientOrderId("optimus", "SPX", day(2, 13), 1);
        details.signalDate = day(2, 13);
        details.validOn = day(2, 17);
        return details;
    }
};

QTEST_GUILESS_MAIN(TestApproval)
#include "test_approval.moc"
