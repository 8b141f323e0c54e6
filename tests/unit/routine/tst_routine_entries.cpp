// SPDX-License-Identifier: GPL-3.0-or-later
// Entries of the daily routine: a recorded signal of t trades on t+1 at the tick below mid (OPT-T2, T4, T8),
// nothing else does; tickets of a person are filled, lapse or are called off.
#include "engine/routine/executions.h"
#include "tests/unit/routine/history.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

/// A ticket that a person laid out from the plan of the signal, valid on the next session.
book::TicketOpened manualTicket(const SmallMarket& market, const routine::DailyOutcome& evening,
                                std::int64_t limitUnits) {
    const structures::TradePlan& plan = *evening.states.front().plan.selection->plan;
    book::TicketOpened ticket;
    ticket.ticketId = "optimus|SPX|2019-05-13|1";
    ticket.planId = evening.states.front().plan.planId;
    ticket.strategy = "optimus";
    ticket.underlying = "SPX";
    ticket.signalDate = market.day(0);
    ticket.validOn = market.day(1);
    ticket.legs = plan.legs;
    ticket.contracts = 1;
    ticket.limit = base::Price::units(limitUnits);
    ticket.width = plan.width;
    ticket.expiration = plan.expiration;
    ticket.settlement = plan.settlement;
    ticket.maxLossPerUnit = base::premium(plan.width - ticket.limit, 100, 1);
    ticket.mode = "PAPER";
    return ticket;
}

} // namespace

class TestRoutineEntries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSignalIsFilledOnTheNextSession() { // OPT-T8: floor_tick(mid) of the t+1 snapshot
        const SmallMarket market;
        History history(market);
        const auto evening = history.run(0);
        QVERIFY(evening.states.front().plan.evaluation.decision == entry::Decision::Entry);
        QVERIFY(eventsOf<book::TicketOpened>(evening.events).empty()); // SHR-J5
        QVERIFY(eventsOf<book::Filled>(evening.events).empty());

        const auto next = history.run(1);
        const auto tickets = eventsOf<book::TicketOpened>(next.events);
        const auto fills = eventsOf<book::Filled>(next.events);
        QCOMPARE(tickets.size(), std::size_t{1});
        QCOMPARE(fills.size(), std::size_t{1});
        QVERIFY(tickets[0].signalDate == market.day(0) && tickets[0].validOn == market.day(1));
        QCOMPARE(tickets[0].ticketId, std::string("optimus|SPX|2019-05-13|1")); // SHR-J7
        QVERIFY(fills[0].date == market.day(1) && fills[0].by == "paper");
        const auto chain = market.chain(market.day(1));
        QCOMPARE(fills[0].price.toUnits(), plainEntryPrice(*chain, tickets[0].legs));
        // OPT-C1: the rebuilt plan counts its DTE from the entry date.
        QVERIFY(base::daysBetween(market.day(1), tickets[0].expiration) >= 30);
        // SHR-N8: 65 cents for each of two legs.
        QCOMPARE(fills[0].fees.toCents(), fills[0].contracts * 2 * 65);
        const book::Book book = history.book();
        QCOMPARE(book.openPositions().size(), std::size_t{1});
        QVERIFY(book.openPositions()[0]->entryPrice == fills[0].price);
        QVERIFY(book.cash() == base::Money::dollars(500'000) +
                                   base::premium(fills[0].price, 100, fills[0].contracts) - fills[0].fees);
    }

    void theTicketFollowsAnApprovedPlanOfItsDay() { // OPT-P2: no ticket without an approval
        const SmallMarket market;
        History history(market);
        history.run(0);
        const auto next = history.run(1);
        const auto plans = eventsOf<book::PlanRecorded>(next.events);
        const auto tickets = eventsOf<book::TicketOpened>(next.events);
        QVERIFY(!plans.empty() && plans[0].approved && !plans[0].hypothetical);
        QCOMPARE(tickets.at(0).planId, plans[0].planId);
        QVERIFY(!tickets[0].approvalHash.empty());
    }

    void withoutARecordedEvaluationNothingTrades() { // OPT-T2: nothing is signalled after the fact
        const SmallMarket market;
        History history(market);
        const auto next = history.run(1);
        QVERIFY(eventsOf<book::TicketOpened>(next.events).empty() && history.book().positions().empty());
    }

    void aSignalDoesNotCarryOver() { // OPT-T2
        SmallRecipe recipe;
        recipe.spxReturn = [](int n) { return n == 1 ? -0.001 : 0.0005; };
        recipe.chain = [](int n) { return n != 1; };
        const SmallMarket market(recipe);
        History history(market);
        history.run(0);
        const auto next = history.run(1); // no chain on the only day on which the signal is valid
        QVERIFY(eventsOf<book::TicketOpened>(next.events).empty());
        const auto plans = eventsOf<book::PlanRecorded>(next.events);
        QVERIFY(!plans.empty() && !plans[0].approved); // the refusal is recorded
        QVERIFY(next.states.front().plan.evaluation.decision != entry::Decision::Entry);
        const auto after = history.run(2);
        QVERIFY(eventsOf<book::TicketOpened>(after.events).empty());
    }

    void aMissedDayLosesTheSignal() {
        const SmallMarket market;
        History history(market);
        history.run(0);
        const auto late = history.run(2); // the routine did not run on day 1
        QVERIFY(eventsOf<book::TicketOpened>(late.events).empty());
    }

    void liveReleasesNothingByItself() {
        const SmallMarket market;
        History history(market);
        History::Options live;
        live.policy = false;
        live.mode = "LIVE";
        history.run(0, live);
        const auto next = history.run(1, live);
        QVERIFY(eventsOf<book::TicketOpened>(next.events).empty());
    }

    void crisisAtOrderTimeAborts() { // OPT-T3 PRETRADE_CRISIS
        SmallRecipe recipe;
        recipe.vix = [](int) { return 36.0; };
        const SmallMarket market(recipe);
        History history(market);
        history.run(0);
        const auto next = history.run(1);
        QVERIFY(eventsOf<book::TicketOpened>(next.events).empty());
        const auto plans = eventsOf<book::PlanRecorded>(next.events);
        QVERIFY2(!plans.empty() && plans[0].json.find("HALT") != std::string::npos, "the veto is on record");
    }

    void aPersonsTicketIsFilledWhenTheQuotesReachIt() {
        const SmallMarket market;
        History history(market);
        const auto evening = history.run(0);
        const auto chain = market.chain(market.day(1));
        const auto mid = plainEntryPrice(*chain, evening.states.front().plan.selection->plan->legs);
        history.record(manualTicket(market, evening, mid));
        const auto next = history.run(1);
        const auto fills = eventsOf<book::Filled>(next.events);
        QCOMPARE(fills.size(), std::size_t{1}); // and the policy adds no second entry for the signal
        QCOMPARE(fills[0].price.toUnits(), mid);
        QCOMPARE(history.book().openPositions().size(), std::size_t{1});
    }

    void aPersonsTicketBeyondTheQuotesIsNoFill() { // OPT-T4 NO_FILL, which is no entry
        const SmallMarket market;
        History history(market);
        const auto evening = history.run(0);
        const auto chain = market.chain(market.day(1));
        history.record(
            manualTicket(market, evening,
                         plainEntryPrice(*chain, evening.states.front().plan.selection->plan->legs) + 500));
        const auto next = history.run(1);
        QVERIFY(eventsOf<book::Filled>(next.events).empty());
        const auto ends = eventsOf<book::TicketClosed>(next.events);
        QCOMPARE(ends.size(), std::size_t{1});
        QVERIFY(ends[0].end == book::TicketEnd::NoFill);
        QVERIFY(!history.book().lastEntry("optimus", "SP500"));
    }

    void aPersonsTicketLapsesAfterItsWindow() {
        const SmallMarket market;
        History history(market);
        const auto evening = history.run(0);
        history.record(manualTicket(market, evening, 25'000));
        const auto late = history.run(2);
        const auto ends = eventsOf<book::TicketClosed>(late.events);
        QVERIFY(ends.size() == 1 && ends[0].end == book::TicketEnd::Lapsed);
        QVERIFY(history.book().pending().empty());
    }

    void aPersonsTicketIsCalledOffInACrisis() { // OPT-T3 is rechecked for every order
        SmallRecipe recipe;
        recipe.vix = [](int) { return 36.0; };
        const SmallMarket market(recipe);
        History history(market);
        const auto evening = history.run(0);
        history.record(manualTicket(market, evening, 5'000));
        const auto next = history.run(1);
        QVERIFY(eventsOf<book::Filled>(next.events).empty());
        const auto ends = eventsOf<book::TicketClosed>(next.events);
        QVERIFY(ends.size() == 1 && ends[0].end == book::TicketEnd::Cancelled);
        QVERIFY2(ends[0].note.find("PRETRADE_CRISIS") != std::string::npos, ends[0].note.c_str());
    }

    void aDayIsClosedOnceAndInOrder() {
        const SmallMarket market;
        History history(market);
        history.runFrom(0, 2);
        for (const int n : {2, 1, 0, -5}) {
            const auto again = history.tryDay(market.day(n), {});
            QVERIFY2(!again && again.error().code == base::ErrorCode::Usage, std::to_string(n).c_str());
        }
        QVERIFY(history.tryDay(market.day(3), {}).has_value());
    }

    void theDayEndsWithItsReportsAndItsEquity() { // SHR-L1, L2, L5
        const SmallMarket market;
        History history(market);
        history.run(0);
        const auto next = history.run(1);
        std::vector<std::string> kinds;
        kinds.reserve(next.reports.size());
        for (const book::ReportWritten& report : next.reports) {
            kinds.push_back(report.kind);
        }
        const auto has = [&kinds](const char* kind) {
            return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
        };
        QVERIFY(has("trade_opened") && has("evaluation") && has("dashboard"));
        QVERIFY(std::holds_alternative<book::DayClosed>(next.events.back()));
        const auto& closed = std::get<book::DayClosed>(next.events.back());
        const book::Book book = history.book();
        const book::Position& position = *book.openPositions()[0];
        const std::int64_t mark = eventsOf<book::Marked>(next.events).at(0).closeCost->toUnits();
        // SHR-G5: entry fees in, exit fees not yet.
        QCOMPARE(closed.equity.toCents(), 50'000'000 +
                                              (position.entryPrice.toUnits() - mark) * position.contracts -
                                              position.entryFees.toCents());
    }
};

QTEST_GUILESS_MAIN(TestRoutineEntries)
#include "tst_routine_entries.moc"
