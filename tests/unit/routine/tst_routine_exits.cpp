// SPDX-License-Identifier: GPL-3.0-or-later
// Exits of the daily routine: what quotes decide fills on the next session, what needs none on the day it is
// due (SHR-J5), at the close cost rounded up to a tick (OPT-T8), with all fees in the result (SHR-N8).
#include "engine/routine/executions.h"
#include "tests/unit/routine/history.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

struct Exit {
    int decided = -1; ///< session after the signal; -1: never
    int filled = -1;
    std::string action;
    book::Filled fill;
    std::string report;
};

/// Lives until the first closing fill, at most `last` sessions.
Exit liveUntilClosed(const SmallMarket& market, History& history, int last) {
    Exit exit;
    for (int n = 0; n <= last && exit.filled < 0; ++n) {
        const auto day = history.run(n);
        for (const auto& decision : eventsOf<book::ExitDecided>(day.events)) {
            exit.decided = exit.decided < 0 ? n : exit.decided;
            exit.action = decision.action;
        }
        for (const auto& fill : eventsOf<book::Filled>(day.events)) {
            if (history.book().tickets().at(fill.ticketId).closesPosition) {
                exit.filled = n;
                exit.fill = fill;
            }
        }
        for (const book::ReportWritten& report : day.reports) {
            exit.report = report.kind == "trade_closed" ? report.text : exit.report;
        }
    }
    (void)market;
    return exit;
}

SmallRecipe drifting() { // neither target nor stop is reached
    SmallRecipe recipe;
    recipe.spxReturn = [](int) { return -0.0012; };
    recipe.vix = [](int n) { return 16 + 0.1 * n; };
    return recipe;
}

SmallRecipe crashing() { // the stop is reached on the sixth session
    SmallRecipe recipe;
    recipe.spxReturn = [](int n) { return n <= 3 ? 0.001 : n <= 6 ? -0.011 : 0.002; };
    recipe.vix = [](int n) { return n <= 3 ? 15.5 : n <= 6 ? 17 + n / 2.0 : 19; };
    return recipe;
}

/// The net result by hand, in cents: (credit - debit) x 100 x contracts - 4 legs x 65 cents each.
std::int64_t plainResult(const book::Position& position) {
    return (position.entryPrice.toUnits() - position.exitPrice.toUnits()) * position.contracts -
           position.contracts * 4 * 65;
}

} // namespace

class TestRoutineExits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void profitDecidedTodayIsFilledTomorrow() { // OPT-X2, SHR-J5
        const SmallMarket market;
        History history(market);
        const Exit exit = liveUntilClosed(market, history, 25);
        QCOMPARE(exit.action, std::string("PROFIT_TARGET"));
        QCOMPARE(exit.filled, exit.decided + 1);
        const book::Book book = history.book();
        const book::Position& trade = *book.closedTrades().at(0);
        QVERIFY(trade.closeReason == book::CloseReason::ProfitTarget);
        // On the day that decided, and on no day before, half of the credit was earned (50%, DTE > 28).
        for (int n = trade.openedOn == market.day(1) ? 1 : 0; n <= exit.decided; ++n) {
            const auto chain = market.chain(market.day(n));
            const PlainQuote shortLeg = quoteOf(*chain, trade.legs[0]);
            const PlainQuote longLeg = quoteOf(*chain, trade.legs[1]);
            const std::int64_t doubled =
                std::min(2 * (shortLeg.ask - longLeg.bid),
                         shortLeg.bid + shortLeg.ask - longLeg.bid - longLeg.ask + 1000);
            const bool met = doubled <= trade.entryPrice.toUnits();
            QVERIFY2(met == (n == exit.decided), base::toIso(market.day(n)).c_str());
        }
        QCOMPARE(trade.exitPrice.toUnits(),
                 plainClosingPrice(*market.chain(market.day(exit.filled)), trade.legs));
        QCOMPARE(trade.netPl.toCents(), plainResult(trade));
        QVERIFY2(exit.report.find("PROFIT TARGET (50%)") != std::string::npos, exit.report.c_str());
        QVERIFY(exit.report.find("1W / 0L") != std::string::npos);
    }

    void stopDecidedTodayIsFilledTomorrow() { // OPT-X4, X7: the stop is named before the regime
        const SmallMarket market(crashing());
        History history(market);
        const Exit exit = liveUntilClosed(market, history, 25);
        QCOMPARE(exit.action, std::string("STOP_LOSS"));
        QCOMPARE(exit.filled, exit.decided + 1);
        const book::Book book = history.book();
        const book::Position& trade = *book.closedTrades().at(0);
        const auto chain = market.chain(market.day(exit.filled));
        QCOMPARE(trade.exitPrice.toUnits(), plainClosingPrice(*chain, trade.legs));
        QCOMPARE(trade.netPl.toCents(), plainResult(trade));
        QVERIFY(trade.netPl < base::Money());
        QVERIFY2(exit.report.find("STOP LOSS (200%)") != std::string::npos, exit.report.c_str());
    }

    void timeStopIsFilledOnItsDay() { // OPT-X5: a calendar date needs no quotes to decide
        const SmallMarket market(drifting());
        History history(market);
        const Exit exit = liveUntilClosed(market, history, 25);
        const book::Book book = history.book();
        const book::Position& trade = *book.closedTrades().at(0);
        QVERIFY(trade.closeReason == book::CloseReason::TimeStop);
        // 21 calendar days before expiration, or the session before.
        base::Date due = trade.expiration - base::CalendarDays(21);
        while (!calendar::Calendar::standard().isKnownSession(due)) {
            due -= base::CalendarDays(1);
        }
        QVERIFY(trade.closedOn == due && exit.decided == -1);
        QCOMPARE(trade.exitPrice.toUnits(), plainClosingPrice(*market.chain(due), trade.legs));
        QCOMPARE(trade.netPl.toCents(), plainResult(trade));
        QVERIFY2(exit.report.find("TIME STOP (21 DTE)") != std::string::npos, exit.report.c_str());
    }

    void timeStopWithoutQuotesStaysDue() { // SHR-D2: never assumed, never forgotten
        SmallRecipe recipe = drifting();
        recipe.chain = [](int n) { return n < 17 || n > 19; };
        const SmallMarket market(recipe);
        History history(market);
        bool alerted = false;
        for (int n = 0; n <= 19; ++n) {
            const auto day = history.run(n);
            for (const std::string& alert : day.states.front().dashboard.alerts) {
                alerted = alerted || alert.rfind("CRITICAL", 0) == 0;
            }
        }
        QVERIFY(alerted); // two evaluations without a usable mark
        QCOMPARE(history.book().openPositions().size(), std::size_t{1});
        history.run(20);
        const book::Book book = history.book();
        QCOMPARE(book.closedTrades().size(), std::size_t{1});
        QVERIFY(book.closedTrades()[0]->closedOn == market.day(20));
        QVERIFY(book.closedTrades()[0]->closeReason == book::CloseReason::TimeStop);
    }

    void profitOrderWithoutQuotesWaits() { // the decision stands, the fill needs a quote
        SmallRecipe recipe;
        recipe.chain = [](int n) { return n != 13; };
        const SmallMarket market(recipe);
        History history(market, {"min_days_between_entries=10"});
        history.runFrom(0, 12);
        QVERIFY(history.book().pendingClosing(1) > 0); // decided on the twelfth
        history.run(13);
        QCOMPARE(history.book().closedTrades().size(), std::size_t{0});
        history.run(14);
        const book::Book book = history.book();
        QVERIFY(book.closedTrades().at(0)->closedOn == market.day(14));
    }

    void regimeShiftIsFilledOnTheNextSession() { // OPT-X6
        SmallRecipe recipe;
        recipe.spxReturn = [](int n) { return n == 6 ? -0.004 : 0.0; };
        recipe.vix = [](int n) { return n <= 5 ? 15.5 : 26; };
        const SmallMarket market(recipe);
        History history(market);
        const Exit exit = liveUntilClosed(market, history, 25);
        QCOMPARE(exit.decided, 6);
        QCOMPARE(exit.filled, 7);
        QCOMPARE(exit.action, std::string("REGIME_SHIFT"));
        QVERIFY2(exit.report.find("REGIME SHIFT (Crisis)") != std::string::npos, exit.report.c_str());
    }

    void manageOnlyKeepsTheTradeThroughACrisis() { // OPT-X6, regime_exit
        SmallRecipe recipe;
        recipe.spxReturn = [](int n) { return n == 6 ? -0.004 : 0.0; };
        recipe.vix = [](int n) { return n <= 5 ? 15.5 : 26; };
        const SmallMarket market(recipe);
        History history(market, {"regime_exit=manage_only"});
        history.runFrom(0, 8);
        QCOMPARE(history.book().openPositions().size(), std::size_t{1});
    }

    void aPositionIsClosedOnce() { // one closing order at a time, and none after it
        const SmallMarket market(crashing());
        History history(market, {"min_days_between_entries=10"});
        history.runFrom(0, 25);
        int closings = 0;
        const book::Book book = history.book();
        for (const auto& [id, ticket] : book.tickets()) {
            closings += ticket.closesPosition == 1 ? 1 : 0;
        }
        QCOMPARE(closings, 1);
        QVERIFY(!book.find(1)->isOpen() && book.pendingClosing(1) == 0);
    }

    void equityFollowsTheMarksToTheNetResult() { // SHR-M3, SHR-N8
        const SmallMarket market;
        History history(market, {"min_days_between_entries=10"});
        const auto last = history.runFrom(0, 25);
        const book::Book book = history.book();
        QVERIFY(book.openPositions().empty());
        base::Money sum;
        for (const book::Position* trade : book.closedTrades()) {
            QCOMPARE(trade->netPl.toCents(), plainResult(*trade));
            sum += trade->netPl;
        }
        QVERIFY(book.latestEquity() == base::Money::dollars(500'000) + sum);
        QVERIFY(book.cash() == book.latestEquity());
        QCOMPARE(book.equityHistory().size(), std::size_t{26});
        QVERIFY(last.states.front().dashboard.equity == book.latestEquity());
    }
};

QTEST_GUILESS_MAIN(TestRoutineExits)
#include "tst_routine_exits.moc"
