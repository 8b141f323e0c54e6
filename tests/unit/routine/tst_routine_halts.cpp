// SPDX-License-Identifier: GPL-3.0-or-later
// The circuit breaker over the daily routine (OPT-B): three stops on one day are three; entries wait for the
// cooldown and for a person, and so does what was ordered before.
#include "tests/unit/routine/history.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

/// Signals on the first sessions, then a fall that stops three spreads out, then a rise.
SmallRecipe threeStops() {
    SmallRecipe recipe;
    recipe.spxReturn = [](int n) { return n <= 5 ? 0.0002 : n <= 8 ? -0.011 : 0.003; };
    recipe.vix = [](int n) { return n <= 5 ? 15.5 : n <= 8 ? 17 + n / 2.0 : 19; };
    return recipe;
}

struct Fired {
    int day = -1;
    std::vector<book::HaltRaised> halts;
};

/// Lives until the breaker fires.
Fired liveUntilFired(History& history) {
    for (int n = 0; n <= 15; ++n) {
        const auto day = history.run(n);
        const auto halts = eventsOf<book::HaltRaised>(day.events);
        if (!halts.empty()) {
            return {n, halts};
        }
    }
    return {};
}

const std::vector<std::string> Quick{"min_days_between_entries=1"};

} // namespace

class TestRoutineHalts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threeStopsInARowRaiseBothHalts() { // OPT-B1..B3, OPT-F2
        const SmallMarket market(threeStops());
        History history(market, Quick);
        const Fired fired = liveUntilFired(history);
        QVERIFY(fired.day > 0);
        QCOMPARE(history.book().closedTrades().size(), std::size_t{3});
        std::vector<std::string> codes;
        codes.reserve(fired.halts.size());
        for (const book::HaltRaised& halt : fired.halts) {
            codes.push_back(halt.code);
        }
        QVERIFY(codes == (std::vector<std::string>{"CIRCUIT_BREAKER", "FAILURE_HALT"}));
    }

    void entriesWaitForCooldownAndAcknowledgement() { // OPT-B3, B4
        const SmallMarket market(threeStops());
        History history(market, Quick);
        const Fired fired = liveUntilFired(history);
        const auto decisionOf = [&](History& lived, int n) {
            return lived.run(n).states.front().plan.evaluation;
        };
        History unattended = history;
        History attended = history;
        for (const char* code : {"CIRCUIT_BREAKER", "FAILURE_HALT"}) {
            attended.record(
                book::HaltAcknowledged{"optimus", code, market.day(fired.day), "ann", "looked at all three"});
        }
        History half = history; // the breaker alone is acknowledged
        half.record(
            book::HaltAcknowledged{"optimus", "CIRCUIT_BREAKER", market.day(fired.day), "ann", "yes"});
        for (int n = fired.day + 1; n <= fired.day + 9; ++n) {
            const auto alone = decisionOf(unattended, n);
            QVERIFY2(alone.decision == entry::Decision::Halted, std::to_string(n - fired.day).c_str());
            QVERIFY(alone.gates.empty());
            // The evaluation of day x is about an entry on x+1; the first that may execute is add_bd(d, 6).
            const auto looked = decisionOf(attended, n);
            QVERIFY2((looked.decision == entry::Decision::Halted) == (n + 1 < fired.day + 6),
                     std::to_string(n - fired.day).c_str());
            const auto partly = decisionOf(half, n);
            QVERIFY(partly.decision == entry::Decision::Halted);
            QVERIFY(n + 1 < fired.day + 6 || partly.halts == std::vector<std::string>{"FAILURE_HALT"});
        }
        QVERIFY(unattended.book().closedTrades().size() == 3 && unattended.book().openPositions().empty());
    }

    void theSummarySaysWhy() { // SHR-L4 alone under a halt
        const SmallMarket market(threeStops());
        History history(market, Quick);
        const Fired fired = liveUntilFired(history);
        const auto next = history.run(fired.day + 1);
        for (const book::ReportWritten& report : next.reports) {
            if (report.kind == "evaluation") {
                QVERIFY2(report.text.rfind("[DAILY SUMMARY]", 0) == 0, report.text.c_str());
                QVERIFY(report.text.find("ENTRY EVAL") == std::string::npos);
            }
            if (report.kind == "dashboard") {
                QVERIFY2(report.text.find("Circuit Breaker: ON until " +
                                          base::toIso(market.day(fired.day + 6))) != std::string::npos,
                         report.text.c_str());
            }
        }
    }

    void aHaltIsRaisedOnce() { // OPT-F2: not again while it stays true
        const SmallMarket market(threeStops());
        History history(market, Quick);
        const Fired fired = liveUntilFired(history);
        for (int n = fired.day + 1; n <= fired.day + 5; ++n) {
            QVERIFY(eventsOf<book::HaltRaised>(history.run(n).events).empty());
        }
    }

    void firingCancelsWhatIsPending() { // OPT-B3: "cancel pending entries"
        const SmallMarket market(threeStops());
        History history(market, Quick);
        Fired fired;
        // A person's ticket for the very session on which the breaker fires: a limit that any quote reaches.
        {
            History rehearsal(market, Quick);
            fired = liveUntilFired(rehearsal);
        }
        history.runFrom(0, fired.day - 1);
        book::TicketOpened ticket;
        const book::Book before = history.book();
        for (const auto& [id, laidOut] : before.tickets()) {
            if (!laidOut.closesPosition) {
                ticket = laidOut;
            }
        }
        ticket.signalDate = market.day(fired.day - 1);
        ticket.validOn = market.day(fired.day);
        ticket.ticketId = "optimus|SPX|manual|1";
        ticket.contracts = 1;
        ticket.limit = base::Price::cents(5);
        history.record(ticket);
        const auto day = history.run(fired.day);
        const auto ends = eventsOf<book::TicketClosed>(day.events);
        QVERIFY(ends.size() == 1 && ends[0].end == book::TicketEnd::Cancelled);
        QVERIFY2(ends[0].note.find("CIRCUIT_BREAKER") != std::string::npos, ends[0].note.c_str());
        QVERIFY(history.book().openPositions().empty());
    }

    void exitsGoOnUnderAHalt() { // SHR-A9: a suspension never blocks exits
        const SmallMarket market;
        History history(market, {"min_days_between_entries=10"});
        history.runFrom(0, 2);
        history.record(book::HaltRaised{"optimus", "FAILURE_HALT", market.day(2), "made up"});
        history.runFrom(3, 25);
        QCOMPARE(history.book().closedTrades().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestRoutineHalts)
#include "tst_routine_halts.moc"
