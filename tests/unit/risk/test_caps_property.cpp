// SPDX-License-Identifier: GPL-3.0-or-later
// 100,000 random orders of one account, opened, filled in part, cancelled and closed in any order: whatever
// the desk approves, no cap of OPT-P1 is ever exceeded by a new trade.
#include "tests/unit/book/journal_builder.h"
#include "tests/unit/risk/sample_plan.h"

#include <random>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::Money;
using base::Price;

namespace {

constexpr int Orders = 100'000;
constexpr int OrdersPerAccount = 2000;

class Account {
public:
    explicit Account(unsigned seed) : m_random(seed), m_book(accountOf(50'000 + 50'000 * pick(20))) {}

    void order(int number) {
        const int what = pick(10);
        if (what < 5) {
            open(number);
        } else if (what < 7) {
            fill();
        } else if (what < 8) {
            cancel();
        } else {
            close(number);
        }
        if (pick(50) == 0) {
            nextDay();
        }
    }
    [[nodiscard]] int approved() const { return m_approved; }
    [[nodiscard]] int vetoed() const { return m_vetoed; }

private:
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_random); }

    void open(int number) {
        const int width = 25 * (1 + pick(4));
        structures::TradePlan plan = samplePlan(Price::cents(5) * (1 + pick(width * 10)), width);
        plan.unitDelta = 0.01 + 0.001 * pick(100);
        risk::RiskContext context =
            risk::contextFrom(m_book, "optimus", "SPX", m_today, risk::EnabledStrategies{});
        context.regime = diagnosis::Regime::Neutral;
        context.aggregateDelta = m_delta;
        const std::int64_t contracts = 1 + pick(12);
        risk::Review review = risk::RiskDesk().review(plan, contracts, false, context);
        if (!review.approval) {
            ++m_vetoed;
            QVERIFY(!review.verdict.approved && !review.verdict.failingCodes().empty());
            if (review.verdict.contractsAllowed > 0) {
                // What the verdict says would pass, passes; one more does not.
                const auto allowed = review.verdict.contractsAllowed;
                QVERIFY(risk::RiskDesk().review(plan, allowed, true, context).verdict.approved);
                QVERIFY(!risk::RiskDesk().review(plan, allowed + 1, true, context).verdict.approved);
            }
            return;
        }
        ++m_approved;
        book::TicketDetails details;
        details.ticketId = "t" + std::to_string(number);
        details.signalDate = m_today;
        const auto ticket = book::Ticket::open(std::move(*review.approval), plan, details);
        QVERIFY(ticket.has_value());
        QVERIFY(happens(m_book, ticket->event()));
        m_delta += plan.unitDelta * 100 * plan.spot * static_cast<double>(contracts) /
                   context.sleeveEquity.toDollars();
        check(context.sleeveEquity, ticket->event().maxLossPerUnit * contracts);
    }

    void check(Money equity, Money added) {
        QVERIFY(added.toCents() * 100 <= equity.toCents() * 3);          // 3% a trade
        QVERIFY(m_book.heat().toCents() * 100 <= equity.toCents() * 15); // 15% heat
        QVERIFY(m_book.openCount("optimus", "SP500") <= 3);
        QVERIFY(m_book.openCount("optimus") <= 8);
        QVERIFY(m_delta <= 0.5 + 1e-9);
        QVERIFY(m_book.buyingPower() >= Money{});
    }

    void fill() {
        if (m_book.pending().empty()) {
            return;
        }
        auto pending = m_book.pending().begin();
        std::advance(pending, pick(static_cast<int>(m_book.pending().size())));
        const auto left = static_cast<int>(pending->second.ticket.contracts - pending->second.filled);
        // Filled at the limit or better.
        const Price price = pending->second.ticket.closesPosition ? Price::cents(5) * (1 + pick(100))
                                                                  : pending->second.ticket.limit;
        QVERIFY(happens(m_book, fillOf(pending->first, 1 + pick(left), price, m_today, Money::cents(130))));
        settleDelta();
    }

    void cancel() {
        if (!m_book.pending().empty()) {
            QVERIFY(happens(
                m_book, book::TicketClosed{m_book.pending().begin()->first, book::TicketEnd::Cancelled, {}}));
            settleDelta();
        }
    }

    void close(int number) {
        const auto open = m_book.openPositions();
        if (open.empty()) {
            return;
        }
        const book::Position& position = *open[static_cast<std::size_t>(pick(static_cast<int>(open.size())))];
        const std::int64_t contracts = 1 + pick(static_cast<int>(position.contractsOpen) + 1);
        risk::Review review = risk::RiskDesk().reviewClosing(m_book, position.id, contracts);
        const std::int64_t free = position.contractsOpen - m_book.pendingClosing(position.id);
        QCOMPARE(review.approval.has_value(), contracts <= free);
        if (!review.approval) {
            return;
        }
        book::TicketDetails details;
        details.ticketId = "c" + std::to_string(number);
        const auto ticket = book::Ticket::close(std::move(*review.approval), position, Price::cents(100),
                                                book::CloseReason::Manual, details);
        QVERIFY(ticket.has_value());
        QVERIFY(happens(m_book, ticket->event()));
    }

    /// The delta of a book without positions is nothing; else it stays the upper bound that it is.
    void settleDelta() {
        if (m_book.openPositions().empty() && m_book.pending().empty()) {
            m_delta = 0;
        }
    }

    void nextDay() {
        QVERIFY(happens(m_book, book::DayClosed{m_today, m_book.equityAtMarks()}));
        m_today += base::CalendarDays(1);
    }

    std::mt19937 m_random;
    book::Book m_book;
    base::Date m_today = day(1, 5);
    double m_delta = 0;
    int m_approved = 0;
    int m_vetoed = 0;
};

} // namespace

class TestCapsProperty : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noCapIsEverExceeded() {
        int approved = 0;
        int vetoed = 0;
        for (int first = 0; first < Orders; first += OrdersPerAccount) {
            Account account(static_cast<unsigned>(first) + 1);
            for (int i = 0; i < OrdersPerAccount; ++i) {
                account.order(first + i);
                if (QTest::currentTestFailed()) {
                    qWarning("account seed %d, order %d", first + 1, i);
                    return;
                }
            }
            approved += account.approved();
            vetoed += account.vetoed();
        }
        QVERIFY2(approved > 1000, std::to_string(approved).c_str());
        QVERIFY2(vetoed > 1000, std::to_string(vetoed).c_str());
    }
};

QTEST_GUILESS_MAIN(TestCapsProperty)
#include "test_caps_property.moc"
