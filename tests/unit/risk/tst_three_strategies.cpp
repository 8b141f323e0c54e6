// SPDX-License-Identifier: GPL-3.0-or-later
// 100,000 interleaved orders of Optimus, ATR Matrix and Breakout on one account, opened, filled in part,
// cancelled, marked and closed in any order: no approved order exceeds a cap of its strategy or of the
// account, fees included for debit trades, and Breakout has no order without a memo (SHR-A, SHR-N8, BRK-M1).
#include "engine/base/date.h"
#include "engine/market/product.h"
#include "engine/strategies/atr_matrix.h"
#include "engine/strategies/breakout.h"
#include "engine/strategies/optimus_parameters.h"
#include "engine/strategies/registry.h"
#include "tests/unit/book/journal_builder.h"
#include "tests/unit/risk/sample_plan.h"

#include <array>
#include <random>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::Money;
using base::Price;

namespace {

constexpr int Orders = 100'000;
constexpr int OrdersPerAccount = 2'000;
constexpr std::array<const char*, 3> Keys{"optimus", "atr-matrix", "breakout"};
constexpr std::array<std::int32_t, 3> WeightBp{6'000, 1'500, 500}; // SHR-A1
constexpr std::array<const char*, 6> Symbols{"NVDA", "TSLA", "MSTR", "COIN", "QQQ", "IWM"};

/// amount <= bp of a whole, in integers.
bool within(Money amount, std::int64_t bp, Money whole) {
    return static_cast<base::Int128>(amount.toCents()) * 10'000 <=
           static_cast<base::Int128>(whole.toCents()) * bp;
}

class Account {
public:
    explicit Account(unsigned seed) : m_random(seed), m_book(accountOf(100'000 + 100'000 * pick(20))) {}

    void order(int number) {
        const int what = pick(12);
        if (what < 7) {
            open(number);
        } else if (what < 9) {
            fill();
        } else if (what < 10) {
            cancel();
        } else {
            close(number);
        }
        if (pick(20) == 0) {
            mark();
        }
        if (pick(50) == 0) {
            nextDay();
        }
    }
    std::array<int, 3> approved{};
    int vetoed = 0;
    int withoutMemo = 0;

private:
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_random); }

    structures::TradePlan longOption(std::size_t strategy) {
        structures::TradePlan plan;
        plan.strategy = Keys[strategy];
        plan.underlying = Symbols[static_cast<std::size_t>(pick(Symbols.size()))];
        plan.entryDate = m_today;
        const bool call = strategy == 1 || pick(2) == 0;
        plan.kind = call ? structures::StructureKind::LongCall : structures::StructureKind::LongPut;
        plan.expiration = m_today + base::CalendarDays(10);
        plan.legs = {
            {{plan.underlying, plan.underlying, plan.expiration, market::Settlement::Pm,
              call ? market::Right::Call : market::Right::Put, base::Strike::dollars(50 + 5 * pick(20)), 100},
             structures::Side::Buy,
             1}};
        plan.credit = false;
        plan.profitUncapped = call;
        plan.limit = Price::cents(5) * (1 + pick(pick(3) == 0 ? 400 : 40));
        plan.maxLossPerUnit = base::premium(plan.limit, 100, 1) + Money::cents(65);
        plan.spot = 100;
        plan.unitDelta = call ? 0.5 : -0.5;
        return plan;
    }

    risk::StrategyLimits limitsOf(std::size_t strategy) const {
        if (strategy == 0) {
            return strategies::strategyLimits({});
        }
        return strategy == 1 ? strategies::atrLimits({}) : strategies::breakoutLimits();
    }

    /// A memo for that plan: right, too small, too cheap, for another contract, unapproved, or none.
    void maybeWriteMemo(const structures::TradePlan& plan, std::int64_t contracts) {
        const int kind = pick(8);
        if (kind == 7) {
            return;
        }
        book::MemoWritten memo;
        memo.memoId = "M-" + base::toIso(m_today) + "-" + plan.underlying;
        const book::Memo* before = m_book.memos().find(memo.memoId);
        memo.version = before == nullptr ? 1 : static_cast<int>(before->versions.size()) + 1;
        memo.strategy = "breakout";
        memo.underlying = plan.underlying;
        memo.signalDate = m_today - base::CalendarDays(1);
        memo.validOn = memo.date = m_today;
        memo.author = "system";
        memo.contract = market::occSymbol(plan.legs.front().contract);
        memo.contracts = contracts;
        memo.limit = plan.limit;
        if (kind == 4) {
            memo.contracts -= 1;
        } else if (kind == 5) {
            memo.limit = memo.limit - Price::cents(1);
        } else if (kind == 6) {
            memo.contract = "OTHER 260101C00100000";
        }
        if (!happens(m_book, memo)) {
            return;
        }
        if (kind != 3) {
            (void)happens(m_book, book::MemoMoved{memo.memoId, memo.version, m_today, "SUBMITTED", "test"});
            for (const char* role : {"quant", "risk"}) {
                (void)happens(m_book, book::MemoVoted{memo.memoId, memo.version, m_today, role, role, false,
                                                      "approve", "recomputed"});
            }
            (void)happens(m_book, book::MemoMoved{memo.memoId, memo.version, m_today, "APPROVED", "test"});
        }
    }

    void open(int number) {
        const auto strategy = static_cast<std::size_t>(pick(3));
        structures::TradePlan plan = strategy == 0
                                         ? samplePlan(Price::cents(5) * (1 + pick(400)), 25 * (1 + pick(4)))
                                         : longOption(strategy);
        const std::int64_t contracts = 1 + pick(12);
        if (strategy == 2) {
            maybeWriteMemo(plan, contracts);
        }
        risk::RiskContext desk = risk::contextFrom(m_book, Keys[strategy], plan.underlying, m_today, {});
        desk.limits = limitsOf(strategy);
        desk.account = strategies::accountLimits(m_parameters, risk::optimusAccount());
        desk.sleeveEquity = base::BasisPoints(WeightBp[strategy]).of(desk.accountEquity);
        desk.regime = diagnosis::Regime::Neutral;
        desk.aggregateDelta = 0.0;
        const book::MemoVersion* memo =
            strategy == 2 ? m_book.memos().approvedFor("breakout", plan.underlying, m_today) : nullptr;
        if (memo != nullptr) {
            desk.memo = risk::ApprovedMemo{memo->memo.memoId, memo->memo.contract, memo->memo.contracts,
                                           memo->memo.limit};
        }
        const Money cash = m_book.cash();
        risk::Review review = risk::RiskDesk().review(plan, contracts, false, desk);
        if (!review.approval) {
            ++vetoed;
            const auto codes = review.verdict.failingCodes();
            withoutMemo += codes == std::vector<std::string>{"MEMO"} ? 1 : 0;
            return;
        }
        ++approved[strategy];
        if (strategy == 2) {
            QVERIFY(memo != nullptr && memo->stage == book::MemoStage::Approved);
            QCOMPARE(memo->memo.contract, market::occSymbol(plan.legs.front().contract));
            QVERIFY(contracts <= memo->memo.contracts && plan.limit <= memo->memo.limit);
            const book::MemoMoved executed{memo->memo.memoId, memo->memo.version, m_today, "EXECUTED", "x"};
            QVERIFY(happens(m_book, executed));
        }
        book::TicketDetails details;
        details.ticketId = "t" + std::to_string(number);
        details.signalDate = details.validOn = m_today;
        const auto ticket = book::Ticket::open(std::move(*review.approval), plan, details);
        QVERIFY(ticket.has_value());
        QVERIFY(happens(m_book, ticket->event()));
        check(strategy, plan, ticket->event(), desk.accountEquity, cash);
    }

    /// Every cap, counted anew from the journal's book.
    void check(std::size_t strategy, const structures::TradePlan& plan, const book::TicketOpened& ticket,
               Money equity, Money cash) {
        const Money added = ticket.maxLossPerUnit * ticket.contracts;
        const Money sleeve = base::BasisPoints(WeightBp[strategy]).of(equity);
        constexpr std::array<int, 3> trade{300, 200, 1'000};
        constexpr std::array<int, 3> heat{1'500, 2'000, 2'000};
        QVERIFY(within(added, trade[strategy], sleeve));
        QVERIFY(within(added, 200, equity)); // strictest of the three (SHR-A3)
        QVERIFY(within(m_book.heat(Keys[strategy]), heat[strategy], sleeve));
        QVERIFY(within(m_book.heat(), 1'500, equity));
        const std::string group = market::riskGroupOf(plan.underlying);
        QVERIFY(within(m_book.groupHeat(group), 500, equity));
        if (strategy == 1) {
            QVERIFY(within(m_book.groupHeat(group, Keys[1]), 500, sleeve)); // ATR-P2
        }
        if (strategy == 2) {
            QVERIFY(m_book.openCount("breakout") <= 3); // BRK-K8
            QVERIFY(m_book.openCount("breakout", group) <= 1);
        }
        // A debit pays premium and fee; a fifth of equity stays (SHR-A3 CASH).
        if (!plan.credit) {
            QVERIFY(added == (base::premium(plan.limit, 100, 1) + Money::cents(65)) * ticket.contracts);
            QVERIFY((cash - added).toCents() * 5 >= equity.toCents());
        }
        QVERIFY(m_book.buyingPower() >= Money{});
    }

    void fill() {
        if (m_book.pending().empty()) {
            return;
        }
        auto pending = m_book.pending().begin();
        std::advance(pending, pick(static_cast<int>(m_book.pending().size())));
        const book::TicketOpened ticket = pending->second.ticket;
        const auto left = static_cast<int>(ticket.contracts - pending->second.filled);
        const std::int64_t contracts = 1 + pick(left);
        const Price price = ticket.closesPosition ? Price::cents(5) * (1 + pick(60)) : ticket.limit;
        QVERIFY(
            happens(m_book, fillOf(ticket.ticketId, contracts, price, m_today,
                                   Money::cents(65) * (contracts * static_cast<int>(ticket.legs.size())))));
    }

    void cancel() {
        if (!m_book.pending().empty()) {
            QVERIFY(happens(
                m_book, book::TicketClosed{m_book.pending().begin()->first, book::TicketEnd::Cancelled, {}}));
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
        QVERIFY(ticket.has_value() && happens(m_book, ticket->event()));
    }

    void mark() {
        for (const book::Position* position : m_book.openPositions()) {
            QVERIFY(happens(m_book, markOf(position->id, m_today, Price::cents(5) * pick(80))));
        }
    }

    void nextDay() {
        QVERIFY(happens(m_book, book::DayClosed{m_today, m_book.equityAtMarks()}));
        m_today += base::CalendarDays(1);
    }

    std::mt19937 m_random;
    book::Book m_book;
    base::Date m_today = base::makeDate(2026, 2, 17);
    params::AccountParameters m_parameters = [] {
        params::AccountParameters account;
        account.enabledStrategies = {"optimus", "atr-matrix", "breakout"};
        return account;
    }();
};

} // namespace

class TestThreeStrategies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noApprovedOrderExceedsACap() {
        std::array<int, 3> approved{};
        int vetoed = 0;
        int withoutMemo = 0;
        for (int first = 0; first < Orders; first += OrdersPerAccount) {
            Account account(static_cast<unsigned>(first) + 7);
            for (int i = 0; i < OrdersPerAccount; ++i) {
                account.order(first + i);
                if (QTest::currentTestFailed()) {
                    return;
                }
            }
            for (std::size_t s = 0; s < approved.size(); ++s) {
                approved[s] += account.approved[s];
            }
            vetoed += account.vetoed;
            withoutMemo += account.withoutMemo;
        }
        // The test has seen both answers, for each strategy, and the memo alone decide.
        QVERIFY2(approved[0] > 100, std::to_string(approved[0]).c_str());
        QVERIFY2(approved[1] > 100, std::to_string(approved[1]).c_str());
        QVERIFY2(approved[2] > 100, std::to_string(approved[2]).c_str());
        QVERIFY2(vetoed > 10'000, std::to_string(vetoed).c_str());
        QVERIFY2(withoutMemo > 100, std::to_string(withoutMemo).c_str());
    }
};

QTEST_APPLESS_MAIN(TestThreeStrategies)
#include "tst_three_strategies.moc"
