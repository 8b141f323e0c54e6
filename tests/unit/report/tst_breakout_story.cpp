// SPDX-License-Identifier: GPL-3.0-or-later
// The diary's story replayed (BRK-ERR1, ERR2, K7, N2): MSTR refused by its cost, NFLX by its quote, both
// named in diary and brief, the furthest one in the post; then a trade that is opened and closed (BRK-B, T,
// D).
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/memo/body_json.h"
#include "engine/report/brief.h"
#include "engine/report/day_post.h"
#include "engine/report/diary.h"
#include "engine/report/expectation_text.h"
#include "engine/report/long_option_text.h"
#include "engine/risk/kelly.h"
#include "tests/unit/memo/memo_fixture.h"

#include <algorithm>
#endif

using namespace signalbox;
using namespace signalbox::tests;

namespace {

/// The diary's morning of 2025-11-20: BEARISH by two flags.
diagnosis::MarketLightInputs bearish() {
    return {23.66, 585.0, 600.0, 0.36, 0.355, 4.10, 4.05};
}

/// What the scan of that day says, with the cost and budget of the sizing rule itself (BRK-K6, K7).
report::ScanSummary diaryScan() {
    risk::PremiumSizing sizing;
    sizing.equity = base::Money::dollars(10'000);
    sizing.stakeBp = 1'000;
    sizing.ask = base::Price::cents(1'240);
    sizing.feePerContract = base::Money::cents(65);
    const risk::PremiumSize size = risk::sizeByPremium(sizing);
    report::ScanSummary scan;
    scan.strategy = "breakout";
    scan.scanned = 42;
    scan.skipped = 2;
    scan.signals = 3;
    scan.firstFails = {{"SIGNAL", 37}, {"QUOTE", 1}, {"COST", 1}, {"LIGHT", 1}};
    scan.rejects = {
        {"NFLX", "QUOTE", "STALE;CA_QUARANTINE;MONEYNESS;ARB_LOWER", {}, {}, {}, {}},
        {"COIN", "LIGHT", "NO_BUDGET", {}, {}, {}, {}},
        {"SOFI", "SIGNAL", "no signal", {}, {}, {}, {}},
        {"MSTR", "COST", size.verdict, size.costPerContract, size.budget, sizing.equity, sizing.stakeBp}};
    return scan;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

bool isPlainAscii(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::vector<book::JournalEntry> entriesOf(const std::vector<book::Event>& events) {
    std::vector<book::JournalEntry> entries;
    for (const book::Event& event : events) {
        book::JournalEntry entry;
        entry.sequence = static_cast<std::int64_t>(entries.size()) + 1;
        entry.event = event;
        entries.push_back(std::move(entry));
    }
    return entries;
}

book::TicketOpened callTicket(std::int64_t contracts = 3) {
    book::TicketOpened ticket;
    ticket.ticketId = "breakout|NVDA|2026-02-13|1";
    ticket.strategy = "breakout";
    ticket.underlying = "NVDA";
    ticket.signalDate = day(2, 13);
    ticket.validOn = day(2, 17);
    ticket.kind = structures::StructureKind::LongCall;
    ticket.legs = {{memoContract(), structures::Side::Buy, 1}};
    ticket.contracts = contracts;
    ticket.limit = base::Price::cents(320);
    ticket.credit = false;
    ticket.expiration = day(2, 27);
    ticket.maxLossPerUnit = base::Money::cents(32'065);
    ticket.facts = structures::EntryFacts{};
    ticket.facts->memoId = "M-2026-02-13-NVDA";
    ticket.facts->assumedEdge = "ASSUMED EDGE p=0.6, b=1";
    return ticket;
}

/// Opening balance, memo of the 13th with its review, the fill of the 17th and its close.
std::vector<book::Event> tradedDays(base::Price price = base::Price::cents(318)) {
    std::vector<book::Event> events{book::AccountFlow{base::Money::dollars(10'000), "opening balance"}};
    book::Book book = accountOf(10'000);
    const book::MemoWritten memo = written(recordedBody());
    events.emplace_back(memo);
    (void)happens(book, memo);
    const auto review = memo::reviewOfDay(book.memos(), panelOf("PAPER"), eveningOf(day(2, 13)));
    events.insert(events.end(), review.events.begin(), review.events.end());
    events.emplace_back(book::DayClosed{day(2, 13), base::Money::dollars(10'000)});
    events.emplace_back(callTicket());
    events.emplace_back(fillOf(callTicket().ticketId, 3, price, day(2, 17), base::Money::cents(195)));
    events.emplace_back(book::MemoMoved{memo.memoId, 1, day(2, 17), "EXECUTED", "filled"});
    events.emplace_back(book::NoteWritten{day(2, 17), "Ann", "watched the open\n## Not a section"});
    events.emplace_back(book::DayClosed{day(2, 17), base::Money::cents(999'805)});
    return events;
}

book::Book bookOf(const std::vector<book::JournalEntry>& entries) {
    return book::Book::fold(entries).value();
}

} // namespace

class TestBreakoutStory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFurthestRejectIsNamed();
    void whatWouldFitIsSaidWithoutAnotherStrike();
    void postBriefAndDiaryTellTheStory();
    void aFillIsPostedWithItsThesisAndMarks();
    void closedLossesAreNeverDropped();
    void theDiaryKeepsDecisionsFillsAndNotes();
    void breachesAreNamed();
    void textsOfALongOption();
    void theExpectationIsHonest();
};

void TestBreakoutStory::theFurthestRejectIsNamed() {
    const report::ScanSummary scan = diaryScan();
    QCOMPARE(report::topReject(scan.rejects)->symbol, std::string("MSTR"));
    QCOMPARE(report::topRejectText(scan.rejects), std::string("MSTR cost $1,240.65 > budget $1,000.00"));
    std::vector<report::ScanReject> tie{{"TSLA", "QUOTE", "WIDE", {}, {}, {}, {}}, scan.rejects[0]};
    QCOMPARE(report::topRejectText(tie),
             std::string("NFLX STALE;CA_QUARANTINE;MONEYNESS;ARB_LOWER")); // alphabetical
    tie[0].firstFail = "EDGE";
    QCOMPARE(report::topReject(tie)->symbol, std::string("TSLA"));
    const std::vector<report::ScanReject> none{scan.rejects[2]};
    QVERIFY(report::topReject(none) == nullptr); // no signal, no candidate
    QCOMPARE(report::topRejectText(none), std::string());
    const auto ordered = report::inOrder(scan.rejects);
    QCOMPARE(ordered.front()->symbol, std::string("MSTR"));
    QCOMPARE(ordered.back()->symbol, std::string("SOFI"));
}

void TestBreakoutStory::whatWouldFitIsSaidWithoutAnotherStrike() {
    const base::Money cost = base::Money::cents(124'065);
    const base::Money equity = report::equityThatFits(cost, 1'000);
    QCOMPARE(equity, base::Money::cents(1'240'650));
    risk::PremiumSizing sizing;
    sizing.stakeBp = 1'000;
    sizing.ask = base::Price::cents(1'240);
    sizing.feePerContract = base::Money::cents(65);
    sizing.equity = equity;
    QCOMPARE(risk::sizeByPremium(sizing).contracts, std::int64_t(1));
    sizing.equity = equity - base::Money::cents(10);
    QCOMPARE(risk::sizeByPremium(sizing).contracts, std::int64_t(0));
    const std::int64_t stake = report::stakeThatFits(cost, base::Money::dollars(10'000));
    QCOMPARE(stake, std::int64_t(1'241));
    const report::ScanSummary scan = diaryScan();
    QCOMPARE(report::whatWouldFit(scan.rejects[3]),
             std::string("one contract fits from equity $12,406.50 on at this stake, or from a stake of "
                         "12.41% of this equity, which is above the cap of 10%"));
    QCOMPARE(report::whatWouldFit(scan.rejects[0]), std::string());
}

void TestBreakoutStory::postBriefAndDiaryTellTheStory() {
    const auto entries = entriesOf({book::AccountFlow{base::Money::dollars(10'000), "opening balance"},
                                    book::DayClosed{day(2, 13), base::Money::dollars(10'000)}});
    const book::Book book = bookOf(entries);
    report::DayPostInputs post;
    post.date = day(2, 13);
    post.mode = "PAPER";
    post.book = &book;
    post.mood = diagnosis::marketLight(bearish()).mood;
    post.scan = diaryScan();
    const auto text = report::postOfDay(post);
    QCOMPARE(*text, std::string("[PAPER] 2026-02-13 NO TRADE: 42 scanned, 3 signals, 0 passed. Top reject: "
                                "MSTR cost $1,240.65 > budget $1,000.00. Regime BEARISH. Account $10,000 "
                                "(+0.0% since start). Not advice."));
    QVERIFY(text->size() <= report::LongestPost && isPlainAscii(*text));

    report::BriefInputs brief;
    brief.date = day(2, 17);
    brief.mode = "PAPER";
    brief.book = &book;
    brief.light = bearish();
    brief.scans = {diaryScan()};
    brief.events = {"early close at 13:00 ET"};
    brief.dataProblems = {"US10Y is 2 sessions old"};
    const std::string morning = report::briefText(brief);
    report::DiaryInputs diary;
    diary.date = day(2, 13);
    diary.mode = "PAPER";
    diary.book = &book;
    diary.journal = entries;
    diary.light = bearish();
    diary.scans = {diaryScan()};
    const std::string evening = report::diaryText(diary);
    for (const std::string& page : {morning, evening}) {
        QVERIFY(has(page, "MSTR"));
        QVERIFY(has(page, "cost $1,240.65 > budget $1,000.00"));
        QVERIFY(has(page, "from equity $12,406.50 on"));
        QVERIFY(has(page, "NFLX"));
        QVERIFY(has(page, "STALE;CA_QUARANTINE;MONEYNESS;ARB_LOWER"));
        QVERIFY(has(page, "BEARISH: VIX 23.7, SPY 585.00 (SMA20 600.00), IWM/SPY 0.3600 (SMA20 0.3550)"));
        QVERIFY(!has(page, "100x") && !has(page, "goal"));
    }
    for (const char* part :
         {"# Brief 2026-02-17 [PAPER]", "Longs 0.0x, shorts 1.0x", "early close", "US10Y is 2 sessions old",
          "Approved orders for today\n\n- none", "Equity $10,000 (+0.0% since start), drawdown 0.0%"}) {
        QVERIFY2(has(morning, part), part);
    }
    for (const char* part :
         {"# Diary 2026-02-13 [PAPER]", "## Regime", "## Scan", "42 symbols scanned, 2 skipped, 3 signals",
          "First failing checks: COST 1, LIGHT 1, QUOTE 1, SIGNAL 37", "## Decisions\n\n- none",
          "## Fills and exits\n\n- none", "## P/L\n\n- Today +$0", "## Rule breaches\n\n- none",
          "## Notes"}) {
        QVERIFY2(has(evening, part), part);
    }
    report::BriefPostInputs early;
    early.date = day(2, 17);
    early.mode = "PAPER";
    early.book = &book;
    early.light = bearish();
    early.light.yield10y.reset();
    QCOMPARE(*report::briefPost(early),
             std::string("[PAPER] 2026-02-17 BRIEF: UNKNOWN (VIX 23.7, SPY below SMA20, IWM/SPY above, 10y "
                         "n/a). Longs 0.0x, shorts 0.0x. 0 orders approved, 0 positions open. Account "
                         "$10,000 (+0.0% since start). Not advice."));
}

void TestBreakoutStory::aFillIsPostedWithItsThesisAndMarks() {
    const book::Book book = bookOf(entriesOf(tradedDays()));
    report::DayPostInputs post;
    post.date = day(2, 17);
    post.mode = "PAPER";
    post.book = &book;
    post.mood = diagnosis::MarketMood::Bullish;
    const auto text = report::postOfDay(post);
    QVERIFY(text.has_value());
    QVERIFY(has(*text, "TRADE: bought 3x NVDA 2026-02-27 100C @ $3.18. Max loss $955.95 (9.6% of equity)."));
    QVERIFY(has(*text, "ASSUMED EDGE p=0.6, b=1 (evidence p=0.51, b=1.00)."));
    QVERIFY(text->size() <= report::LongestPost && isPlainAscii(*text));
    // Without a fill of that day there is no TRADE post (BRK-T2).
    post.date = day(2, 18);
    QVERIFY(has(*report::postOfDay(post), "NO TRADE"));
    report::BriefPostInputs early;
    early.date = day(2, 17);
    early.mode = "PAPER";
    auto upTo = tradedDays();
    upTo.resize(7); // as known on the morning of the 17th
    const book::Book morning = bookOf(entriesOf(upTo));
    early.book = &morning;
    early.light = bearish();
    QVERIFY(has(*report::briefPost(early), "1 order approved, 0 positions open."));
    early.date = day(2, 18);
    QVERIFY(has(*report::briefPost(early), "0 orders approved"));
}

void TestBreakoutStory::closedLossesAreNeverDropped() {
    auto events = tradedDays();
    book::TicketOpened closing = callTicket();
    closing.ticketId = "closing";
    closing.credit = true;
    closing.closesPosition = 1;
    closing.closeReason = book::CloseReason::StopLoss;
    closing.facts.reset();
    events.emplace_back(closing);
    events.emplace_back(fillOf("closing", 3, base::Price::cents(150), day(2, 18), base::Money::cents(195)));
    events.emplace_back(book::DayClosed{day(2, 18), base::Money::cents(949'210)});
    const auto entries = entriesOf(events);
    const book::Book book = bookOf(entries);
    report::DayPostInputs post;
    post.date = day(2, 18);
    post.mode = "PAPER";
    post.book = &book;
    post.scan.scanned = 42;
    // A reason so long that the reject must go; the loss stays.
    post.scan.rejects = {{"NFLX", "QUOTE", std::string(150, 'X'), {}, {}, {}, {}}};
    const auto text = report::postOfDay(post);
    QVERIFY(text.has_value() && !has(*text, "XXX"));
    QVERIFY(has(*text, "Closed: NVDA -53.1% (-$507.90)."));
    QVERIFY(has(*text, "(-5.1% since start)"));
    report::DiaryInputs diary;
    diary.date = day(2, 18);
    diary.mode = "PAPER";
    diary.book = &book;
    diary.journal = entries;
    const std::string page = report::diaryText(diary);
    QVERIFY(has(page, "closed 3x NVDA 2026-02-27 100C @ $1.50"));
    QVERIFY(has(page, "-$507.90 (-53.1% of what was at risk), STOP_LOSS"));
}

void TestBreakoutStory::theDiaryKeepsDecisionsFillsAndNotes() {
    const auto entries = entriesOf(tradedDays());
    const book::Book book = bookOf(entries);
    report::DiaryInputs diary;
    diary.mode = "PAPER";
    diary.book = &book;
    diary.journal = entries;
    diary.date = day(2, 13);
    const std::string friday = report::diaryText(diary);
    for (const char* part :
         {"M-2026-02-13-NVDA version 1 by system: 3 x NVDA  260227C00100000 at $3.20 or less",
          "quant (quant, automated) approve: Derived again", "risk (risk, automated) approve", "SUBMITTED",
          "APPROVED (2 of 2 approvals"}) {
        QVERIFY2(has(friday, part), part);
    }
    QVERIFY(!has(friday, "EXECUTED") && !has(friday, "watched"));
    diary.date = day(2, 17);
    const std::string tuesday = report::diaryText(diary);
    for (const char* part :
         {"EXECUTED (filled)", "opened 3x NVDA 2026-02-27 100C @ $3.18, fees $1.95", "(M-2026-02-13-NVDA)",
          "Ann: watched the open ## Not a section", "Today -$1.95"}) {
        QVERIFY2(has(tuesday, part), part);
    }
    QVERIFY(!has(tuesday, "\n## Not a section"));
    // The same journal gives the same page.
    QCOMPARE(report::diaryText(diary), tuesday);
}

void TestBreakoutStory::breachesAreNamed() {
    const auto entries = entriesOf(tradedDays(base::Price::cents(325)));
    const auto breaches = report::breachesOf(bookOf(entries), entries, day(2, 17));
    QCOMPARE(breaches.size(), std::size_t(1));
    QVERIFY(has(breaches.front(), "BREACH") && has(breaches.front(), "$3.25, its limit was $3.20"));
    auto events = tradedDays();
    std::get<book::TicketOpened>(events[7]).contracts = 5;
    std::get<book::Filled>(events[8]).contracts = 5;
    const auto larger = entriesOf(events);
    const auto found = report::breachesOf(bookOf(larger), larger, day(2, 17));
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(has(found.front(), "5 contracts, its memo allows 3"));
    std::get<book::TicketOpened>(events[7]).facts.reset();
    const auto bare = entriesOf(events);
    QVERIFY(has(report::breachesOf(bookOf(bare), bare, day(2, 17)).back(), "without a memo"));
    QVERIFY(report::breachesOf(bookOf(bare), bare, day(2, 18)).empty());
}

void TestBreakoutStory::textsOfALongOption() {
    const book::Book book = bookOf(entriesOf(tradedDays()));
    report::LongOptionOpenedFields fields;
    fields.position = book.find(1);
    fields.exits = report::breakoutExitLines(fields.position->entryPrice, 200, 50, day(2, 25), 2, true);
    fields.delta = 0.512;
    fields.equity = base::Money::dollars(10'000);
    fields.heat = book.heat("breakout");
    const std::string text = report::longOptionOpenedText(fields);
    for (const char* part :
         {"[TRADE OPENED] 2026-02-17 | NVDA Long Call",
          "Contract: NVDA  260227C00100000 @ $3.18 (delta: 0.512)", "Max Loss: $955.95 total",
          "ASSUMED EDGE p=0.6, b=1", "Memo: M-2026-02-13-NVDA",
          "Profit Target: Bid $6.36 or more (2.00x of $3.18)", "Stop Loss: Bid $1.59 or less",
          "Time Stop: 2026-02-25 (2 DTE)", "Regime Shift: market light BEARISH",
          "Portfolio Risk: $955.95 / $10,000 = 9.6% of equity", "(1 position open)"}) {
        QVERIFY2(has(text, part), part);
    }
    book::Position closed = *book.find(1);
    closed.contractsOpen = 0;
    closed.closedOn = day(2, 25);
    closed.exitPrice = base::Price::cents(636);
    closed.netPl = base::Money::cents(95'010);
    closed.closeReason = book::CloseReason::ProfitTarget;
    const std::string done = report::longOptionClosedText(
        {&closed, report::breakoutCloseReason(closed, 200, 50, 2), 1, 0, closed.netPl, base::Money()});
    for (const char* part : {"[TRADE CLOSED] 2026-02-25 | NVDA Long Call", "Reason: PROFIT TARGET (2.00x)",
                             "P/L: +$3.18 per share (+$950.10 total, 3 contracts)",
                             "Return on Risk: +99.4% ($950.10 / $955.95)", "Days Held: 8", "DTE at Close: 2",
                             "Win/Loss: WIN", "1W / 0L (100.0% win rate), Profit Factor: n/a"}) {
        QVERIFY2(has(done, part), part);
    }
}

void TestBreakoutStory::theExpectationIsHonest() {
    report::ExpectationReport report;
    report.inputs = {0.60, 1, 1, 0.10, 100};
    report.closedTrades = 12;
    report.wins = 8;
    report.assumedEdge = "ASSUMED EDGE p=0.6, b=1";
    report.evidenceP = 0.55;
    report.evidenceB = 1.0;
    report.seed = 7;
    const base::Executor executor(1);
    const std::string text = report::expectationText(report, executor);
    QCOMPARE(*report::winsFor100x(report.inputs), 76); // BRK-H4
    QCOMPARE(*report::winsFor100x({0.4, 2, 1, 0.10, 100}), 53);
    QVERIFY(!report::winsFor100x({0.5, 1, 1, 0.01, 100}).has_value());
    for (const char* part :
         {"76 wins of 100 trades (no edge would give 50)", "+46.8% every month", "no target of this program",
          "The edge is unproven: 12 closed trades", " |  In force |   No edge |\n",
          "| p                    |    0.6000 |    0.5000 |", "|    +20.0% |", "|     0.08% |",
          "|     0.02% |", "|     6.38% |", "|     4.50x |", "P(ever reaching 100x) <= 1%", "they flatter",
          "100000 paths, seed 7", "stated, not proven", "8 wins of 12 closed trades"}) {
        QVERIFY2(has(text, part), (std::string(part) + "\n" + text).c_str());
    }
    QVERIFY(has(text, ": agree") && !has(text, "DISAGREE"));
    report.closedTrades = 30;
    const std::string proven = report::expectationText(report, executor);
    QVERIFY(!has(proven, "No edge |") && has(proven, " |  In force |\n") && !has(proven, "unproven"));
}

QTEST_APPLESS_MAIN(TestBreakoutStory)
#include "tst_breakout_story.moc"
