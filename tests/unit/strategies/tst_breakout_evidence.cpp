// SPDX-License-Identifier: GPL-3.0-or-later
// Whose closed trades count for an edge of Breakout: own ones alone, or with those of the backtest that the
// trader named; never in a backtest; said in every text (BRK-K1..K5a).
#include "engine/base/date.h"
#include "engine/risk/kelly.h"
#include "engine/session/book_as_of.h"
#include "tests/unit/book/evidence_sample.h"
#include "tests/unit/strategies/days.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

const char* const Both = "kelly_evidence=own+backtest";

Wanted wanting(std::vector<std::string> sets) {
    Wanted wanted;
    wanted.parameters = alone("breakout", std::move(sets));
    return wanted;
}

/// An account that closed `trades` calls of its own, `wins` of them with 50% on a premium of $300.
book::Book withOwn(int trades, int wins) {
    book::Book book = accountOf(500'000);
    for (int i = 0; i < trades; ++i) {
        book::TicketOpened ticket = spreadTicket("own-" + std::to_string(i), 1, base::Price::cents(300));
        ticket.strategy = "breakout";
        ticket.underlying = "NVDA";
        ticket.kind = structures::StructureKind::LongCall;
        ticket.credit = false;
        ticket.legs.resize(1);
        ticket.legs[0].side = structures::Side::Buy;
        ticket.signalDate = ticket.validOn = base::makeDate(2025, 10, 6);
        ticket.expiration = base::makeDate(2025, 10, 17);
        book::TicketOpened closing = ticket;
        closing.ticketId += "-closing";
        closing.credit = true;
        closing.closesPosition = i + 1;
        const base::Price exit = i < wins ? base::Price::cents(450) : base::Price::cents(0);
        const bool done = happens(book, ticket) &&
                          happens(book, fillOf(ticket.ticketId, 1, ticket.limit, ticket.validOn)) &&
                          happens(book, closing) &&
                          happens(book, fillOf(closing.ticketId, 1, exit, base::makeDate(2025, 10, 10)));
        if (!done) {
            throw std::runtime_error("the sample book does not fold");
        }
    }
    return book;
}

book::Book withNamed(book::Book book, const book::EvidenceNamed& event) {
    if (!happens(book, event)) {
        throw std::runtime_error("the sample evidence does not fold");
    }
    return book;
}

session::DayState evaluated(const book::Book& book, const Wanted& wanted) {
    return tests::dayOf("breakout", ShareMarket(breakoutDay(0.08)), book, wanted);
}

double reading(const session::DayState& state, const char* name) {
    return state.plan.evaluation.readings.at(name).value();
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

bool flagged(const session::DayState& state, const std::string& flag) {
    const auto& flags = state.plan.evaluation.flags;
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

} // namespace

class TestBreakoutEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byDefaultANamedBacktestChangesNothing() { // BRK-K5a: own
        const book::Book own = withOwn(3, 2);
        const session::DayState before = evaluated(own, wanting({}));
        const session::DayState after = evaluated(withNamed(own, evidenceOf(41, 30)), wanting({}));
        QCOMPARE(after.plan.evaluation.hash, before.plan.evaluation.hash);
        QCOMPARE(reading(after, "trades"), 3.0);
        QVERIFY(near(reading(after, "p_used"), (2 + 30 * 0.5) / (3 + 30)));
        QVERIFY(!after.plan.evaluation.readings.contains("backtest_trades"));
        QVERIFY(!after.plan.selection->plan->facts->evidence);
    }

    void namedTradesCountWhereTheyMay() { // BRK-K2, K3, K5a
        const book::Book book = withNamed(withOwn(3, 2), evidenceOf(41, 30));
        const session::DayState state = evaluated(book, wanting({Both}));
        QCOMPARE(reading(state, "wins"), 32.0);
        QCOMPARE(reading(state, "trades"), 44.0);
        QCOMPARE(reading(state, "own_trades"), 3.0);
        QCOMPARE(reading(state, "backtest_trades"), 41.0);
        // b is the mean gain of all 32 wins per $1 of premium, each from its own source.
        const double b = (2 * 0.5 + 30 * 0.8) / 32;
        const double p = (32 + 30 / (1 + b)) / (44 + 30);
        QVERIFY(near(reading(state, "b"), b));
        QVERIFY(near(reading(state, "p_used"), p));
        QVERIFY(near(reading(state, "kelly"), p - (1 - p) / b));
        QVERIFY(reading(state, "kelly") > 0);
        QVERIFY(!flagged(state, "PROBE"));
        QCOMPARE(state.plan.size->riskBp, risk::stakeInBp(risk::stakeOf(p - (1 - p) / b, 0.5)));
    }

    void onlyTheSameDirectionCounts() { // BRK-K2
        const book::Book book =
            withNamed(withOwn(3, 2), evidenceOf(41, 30, structures::StructureKind::LongPut));
        const session::DayState state = evaluated(book, wanting({Both}));
        QCOMPARE(reading(state, "trades"), 3.0);
        QVERIFY(flagged(state, "EVIDENCE own 3, backtest 0 since 2025-01-02"));
    }

    void everyTextSaysHowManyCameFromWhere() { // BRK-K5a
        const std::string words = "own 3, backtest 41 since 2025-01-02";
        const session::DayState state =
            evaluated(withNamed(withOwn(3, 2), evidenceOf(41, 30)), wanting({Both}));
        QVERIFY(flagged(state, "EVIDENCE " + words));
        const entry::GateResult& edge = gateOf(state.plan.evaluation, "edge");
        QCOMPARE(edge.reason, "32 wins of 44 trades (" + words + ")");
        QCOMPARE(*state.plan.selection->plan->facts->evidence, words);
        // Nothing is named: that is said too.
        const session::DayState none = evaluated(withOwn(3, 2), wanting({Both}));
        QVERIFY(flagged(none, "EVIDENCE own 3, no backtest named"));
        QVERIFY(near(reading(none, "p_used"), (2 + 30 * 0.5) / (3 + 30)));
        // A refusal by the edge names them as well; LIVE takes no probe.
        Wanted live = wanting({Both});
        live.mode = "LIVE";
        const auto lost = evaluated(withNamed(withOwn(3, 2), evidenceOf(41, 5)), live).plan.evaluation;
        QVERIFY2(lost.reason.starts_with("EDGE: ") &&
                     lost.reason.ends_with("from 7 wins of 44 trades (own 3, backtest 41 since 2025-01-02)"),
                 lost.reason.c_str());
    }

    void aStatedEdgeStandsBesideIt() { // BRK-K5a: evidence and belief are kept apart
        const session::DayState state = evaluated(withNamed(withOwn(3, 2), evidenceOf(41, 30)),
                                                  wanting({Both, "stated_p=0.6", "stated_b=1.2"}));
        QVERIFY(flagged(state, "ASSUMED EDGE p=0.6, b=1.2"));
        QVERIFY(flagged(state, "EVIDENCE own 3, backtest 41 since 2025-01-02"));
        QVERIFY(near(reading(state, "p_used"), 0.6));
        QVERIFY(reading(state, "evidence_p") > 0.6);
    }

    void aBacktestNeverUsesIt() { // what proves must not be proved by itself
        Wanted history = wanting({Both});
        history.mode = "BACKTEST";
        const session::DayState state = evaluated(withNamed(withOwn(3, 2), evidenceOf(41, 30)), history);
        QCOMPARE(reading(state, "trades"), 3.0);
        QVERIFY(!state.plan.evaluation.readings.contains("backtest_trades"));
        QVERIFY(!state.plan.selection->plan->facts->evidence);
    }

    void aPastDayDoesNotKnowWhatWasNamedLater() {
        const auto entry = [](std::int64_t sequence, book::Event event) {
            book::JournalEntry one;
            one.sequence = sequence;
            one.event = std::move(event);
            return one;
        };
        const book::EvidenceNamed named = evidenceOf(41, 30);
        const std::vector<book::JournalEntry> journal{
            entry(1, book::AccountFlow{base::Money::dollars(500'000), "opening balance"}), entry(2, named),
            entry(3, book::EvidenceCleared{named.date + base::CalendarDays(7), "breakout", "ann"})};
        const auto knows = [&](base::Date date) {
            return session::bookAsOf(journal, date).value().evidence().of("breakout") != nullptr;
        };
        QVERIFY(!knows(named.date - base::CalendarDays(1)));
        QVERIFY(knows(named.date));
        QVERIFY(!knows(named.date + base::CalendarDays(7)));
    }
};

QTEST_GUILESS_MAIN(TestBreakoutEvidence)
#include "tst_breakout_evidence.moc"
