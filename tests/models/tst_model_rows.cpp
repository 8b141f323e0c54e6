// SPDX-License-Identifier: GPL-3.0-or-later
// From the values of a day to the rows of its panels: gates, light, chain, positions, ticket, journal, data.
#include "models/rows/chain_rows.h"
#include "models/rows/gate_rows.h"
#include "models/rows/input_rows.h"
#include "models/rows/journal_rows.h"
#include "models/rows/log_rows.h"
#include "models/rows/parameter_rows.h"
#include "models/rows/position_rows.h"
#include "models/rows/ticket_rows.h"
#include "models/series/day_series.h"
#include "models/series/payoff.h"
#include "models/text/engine_text.h"
#include "models/text/legs.h"
#include "models/text/numbers.h"
#include "tests/support/sample_day/sample_chain.h"
#include "tests/support/sample_day/sample_day.h"

#include <algorithm>
#include <cmath>

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::models;
using namespace Qt::StringLiterals;

class TestModelRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gatesReadAsInTheSpec() {
        const auto day = testing::sampleDay();
        const auto rows = gateRows(day->plan.evaluation, false);
        QCOMPARE(rows.size(), 10U);
        QCOMPARE(rows[0].value, u"Elevated Vol"_s);
        QCOMPARE(rows[1].value, u"71.4 %"_s);
        QCOMPARE(rows[1].threshold, u"> 50 %"_s);
        QCOMPARE(rows[1].margin, u"+21.4"_s);
        QCOMPARE(rows[2].value, u"0.981"_s);
        QCOMPARE(rows[3].threshold, u"> EMA200 2,755.6"_s);
        QCOMPARE(rows[3].margin, u"+2.9 %"_s);
        QCOMPARE(rows[4].value, u"2,806.1 on 13 May"_s);
        QCOMPARE(rows[4].threshold, u"≤ band, 5 bars"_s);
        QCOMPARE(rows[6].value, u"41.6 ← 33.9"_s);
        QCOMPARE(rows[7].state, GateState::Off);
        QCOMPARE(rows[8].value, u"3 / 3 SPX"_s);
        QCOMPARE(rows[8].margin, u"0"_s);
        QVERIFY(rows[8].blocking);
        QCOMPARE(rows[9].state, GateState::NotEvaluated);
    }

    void studyShowsWhatTheChainDidNotEvaluate() {
        const auto day = testing::sampleDay();
        const auto rows = gateRows(day->plan.evaluation, true);
        QVERIFY(rows[9].study);
        QCOMPARE(rows[9].state, GateState::Pass);
        QCOMPARE(rows[9].value, u"5 business days"_s);
        QVERIFY(!rows[8].study);
    }

    void missingDataIsItsOwnState() { // SHR-D1
        const auto rows = gateRows(testing::sampleNoDataDay()->plan.evaluation, false);
        QCOMPARE(rows[0].state, GateState::NoData);
        QCOMPARE(gateMark(rows[0].state), u"?"_s);
        QVERIFY(rows[0].blocking);
        QVERIFY2(rows[0].reason.contains(u"VIX"_s), qPrintable(rows[0].reason));
        QCOMPARE(rows[1].state, GateState::NotEvaluated);
    }

    void aGateIsSpokenWithItsNumbers() {
        const auto rows = gateRows(testing::sampleNoTradeDay()->plan.evaluation, false);
        QCOMPARE(spokenGate(rows[1]), u"Gate 2: IV Rank, 44.2 percent, fails, threshold 50"_s);
        for (const GateRow& row : gateRows(testing::sampleWarmupDay()->plan.evaluation, false)) {
            QCOMPARE(row.state, GateState::NotEvaluated);
            QCOMPARE(row.value, u"not evaluated"_s);
        }
    }

    void filtersSayWhetherTheyBlockOrAdvise() {
        const auto rows = filterRows(testing::sampleDay()->plan.evaluation);
        QCOMPARE(rows.size(), 5U);
        QCOMPARE(rows[2].value, u"48.3 %"_s);
        QCOMPARE(rows[2].threshold, u"> 40 %"_s);
        QVERIFY(rows[3].advisory);
        QCOMPARE(rows[3].threshold, u"5–95 pct"_s);
        QCOMPARE(rows[4].value, u"+0.11"_s);
        for (const GateRow& row : rows) { // a filter that passes blocks nothing
            QVERIFY2(row.state != GateState::Pass || row.reason != u"blocks"_s, qPrintable(row.name));
        }
        QCOMPARE(rows[2].reason, u"can block"_s);
        auto evaluation = testing::sampleDay()->plan.evaluation;
        evaluation.filters[2].status = entry::FilterStatus::Fail;
        QCOMPARE(filterRows(evaluation)[2].reason, u"blocks"_s);
    }

    void theSentenceNamesGatesAsTheListDoes() {
        QCOMPARE(
            blockingText("BB Touch blocks: RSI is -2.0 and must rise; RSI, VIX Term Structure and the "
                         "VIX Level filter would block too."),
            u"Oversold blocks: RSI is −2.0 and must rise; RSI momentum, Term structure and the VIX level "
            "filter would block too."_s);
        QCOMPARE(blockingText("Only Regime blocks: the regime is Bear Trend; Trend follows."),
                 u"Only Market regime blocks: the regime is Bear Trend; Trend follows."_s);
        QCOMPARE(blockingText("Nothing blocks: every gate passes and no filter vetoes."),
                 u"Nothing blocks: every gate passes and no filter vetoes."_s);
    }

    void aVetoNamesItsLimits() {
        QCOMPARE(alternativeText("No size passes: CAPACITY, MEMO would still veto one contract"),
                 u"No size passes: Capacity, Approved memo would still veto one contract"_s);
        QCOMPARE(alternativeText("2 contracts would pass: aggregate delta -0.12 of 0.40"),
                 u"2 contracts would pass: aggregate delta −0.12 of 0.40"_s);
    }

    void theLightSaysWhatWouldChangeIt() {
        const auto day = testing::sampleDay();
        const auto rows = inputRows(day->plan.evaluation, {});
        QCOMPARE(rows[0].value, u"18.06"_s);
        QCOMPARE(rows[0].limit, u"< 25"_s);
        QCOMPARE(rows[0].room, u"6.94"_s);
        QCOMPARE(rows[1].room, u"0.069"_s);
        QCOMPARE(rows[2].value, u"+2.9 %"_s);
        const QString sentence = lightSentence(day->plan.evaluation, {});
        QVERIFY2(sentence.contains(u"25.0 (now 18.1)"_s), qPrintable(sentence));
        QCOMPARE(*regimeSince(day->regimeHistory), day->regimeHistory[248].date);
        QVERIFY(!regimeSince({}));
        const QString unknown = lightSentence(testing::sampleNoDataDay()->plan.evaluation, {});
        QVERIFY2(unknown.contains(u"VIX"_s), qPrintable(unknown));
        const auto missing = inputRows(testing::sampleNoDataDay()->plan.evaluation, {});
        QCOMPARE(missing[0].value, u"—"_s);
        QCOMPARE(missing[0].severity, Severity::NoData);
    }

    void theChainHasCallsLeftPutsRightAndBidsBeforeAsks() { // trader-conventions 2
        const auto columns = chainColumns({});
        QStringList keys;
        for (const auto& column : columns) {
            keys << column.key;
        }
        QVERIFY(keys.indexOf(u"call_bid"_s) < keys.indexOf(u"call_ask"_s));
        QVERIFY(keys.indexOf(u"call_ask"_s) < keys.indexOf(u"strike"_s));
        QVERIFY(keys.indexOf(u"strike"_s) < keys.indexOf(u"put_bid"_s));
        QVERIFY(keys.indexOf(u"put_bid"_s) < keys.indexOf(u"put_ask"_s));
        QVERIFY(keys.indexOf(u"put_ask"_s) < keys.indexOf(u"put_delta"_s));
        const auto& mid = columns[static_cast<std::size_t>(keys.indexOf(u"put_mid"_s))];
        ChainRow row;
        row.put.bid = base::Price::cents(3'870);
        QCOMPARE(mid.text(row), dash()); // one side is no middle
        row.put.ask = base::Price::cents(3'920);
        QCOMPARE(mid.text(row), u"38.95"_s);
    }

    void theChainMarksPickAndMoney() {
        const auto day = testing::sampleDay();
        const auto& plan = *day->plan.selection->plan;
        std::size_t expiry = 0;
        while (day->chain->expiries[expiry].expiration != plan.expiration) {
            ++expiry;
        }
        const auto rows = chainRows(*day->chain, expiry, &plan, day->positions);
        const int shortRow =
            static_cast<int>(std::find_if(rows.begin(), rows.end(),
                                          [](const ChainRow& row) { return row.chosen == SideHint::Sell; }) -
                             rows.begin());
        QCOMPARE(rows[static_cast<std::size_t>(shortRow)].strike, plan.legs[0].contract.strike);
        const int line = spotLineRow(rows, testing::SampleSpot);
        QVERIFY(rows[static_cast<std::size_t>(line)].strike.toDollars() > testing::SampleSpot);
        QVERIFY(rows[static_cast<std::size_t>(line)].putInMoney);
        QVERIFY(rows[static_cast<std::size_t>(line - 1)].callInMoney);
        QVERIFY(!rows[static_cast<std::size_t>(line)].callInMoney);
        QVERIFY(*rows[static_cast<std::size_t>(shortRow)].put.delta < 0);
        QVERIFY2(pickSentence(day->plan).contains(u"Picked"_s), qPrintable(pickSentence(day->plan)));
        ValueTableModel<ChainRow> model(chainColumns({}),
                                        [](const ChainRow& row) { return strike(row.strike); });
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows);
        QVERIFY(!smilePoints(*day->chain, expiry).empty());
    }

    void ownContractsStandOnTheirStrikes() {
        const auto day = testing::sampleDay();
        for (std::size_t i = 0; i < day->chain->expiries.size(); ++i) {
            if (day->chain->expiries[i].expiration == base::makeDate(2019, 6, 7)) {
                for (const ChainRow& row : chainRows(*day->chain, i, nullptr, day->positions)) {
                    QCOMPARE(row.held, row.strike == base::Strike::dollars(2700)   ? -2
                                       : row.strike == base::Strike::dollars(2650) ? 2
                                                                                   : 0);
                }
            }
        }
    }

    void whatMustBeDoneTodayComesFirst() { // trader-conventions 5
        const auto day = testing::sampleDay();
        const auto rows = positionRows(day->positions, day->date);
        QCOMPARE(rows[0].title, u"SPX 31 MAY 2,665/2,615 P"_s);
        QCOMPARE(rows[0].triggerState, u"OVERDUE 2 bd"_s);
        QCOMPARE(rows[0].triggerFull, u"Time stop 10 May: OVERDUE 2 business days"_s);
        QCOMPARE(rows[0].triggerSeverity, Severity::Stop);
        QCOMPARE(rows[1].trigger, u"Target 1.43"_s);
        QCOMPARE(rows[1].triggerState, u"met"_s);
        QCOMPARE(rows[1].triggerSeverity, Severity::Go);
        QVERIFY(!rows[2].actToday);
        QCOMPARE(rows[2].quantity, -2);
        QCOMPARE(rows[2].entry, u"3.10 cr"_s);
        QCOMPARE(rows[2].mark, u"3.75 db"_s);
        QCOMPARE(directionOf(rows[2].openPl), Direction::Down);
        const PositionRow total = totalsRow(day->positions);
        QCOMPARE(total.delta.has_value(), true);
        QVERIFY(std::abs(*total.delta - 0.17) < 1e-12);
        QCOMPARE(legRows(day->positions[0]).size(), 2U);
        QCOMPARE(legRows(day->positions[0])[0].quantity, -2);
        QCOMPARE(positionShort(day->positions[0].position), u"7 JUN 2,700/2,650"_s);
    }

    void anUnmarkedPositionHasNoTotals() { // SHR-D2
        auto positions = testing::sampleDay()->positions;
        positions[1].mark.reset();
        positions[1].openPl.reset();
        positions[1].greeks.reset();
        for (auto& trigger : positions[1].exit.triggers) {
            trigger.evaluated = trigger.key != "profit" && trigger.key != "stop";
        }
        const PositionRow total = totalsRow(positions);
        QVERIFY(!total.openPl);
        QVERIFY(!total.delta);
        const auto triggers = triggerRows(positions[1]);
        QCOMPARE(triggers[0].distance, u"no usable quote"_s);
        QCOMPARE(triggers[0].severity, Severity::NoData);
    }

    void theTicketSaysWhatItCanWinAndLose() {
        const auto day = testing::sampleDay();
        const auto& plan = *day->plan.selection->plan;
        const auto facts = ticketFacts(plan, 2, day->dashboard, base::Money::cents(65));
        QCOMPARE(facts[0].key, u"credit"_s);
        QVERIFY(facts[1].value.contains(u" / −$"_s));
        const auto odds = std::find_if(facts.begin(), facts.end(),
                                       [](const FactRow& fact) { return fact.key == u"break_even"_s; });
        QCOMPARE(odds->label, u"Break-even · POP · P50"_s);
        QCOMPARE(odds->value.count(u" %"_s), 2);
        QCOMPARE(facts.back().key, u"limits"_s);
        auto priced = plan;
        priced.limit = base::Price::cents(485);
        QCOMPARE(ticketFacts(priced, 2, day->dashboard, {}).back().value, u"4.85 · 4.80 · 4.75"_s); // OPT-T4
        priced.limit = base::Price::cents(10);
        QCOMPARE(ticketFacts(priced, 2, day->dashboard, {}).back().value, u"0.10 · 0.05"_s);
        auto blind = plan;
        blind.quotes[1].iv.reset();
        QVERIFY(ticketFacts(blind, 2, day->dashboard, {})[2].value.endsWith(dash()));
        QVERIFY(sizeLine(*day->plan.size) == u"2 % × conviction 1.12 × regime 1.00"_s);
        QVERIFY(!sizeFacts(day->plan, day->dashboard.sleeve).empty());
        const auto checks = checkRows(*day->plan.verdict);
        QCOMPARE(checks.size(), 8U);
        QVERIFY(!checks[3].ok);
        QCOMPARE(checks[3].after, u"4"_s);
        QCOMPARE(checks[4].allowed, u"15.0 %"_s);
        const auto prices = legalPrices(plan);
        QCOMPARE(prices.front(), 500);
        for (const auto price : prices) {
            QCOMPARE(price % 500, 0); // SHR-N4: a SPX package is on 0.05
        }
        QVERIFY(orderSentence(plan, 2).contains(u"credit or better"_s));
    }

    void thePayoffMeetsItsBoundsAtExpiration() {
        const auto day = testing::sampleDay();
        const auto& plan = *day->plan.selection->plan;
        const auto input = payoffInput(plan, 2);
        const auto curves = payoffCurves(input, 0, 0);
        QCOMPARE(curves.atExpiry.front(), -(plan.maxLossPerUnit * 2).toDollars());
        QCOMPARE(curves.atExpiry.back(), (plan.maxProfitPerUnit * 2).toDollars());
        QVERIFY(std::abs(curves.breakEvens.at(0) - plan.breakEven) < 1e-6);
        // At the mid and the day of the quotes, what it costs is what it is worth, to within the tick.
        QVERIFY(std::abs(*profitOn(input, plan.spot, 0, 0)) < 0.10 * 200);
        QVERIFY(*profitOn(input, plan.spot, 0, 3) < *profitOn(input, plan.spot, 0, 0));  // vega is negative
        QVERIFY(*profitOn(input, plan.spot, 20, 0) > *profitOn(input, plan.spot, 0, 0)); // theta is positive
        auto blind = input;
        blind.ivs[1].reset();
        QVERIFY(payoffCurves(blind, 0, 0).onDay.empty());
        QVERIFY(payoffInput(day->positions[0], *day).has_value());
        QVERIFY(!payoffInput(day->positions[0], *testing::sampleNoDataDay()));
    }

    /// Every text that is made to be sent on stands in the view of texts, named in words (ATR-C, BRK-T).
    void textsToSendOnAreMarked() {
        for (const char* kind : {"brief", "brief_post", "post", "diary", "signals", "portfolio_digest",
                                 "morning_brew", "system_status"}) {
            book::JournalEntry entry;
            entry.event = book::ReportWritten{base::makeDate(2026, 8, 20), kind, "a text"};
            const JournalRow row = journalRow(entry);
            QVERIFY2(row.toPost, kind);
            QCOMPARE(row.detail, u"a text"_s);
            QVERIFY2(!row.summary.startsWith(QLatin1StringView(kind)), kind);
        }
        book::JournalEntry entry;
        entry.event = book::ReportWritten{base::makeDate(2026, 8, 20), "evaluation", "gates"};
        QVERIFY(!journalRow(entry).toPost);
    }

    void theJournalTellsEveryKind() {
        const auto entries = testing::sampleJournal();
        const auto rows = journalRows(entries);
        QCOMPARE(rows.size(), entries.size());
        QCOMPARE(rows.front().sequence, static_cast<qint64>(entries.size()));
        for (const JournalRow& row : rows) {
            QVERIFY2(!row.summary.isEmpty(), qPrintable(row.kind));
            QVERIFY2(row.kindName != row.kind, qPrintable(row.kind));
        }
        QVERIFY(matches(rows.front(), u"WAITED print"_s));
        JournalRow recorded = rows.front();
        recorded.detail = u"{\"a\":1}"_s;
        QCOMPARE(readableDetail(recorded), u"{\n    \"a\": 1\n}\n"_s);
        recorded.detail = u"two\nlines"_s;
        QCOMPARE(readableDetail(recorded), recorded.detail);
        QVERIFY(!matches(rows.front(), u"absent"_s));
    }

    void journalEntriesKnowTheDayFromWhichTheyCount() { // product.md: a past day shows nothing later
        const base::Date early = base::makeDate(2026, 5, 22);
        const base::Date late = base::makeDate(2026, 6, 2);
        book::TicketOpened ticket;
        ticket.ticketId = "t";
        ticket.signalDate = late;
        ticket.validOn = base::makeDate(2026, 6, 3);
        std::vector<book::JournalEntry> entries(8);
        entries[0].event = book::AccountFlow{base::Money::dollars(1), "opening balance"};
        entries[1].event = book::DayClosed{early, base::Money::dollars(1)};
        entries[2].event = book::PlanRecorded{"P-2026-06-02", "optimus", "SPX", late, false, true, "", ""};
        entries[3].event = ticket;
        entries[4].event = book::NoteWritten{early, "anna", "seen again"}; // of the day that was looked at
        entries[5].event = book::OverrideRecorded{"P-2026-06-02", "anna", "limit"};
        entries[6].event = book::TicketClosed{"t", book::TicketEnd::NoFill, ""};
        entries[7].event = book::ParametersFrozen{"h", "{}", "anna"};
        auto rows = journalRows(entries);
        std::reverse(rows.begin(), rows.end());
        QVERIFY(!rows[0].from);
        QCOMPARE(rows[1].from, std::optional(early));
        QCOMPARE(rows[2].from, std::optional(late));
        QCOMPARE(rows[3].from, std::optional(ticket.validOn));
        QCOMPARE(rows[4].from, std::optional(early));
        QCOMPARE(rows[5].from, std::optional(late)); // of the plan that it changes
        QCOMPARE(rows[6].from, std::optional(ticket.validOn));
        QCOMPARE(rows[7].from, std::optional(early)); // of the entry before
    }

    void parametersShowDrafts() {
        const std::vector<ParameterRow> rows{{u"optimus.min_iv_rank"_s, u"50"_s, u"50"_s, u"30..70"_s, u"%"_s,
                                              u"IV Rank above"_s, u"default"_s},
                                             {u"optimus.target_dte"_s, u"40"_s, u"45"_s, u"30..60"_s,
                                              u"days"_s, u"DTE aimed at"_s, u"file"_s}};
        const auto edited = withDrafts(rows, {{u"optimus.min_iv_rank"_s, u"80"_s}},
                                       {{u"optimus.min_iv_rank"_s, u"80 is outside 30..70"_s}});
        QVERIFY(edited[0].edited());
        QVERIFY(!edited[0].differs());
        QVERIFY(edited[1].differs());
        const auto columns = parameterColumns();
        QCOMPARE(columns[2].text(edited[0]), u"80"_s);
        QCOMPARE(columns[2].severity(edited[0]), Severity::Stop);
        QVERIFY(matches(edited[0], u"iv rank"_s));
    }

    void dataSaysWhatIsStaleAndWhatIsMissing() {
        const auto rows = healthRows(*testing::sampleDay());
        QVERIFY(rows.front().needed);
        QCOMPARE(healthSummary(rows), u"Data: 8 fresh · 1 stale (HY_OAS, 1 session)"_s);
        const auto missing = healthRows(*testing::sampleNoDataDay());
        QCOMPARE(missing.front().state, u"missing"_s);
        QCOMPARE(missing.front().severity, Severity::Stop);
    }
};

QTEST_GUILESS_MAIN(TestModelRows)
#include "tst_model_rows.moc"
