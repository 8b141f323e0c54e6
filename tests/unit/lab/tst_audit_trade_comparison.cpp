// SPDX-License-Identifier: GPL-3.0-or-later
// Traded against tested: pairs by the date of the signal (SHR-J7), every difference by name, and a reason for
// what only one side did.
#include "engine/base/date.h"
#include "engine/lab/audit/trade_comparison.h"

#include <algorithm>

#include <QTest>

using namespace signalbox;

namespace {

base::Date day(unsigned number) {
    return base::makeDate(2019, 5, number);
}

book::Position position(int id, unsigned signal) {
    book::Position p;
    p.id = id;
    p.ticketId = "optimus|SPX|" + base::toIso(day(signal)) + "|1";
    p.strategy = "optimus";
    p.underlying = "SPX";
    for (const int strike : {2700, 2650}) {
        structures::Leg leg;
        leg.contract.strike = base::Strike::dollars(strike);
        p.legs.push_back(leg);
    }
    p.contracts = 2;
    p.entryPrice = base::Price::cents(520);
    p.expiration = base::makeDate(2019, 6, 28);
    p.openedOn = day(signal + 1);
    p.closedOn = day(signal + 9);
    p.exitPrice = base::Price::cents(255);
    p.closeReason = book::CloseReason::ProfitTarget;
    p.netPl = base::Money::cents(52'480);
    return p;
}

backtest::Trade trade(int id, unsigned signal) {
    backtest::Trade t;
    t.id = id;
    t.signalDate = day(signal);
    t.openedOn = day(signal + 1);
    t.closedOn = day(signal + 9);
    t.legs[0].strike = 2'700'000;
    t.legs[1].strike = 2'650'000;
    t.contracts = 2;
    t.entryPrice = base::Price::cents(520);
    t.exitPrice = base::Price::cents(255);
    t.expiration = base::makeDate(2019, 6, 28);
    t.reason = book::CloseReason::ProfitTarget;
    t.netPl = base::Money::cents(52'480);
    return t;
}

lab::ComparisonRequest may() {
    return {"optimus", "SPX", day(1), day(31)};
}

std::vector<std::string> namesOf(const lab::MatchedTrade& pair) {
    std::vector<std::string> names;
    names.reserve(pair.differences.size());
    for (const lab::TradeDifference& difference : pair.differences) {
        names.push_back(difference.what);
    }
    return names;
}

} // namespace

class TestAuditTradeComparison : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalTradesAgree() {
        backtest::RunResult run;
        run.trades = {trade(1, 2), trade(2, 13)};
        const std::vector<book::Position> positions{position(7, 13), position(6, 2)};
        const auto comparison = lab::compareTrades(positions, run, 0, {}, may());
        QVERIFY(comparison.same());
        QCOMPARE(comparison.matched.size(), std::size_t{2});
        QCOMPARE(comparison.matched[0].positionId, 6);
        QCOMPARE(comparison.matched[0].tradeId, 1);
        QVERIFY(lab::comparisonLines(comparison).back().find("2 pairs, 2 of them equal") !=
                std::string::npos);
    }

    void everyDifferenceIsNamed() {
        backtest::RunResult run;
        backtest::Trade other = trade(1, 13);
        other.legs[0].strike = 2'705'000;
        other.legs[1].strike = 2'655'000;
        other.expiration = base::makeDate(2019, 6, 21);
        other.contracts = 3;
        other.openedOn = day(15);
        other.entryPrice = base::Price::cents(515);
        other.closedOn = day(23);
        other.exitPrice = base::Price::cents(260);
        other.reason = book::CloseReason::TimeStop;
        other.netPl = base::Money::cents(50'000);
        run.trades = {other};
        const auto comparison = lab::compareTrades(std::vector{position(1, 13)}, run, 0, {}, may());
        const std::vector<std::string> all{"short_strike", "long_strike", "expiration", "contracts",
                                           "opened",       "entry_price", "closed",     "exit_price",
                                           "reason",       "net_pl"};
        QVERIFY(namesOf(comparison.matched.at(0)) == all);
        QCOMPARE(comparison.matched[0].differences[5].traded, std::string("5.2"));
        QCOMPARE(comparison.matched[0].differences[5].tested, std::string("5.15"));
        const auto lines = lab::comparisonLines(comparison);
        QVERIFY(lines.back().find("+$24.80 over 1 closed pairs") != std::string::npos);
        QVERIFY(!comparison.same());
    }

    void anOpenTradeIsNoResult() {
        backtest::RunResult run;
        backtest::Trade open = trade(1, 13);
        open.closedOn.reset();
        open.reason.reset();
        run.trades = {open};
        const auto comparison = lab::compareTrades(std::vector{position(1, 13)}, run, 0, {}, may());
        QVERIFY(!comparison.matched.at(0).bothClosed);
        QVERIFY(namesOf(comparison.matched[0]) ==
                (std::vector<std::string>{"closed", "exit_price", "reason", "net_pl"}));
        QVERIFY(lab::comparisonLines(comparison).back().find("$0 over 0") != std::string::npos);
    }

    void whatOnlyOneSideDidHasAReason() {
        backtest::RunResult run;
        run.trades = {trade(1, 6), trade(2, 20)};
        run.signals = {{0, day(13), backtest::SignalEnd::SizeZero, "BUDGET", 0}};
        std::vector<book::Position> positions{position(1, 13), position(2, 16), position(3, 20)};
        positions.push_back(position(4, 20));
        positions[3].ticketId = "broker 4711";
        const std::map<base::Date, std::string> recorded{{day(6), "no_trade, IV Rank below threshold"}};
        const auto comparison = lab::compareTrades(positions, run, 0, recorded, may());
        QCOMPARE(comparison.matched.size(), std::size_t{1});
        QCOMPARE(comparison.onlyTraded.size(), std::size_t{3});
        QVERIFY(comparison.onlyTraded[0].reason.find("size_zero (BUDGET)") != std::string::npos);
        QVERIFY(comparison.onlyTraded[1].reason.find("no signal on that day") != std::string::npos);
        QVERIFY(comparison.onlyTraded[2].reason.find("no signal date") != std::string::npos);
        QCOMPARE(comparison.onlyTested.size(), std::size_t{1});
        QVERIFY(comparison.onlyTested[0].reason.find("IV Rank below threshold") != std::string::npos);
    }

    void onlyTheSpanAndTheStrategyCount() {
        backtest::RunResult run;
        run.trades = {trade(1, 6), trade(2, 20)};
        run.trades[1].system = 1;
        std::vector<book::Position> positions{position(1, 13), position(2, 14)};
        positions[1].strategy = "breakout";
        lab::ComparisonRequest request = may();
        request.from = day(10);
        const auto comparison = lab::compareTrades(positions, run, 0, {}, request);
        QVERIFY(comparison.matched.empty() && comparison.onlyTested.empty());
        QCOMPARE(comparison.onlyTraded.size(), std::size_t{1});
    }

    void theJournalSaysWhatBecameOfASignal() {
        std::vector<book::JournalEntry> entries(4);
        entries[0].event = book::EvaluationRecorded{"optimus", "SPX", day(13), "entry", "", "h", "{}"};
        book::TicketOpened ticket;
        ticket.ticketId = "optimus|SPX|2019-05-13|1";
        ticket.strategy = "optimus";
        ticket.underlying = "SPX";
        ticket.signalDate = day(13);
        entries[1].event = ticket;
        entries[2].event =
            book::TicketClosed{ticket.ticketId, book::TicketEnd::NoFill, "the limit was not reached"};
        entries[3].event =
            book::EvaluationRecorded{"optimus", "SPX", day(14), "no_trade", "Close below EMA200", "h", "{}"};
        const auto said = lab::recordedDecisions(entries, may());
        QCOMPARE(said.at(day(13)), std::string("entry; its order ended NO_FILL, the limit was not reached"));
        QCOMPARE(said.at(day(14)), std::string("no_trade, Close below EMA200"));
        QVERIFY(lab::signalDateOf(position(1, 13)) == day(13));
    }
};

QTEST_GUILESS_MAIN(TestAuditTradeComparison)
#include "tst_audit_trade_comparison.moc"
