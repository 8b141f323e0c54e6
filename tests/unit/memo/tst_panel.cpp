// SPDX-License-Identifier: GPL-3.0-or-later
// The review of memos (BRK-P1..P4): who votes, what votes decide, until when; and random votes against a slow
// reference.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/base/sha256.h"
#include "engine/memo/body_json.h"
#include "engine/memo/panel.h"
#include "engine/random/random.h"
#include "tests/unit/memo/memo_fixture.h"

#include <algorithm>
#endif

using namespace signalbox;
using namespace signalbox::tests;
using book::MemoStage;

namespace {

const std::string Id = "M-2026-02-13-NVDA";

memo::VoteEntry voteOf(const std::string& by, const std::string& vote, const std::string& role = "trader") {
    return {Id, by, role, vote, "read it"};
}

/// Casts a vote of a person at an instant; the refusal.
std::string cast(book::Book& book, const memo::VoteEntry& entry, const memo::PanelRules& rules,
                 base::UtcTime at) {
    const memo::ReviewStep step = memo::personVotes(book.memos(), entry, rules, at);
    if (step.refusal.empty() && !allHappen(book, step.events)) {
        qFatal("the fold refused what the panel allowed");
    }
    return step.refusal;
}

bool contains(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

const base::UtcTime Evening = eveningOf(day(2, 13));

} // namespace

class TestPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paperNeedsNoPersonLiveDoes();
    void nobodyVotesOnHisOwnMemo();
    void itExpiresAtElevenOfItsSession();
    void aRejectionByRiskEndsItTwoOthersToo();
    void changesCountNeitherWay();
    void votesOutsideThePanelAreRefused();
    void theSolePersonAsAuthorIsToldBefore();
    void moreOrDearerOrOtherNeedsANewVersion();
    void theWindowMayReviseInPaperOnly();
    void anOverrideIsVotedOnByOthers();
    void timeAndFillsSettleMemos();
    void randomVotesAgreeWithASlowReference();
};

void TestPanel::paperNeedsNoPersonLiveDoes() {
    for (const char* mode : {"PAPER", "BACKTEST"}) {
        const book::Book book = bookWithMemo(panelOf(mode), recordedBody(mode));
        QCOMPARE(memoIn(book).stage, MemoStage::Approved);
        QCOMPARE(memoIn(book).votes.size(), std::size_t(2));
        QVERIFY(!memoIn(book).votes[0].person && !memoIn(book).votes[1].person);
    }
    const memo::PanelRules live = panelOf("LIVE");
    book::Book book = bookWithMemo(live, recordedBody("LIVE"));
    QCOMPARE(memoIn(book).stage, MemoStage::Submitted);
    QVERIFY(book.memos().approvedFor("breakout", "NVDA", day(2, 17)) == nullptr);
    QCOMPARE(cast(book, voteOf("Ann", "approve"), live, Evening), std::string());
    QCOMPARE(memoIn(book).stage, MemoStage::Approved);
    // Two people, when the desk asks for two; the machines' votes are no person's (BRK-P3).
    const memo::PanelRules two = panelOf("LIVE", "Ann, Bob", 2, 2);
    book::Book other = bookWithMemo(two, recordedBody("LIVE"));
    QCOMPARE(cast(other, voteOf("Ann", "approve"), two, Evening), std::string());
    QCOMPARE(memoIn(other).stage, MemoStage::Submitted);
    QCOMPARE(cast(other, voteOf("Bob", "approve"), two, windowOf(day(2, 17))), std::string());
    QCOMPARE(memoIn(other).stage, MemoStage::Approved);
    // A larger quorum waits in PAPER too.
    const memo::PanelRules three = panelOf("PAPER", "Ann", 3);
    book::Book paper = bookWithMemo(three, recordedBody());
    QCOMPARE(memoIn(paper).stage, MemoStage::Submitted);
    QCOMPARE(cast(paper, voteOf("Ann", "approve"), three, Evening), std::string());
    QCOMPARE(memoIn(paper).stage, MemoStage::Approved);
}

void TestPanel::nobodyVotesOnHisOwnMemo() {
    const memo::PanelRules live = panelOf("LIVE");
    book::Book book = accountOf(10'000);
    memo::MemoBody recorded = recordedBody("LIVE");
    const auto step = memo::overrideMemo(book, recorded, "Ann", live, Evening, sessions());
    QVERIFY(step.has_value() && step->refusal.empty());
    QVERIFY(allHappen(book, step->events));
    QCOMPARE(memoIn(book).memo.author, std::string("Ann"));
    QCOMPARE(memoIn(book).stage, MemoStage::Submitted);
    QVERIFY(contains(cast(book, voteOf("Ann", "approve"), live, Evening), "own memo"));
    // Even a fold that was handed the event says no.
    QVERIFY(!happens(book,
                     book::MemoVoted{Id, 1, day(2, 13), "Ann", "trader", true, "approve", "I like my idea"}));
    QCOMPARE(cast(book, voteOf("Bob", "approve"), live, Evening), std::string());
    QCOMPARE(memoIn(book).stage, MemoStage::Approved);
    // A verdict never counts the author's vote, however it came in.
    book::MemoVersion version = memoIn(book);
    version.votes = {{Id, 1, day(2, 13), "Ann", "trader", true, "approve", "x"},
                     {Id, 1, day(2, 13), "quant", "quant", false, "approve", "x"}};
    QVERIFY(!memo::verdictOf(version, live).stage);
}

void TestPanel::itExpiresAtElevenOfItsSession() {
    const memo::PanelRules live = panelOf("LIVE");
    book::Book book = bookWithMemo(live, recordedBody("LIVE"));
    const base::UtcTime eleven = calendar::newYorkInstant(day(2, 17), 11, 0);
    QCOMPARE(memo::expiryOf(memoIn(book).memo), eleven);
    QVERIFY(memo::settle(book, eleven - std::chrono::microseconds(1)).empty());
    QVERIFY(contains(cast(book, voteOf("Ann", "approve"), live, eleven), "expired at 11:00 ET"));
    book::Book intime = book;
    QCOMPARE(cast(intime, voteOf("Ann", "approve"), live, eleven - std::chrono::seconds(1)), std::string());
    QCOMPARE(memoIn(intime).stage, MemoStage::Approved);
    QVERIFY(allHappen(book, memo::settle(book, eleven)));
    QCOMPARE(memoIn(book).stage, MemoStage::Expired);
    QVERIFY(contains(cast(book, voteOf("Ann", "approve"), live, Evening), "EXPIRED"));
    // Submitted too late: a draft stays a draft.
    book::Book late = accountOf(10'000);
    QVERIFY(happens(late, written(recordedBody())));
    QVERIFY(memo::reviewOfDay(late.memos(), panelOf("PAPER"), eleven).events.empty());
    // In summer 11:00 ET is 15:00 UTC, in winter 16:00.
    QCOMPARE(base::toIso(eleven), std::string("2026-02-17T16:00:00Z"));
}

void TestPanel::aRejectionByRiskEndsItTwoOthersToo() {
    const memo::PanelRules live = panelOf("LIVE", "Ann, Bob, Cid");
    book::Book byRisk = bookWithMemo(live, recordedBody("LIVE"));
    QCOMPARE(cast(byRisk, voteOf("Ann", "reject", "risk"), live, Evening), std::string());
    QCOMPARE(memoIn(byRisk).stage, MemoStage::Rejected);

    const memo::PanelRules two = panelOf("LIVE", "Ann, Bob, Cid", 4, 2);
    book::Book byTwo = bookWithMemo(two, recordedBody("LIVE"));
    QCOMPARE(cast(byTwo, voteOf("Ann", "reject"), two, Evening), std::string());
    QCOMPARE(memoIn(byTwo).stage, MemoStage::Submitted);
    QCOMPARE(cast(byTwo, voteOf("Bob", "reject"), two, Evening), std::string());
    QCOMPARE(memoIn(byTwo).stage, MemoStage::Rejected);
    QCOMPARE(memoIn(byTwo).moves.back().why, std::string("2 rejections"));

    // A limit that is broken in the numbers alone: the machine of risk rejects, whatever the quorum.
    memo::MemoBody broken = recordedBody("PAPER");
    broken.risk.limits[0].after = 1'000.50;
    const book::Book machine = bookWithMemo(panelOf("PAPER", "Ann", 1), broken);
    QCOMPARE(memoIn(machine).stage, MemoStage::Rejected);
    QCOMPARE(memoIn(machine).votes[1].reviewer, std::string("risk"));
    QVERIFY(contains(memoIn(machine).votes[1].comment, "TRADE"));
    QVERIFY(machine.memos().approvedFor("breakout", "NVDA", day(2, 17)) == nullptr);
    // A limit that the desk calls broken is not even submitted (BRK-P2).
    broken.risk.limits[0].ok = false;
    const auto step = memo::submit(written(broken), panelOf("PAPER"), Evening);
    QVERIFY(step.events.empty() && contains(step.refusal, "TRADE"));
    broken = recordedBody();
    broken.risk.quoteCheck = "STALE;CA_QUARANTINE;MONEYNESS;ARB_LOWER";
    QCOMPARE(memo::submit(written(broken), panelOf("PAPER"), Evening).refusal,
             std::string("VETO: STALE;CA_QUARANTINE;MONEYNESS;ARB_LOWER"));
    // A doctored number: quant alone rejects, and the memo is never approved without another.
    book::MemoWritten doctored = written(recordedBody());
    const std::string said = "\"break_even\":103.2";
    doctored.body.replace(doctored.body.find(said), said.size(), "\"break_even\":103.9");
    doctored.bodyHash = base::sha256Hex(doctored.body);
    book::Book caught = accountOf(10'000);
    QVERIFY(happens(caught, doctored));
    QVERIFY(allHappen(caught, memo::reviewOfDay(caught.memos(), panelOf("PAPER"), Evening).events));
    QCOMPARE(memoIn(caught).stage, MemoStage::Submitted);
    QCOMPARE(memoIn(caught).votes[0].vote, std::string("reject"));
    QVERIFY(contains(memoIn(caught).votes[0].comment, "break-even is 103.9 in the memo, 103.2"));
}

void TestPanel::changesCountNeitherWay() {
    const memo::PanelRules live = panelOf("LIVE");
    book::Book book = bookWithMemo(live, recordedBody("LIVE"));
    QCOMPARE(cast(book, voteOf("Ann", "changes"), live, Evening), std::string());
    QCOMPARE(memoIn(book).stage, MemoStage::Submitted);
    QVERIFY(contains(cast(book, voteOf("Ann", "approve"), live, Evening), "voted on version 1 already"));
    // Answered by a new version, which expires the old one.
    const auto step = memo::overrideMemo(book, recordedBody("LIVE", 2), "Bob", live, Evening, sessions());
    QVERIFY(step.has_value() && allHappen(book, step->events));
    QCOMPARE(memoIn(book).memo.version, 2);
    QCOMPARE(book.memos().find(Id)->versions[0].stage, MemoStage::Expired);
    QCOMPARE(cast(book, voteOf("Ann", "approve"), live, Evening), std::string());
    QCOMPARE(memoIn(book).stage, MemoStage::Approved);
}

void TestPanel::votesOutsideThePanelAreRefused() {
    const memo::PanelRules live = panelOf("LIVE");
    book::Book book = bookWithMemo(live, recordedBody("LIVE"));
    const auto refusal = [&](const memo::VoteEntry& entry) { return cast(book, entry, live, Evening); };
    QVERIFY(contains(refusal(voteOf("Zoe", "approve")), "not on the panel"));
    QVERIFY(contains(refusal(voteOf("quant", "approve", "quant")), "no person"));
    QVERIFY(contains(refusal(voteOf("system", "approve")), "no person"));
    QVERIFY(contains(refusal(voteOf("Ann", "yes")), "approve, reject or changes"));
    QVERIFY(contains(refusal(voteOf("Ann", "approve", "boss")), "role"));
    memo::VoteEntry silent = voteOf("Ann", "approve");
    silent.comment = " \n";
    QVERIFY(contains(refusal(silent), "comment"));
    memo::VoteEntry unknown = voteOf("Ann", "approve");
    unknown.memoId = "M-2026-02-13-TSLA";
    QVERIFY(contains(refusal(unknown), "no memo"));
    QVERIFY(contains(cast(book, voteOf("Ann", "approve"), live, eveningOf(day(2, 12))), "written on"));
    QCOMPARE(memoIn(book).votes.size(), std::size_t(2));
    // In BACKTEST only the machines vote (BRK-P3).
    const memo::PanelRules test = panelOf("BACKTEST", "Ann", 3);
    book::Book backtest = bookWithMemo(test, recordedBody("BACKTEST"));
    QCOMPARE(memoIn(backtest).stage, MemoStage::Submitted);
    QVERIFY(contains(cast(backtest, voteOf("Ann", "approve"), test, Evening), "not on the panel"));
}

void TestPanel::theSolePersonAsAuthorIsToldBefore() {
    const memo::PanelRules sole = panelOf("LIVE", "Ann");
    QVERIFY(contains(memo::approvalImpossible(sole, "Ann"), "could never be approved"));
    QCOMPARE(memo::approvalImpossible(sole, "system"), std::string());
    QCOMPARE(memo::approvalImpossible(panelOf("LIVE", "Ann, Bob"), "Ann"), std::string());
    QCOMPARE(memo::approvalImpossible(panelOf("PAPER", "Ann"), "Ann"), std::string());
    QVERIFY(!memo::approvalImpossible(panelOf("LIVE", "Ann, Bob", 2, 2), "Bob").empty());
    book::Book book = bookWithMemo(sole, recordedBody("LIVE"));
    const auto step = memo::overrideMemo(book, recordedBody("LIVE", 2), "Ann", sole, Evening, sessions());
    QVERIFY(step.has_value() && step->events.empty());
    QVERIFY(contains(step->refusal, "could never be approved"));
    QCOMPARE(memoIn(book).memo.version, 1); // nothing was lost by asking
}

void TestPanel::moreOrDearerOrOtherNeedsANewVersion() {
    const book::MemoWritten memo = written(recordedBody());
    const auto needs = [&memo](std::int64_t contracts, int cents, int strike = 100) {
        return memo::needsNewVersion(
            memo, recordedBody("PAPER", contracts, base::Price::cents(cents), strike).header);
    };
    QVERIFY(!needs(3, 320));
    QVERIFY(!needs(2, 320));
    QVERIFY(!needs(3, 310));
    QVERIFY(needs(4, 320));
    QVERIFY(needs(3, 321));
    QVERIFY(needs(3, 320, 101));
    // The new version starts without votes: those of the old one are lost.
    const memo::PanelRules live = panelOf("LIVE");
    book::Book book = bookWithMemo(live, recordedBody("LIVE", 2));
    QCOMPARE(cast(book, voteOf("Ann", "approve"), live, Evening), std::string());
    QVERIFY(book.memos().approvedFor("breakout", "NVDA", day(2, 17)) != nullptr);
    const auto step = memo::overrideMemo(book, recordedBody("LIVE", 3), "Bob", live, Evening, sessions());
    QVERIFY(step.has_value() && allHappen(book, step->events));
    QCOMPARE(book.memos().find(Id)->versions[0].stage, MemoStage::Lapsed);
    QCOMPARE(memoIn(book).memo.contracts, std::int64_t(3));
    QCOMPARE(memoIn(book).votes.size(), std::size_t(2)); // the machines' on the new one
    QVERIFY(book.memos().approvedFor("breakout", "NVDA", day(2, 17)) == nullptr);
    QCOMPARE(cast(book, voteOf("Ann", "approve"), live, Evening), std::string()); // may vote anew
    QVERIFY(book.memos().approvedFor("breakout", "NVDA", day(2, 17)) != nullptr);
}

void TestPanel::theWindowMayReviseInPaperOnly() {
    const base::UtcTime window = windowOf(day(2, 17));
    const memo::PanelRules paper = panelOf("PAPER");
    book::Book book = bookWithMemo(paper, recordedBody());
    // Within the memo: nothing to do.
    const auto within = memo::reviseForWindow(book, recordedBody("PAPER", 3, base::Price::cents(310)), paper,
                                              window, sessions());
    QVERIFY(within->events.empty() && within->refusal.empty());
    // The ask has risen: a new version with two contracts at 4.20, voted on at once.
    const auto dearer = memo::reviseForWindow(book, recordedBody("PAPER", 2, base::Price::cents(420)), paper,
                                              window, sessions());
    QVERIFY2(dearer->refusal.empty(), dearer->refusal.c_str());
    QVERIFY(allHappen(book, dearer->events));
    QCOMPARE(memoIn(book).memo.version, 2);
    QCOMPARE(memoIn(book).memo.author, std::string("system"));
    QCOMPARE(memoIn(book).memo.date, day(2, 17));
    QCOMPARE(memoIn(book).stage, MemoStage::Approved);
    QCOMPARE(book.memos().approvedFor("breakout", "NVDA", day(2, 17))->memo.limit, base::Price::cents(420));
    // More than the budget buys: the machine of risk rejects the new version, and nothing is approved.
    const auto greedy = memo::reviseForWindow(book, recordedBody("PAPER", 3, base::Price::cents(430)), paper,
                                              window, sessions());
    QVERIFY(allHappen(book, greedy->events));
    QCOMPARE(memoIn(book).stage, MemoStage::Rejected);
    QVERIFY(book.memos().approvedFor("breakout", "NVDA", day(2, 17)) == nullptr);
    // In LIVE it lapses unless people ask.
    const memo::PanelRules live = panelOf("LIVE");
    book::Book real = bookWithMemo(live, recordedBody("LIVE"));
    QCOMPARE(cast(real, voteOf("Ann", "approve"), live, Evening), std::string());
    const auto refused = memo::reviseForWindow(real, recordedBody("LIVE", 2, base::Price::cents(420)), live,
                                               window, sessions());
    QVERIFY(refused->events.empty() && contains(refused->refusal, "only people"));
    QVERIFY(allHappen(real, memo::settle(real, calendar::newYorkInstant(day(2, 17), 11, 0))));
    QCOMPARE(memoIn(real).stage, MemoStage::Lapsed);
}

void TestPanel::anOverrideIsVotedOnByOthers() {
    const memo::PanelRules paper = panelOf("PAPER", "Ann");
    book::Book book = bookWithMemo(paper, recordedBody("PAPER", 2));
    const auto step = memo::overrideMemo(book, recordedBody("PAPER", 3), "Ann", paper, Evening, sessions());
    QVERIFY(step.has_value() && allHappen(book, step->events));
    QCOMPARE(memoIn(book).memo.author, std::string("Ann"));
    QCOMPARE(memoIn(book).stage, MemoStage::Approved); // by the machines, in PAPER
    for (const char* nobody : {"", "system", "quant", "risk"}) {
        const auto no = memo::overrideMemo(book, recordedBody(), nobody, paper, Evening, sessions());
        QVERIFY(contains(no->refusal, "name of a person"));
    }
    // Not while an order under it is pending, nor after it was executed.
    book::TicketOpened ticket = spreadTicket("breakout|NVDA|2026-02-13|1", 3, base::Price::cents(320));
    ticket.strategy = "breakout";
    ticket.underlying = "NVDA";
    ticket.credit = false;
    ticket.facts = structures::EntryFacts{};
    ticket.facts->memoId = Id;
    QVERIFY(happens(book, ticket));
    const auto pending = memo::overrideMemo(book, recordedBody(), "Ann", paper, Evening, sessions());
    QVERIFY(contains(pending->refusal, "pending"));
    QVERIFY(happens(book, fillOf(ticket.ticketId, 3, base::Price::cents(320), day(2, 17))));
    QVERIFY(allHappen(book, memo::settle(book, windowOf(day(2, 17)))));
    QCOMPARE(memoIn(book).stage, MemoStage::Executed);
    const auto done = memo::overrideMemo(book, recordedBody(), "Ann", paper, Evening, sessions());
    QVERIFY(contains(done->refusal, "EXECUTED"));
}

void TestPanel::timeAndFillsSettleMemos() {
    const memo::PanelRules paper = panelOf("PAPER");
    const base::UtcTime later = eveningOf(day(2, 17));
    book::TicketOpened ticket = spreadTicket("t", 3, base::Price::cents(320));
    ticket.strategy = "breakout";
    ticket.underlying = "NVDA";
    ticket.credit = false;
    ticket.facts = structures::EntryFacts{};
    ticket.facts->memoId = Id;
    // An order that is still open keeps its memo; ended without a fill it lapses; filled in part it is used.
    book::Book open = bookWithMemo(paper, recordedBody());
    QVERIFY(memo::settle(open, windowOf(day(2, 17))).empty());
    QVERIFY(happens(open, ticket));
    QVERIFY(memo::settle(open, later).empty());
    book::Book part = open;
    QVERIFY(happens(open, book::TicketClosed{"t", book::TicketEnd::NoFill, "no"}));
    QVERIFY(allHappen(open, memo::settle(open, later)));
    QCOMPARE(memoIn(open).stage, MemoStage::Lapsed);
    QVERIFY(memo::settle(open, later).empty());
    QVERIFY(happens(part, fillOf("t", 1, base::Price::cents(320), day(2, 17))));
    book::Book ended = part;
    QVERIFY(allHappen(part, memo::settle(part, later)));
    QCOMPARE(memoIn(part).stage, MemoStage::Executed);
    QVERIFY(happens(ended, book::TicketClosed{"t", book::TicketEnd::Cancelled, "no"}));
    QVERIFY(allHappen(ended, memo::settle(ended, later)));
    QCOMPARE(memoIn(ended).stage, MemoStage::Executed);
}

namespace {

/// What BRK-P2 says of a list of votes, read from its words alone.
MemoStage referenceStage(const std::vector<book::MemoVoted>& votes, const std::string& author,
                         const memo::PanelRules& rules) {
    for (std::size_t n = 2; n <= votes.size(); ++n) { // both machines vote before anything is decided
        int approve = 0, human = 0, reject = 0;
        bool risk = false;
        for (std::size_t i = 0; i < n; ++i) {
            const auto& vote = votes[i];
            const bool own = vote.reviewer == author;
            approve += !own && vote.vote == "approve" ? 1 : 0;
            human += !own && vote.vote == "approve" && vote.person ? 1 : 0;
            reject += !own && vote.vote == "reject" ? 1 : 0;
            risk = risk || (!own && vote.vote == "reject" && vote.role == "risk");
        }
        if (risk || reject >= 2) {
            return MemoStage::Rejected;
        }
        if (approve >= rules.quorum && human >= rules.humans) {
            return MemoStage::Approved;
        }
    }
    return MemoStage::Submitted;
}

} // namespace

void TestPanel::randomVotesAgreeWithASlowReference() {
    const std::vector<std::string> names{"Ann", "Bob", "Cid", "Dan", "Zoe", "quant", "system"};
    const std::vector<std::string> votes{"approve", "reject", "changes", "abstain"};
    const std::vector<std::string> roles{"trader", "risk", "quant", "boss"};
    random::Random generator(20260213);
    const auto pick = [&generator](const std::vector<std::string>& from) {
        return from[static_cast<std::size_t>(generator.next() % from.size())];
    };
    const auto number = [&generator](int low, int high) {
        return low + static_cast<int>(generator.next() % static_cast<std::uint64_t>(high - low + 1));
    };
    int seen[7] = {};
    for (int round = 0; round < 1500; ++round) {
        const std::string mode = number(0, 2) == 0 ? "PAPER" : "LIVE";
        const int humans = number(1, 2);
        const memo::PanelRules rules = panelOf(mode, "Ann, Bob, Cid, Dan", number(humans, 4), humans);
        const std::string author = number(0, 3) == 0 ? "Ann" : "system";
        memo::MemoBody recorded = recordedBody(mode);
        recorded.header.author = author;
        if (number(0, 3) == 0) {
            recorded.risk.limits[0].after = 1'000.50; // risk will reject
        }
        if (number(0, 3) == 0) {
            recorded.thesis.zPrice = 9; // quant will reject
        }
        book::Book book = bookWithMemo(rules, recorded);
        for (int step = 0; step < 6; ++step) {
            memo::VoteEntry entry{Id, pick(names), pick(roles), pick(votes), number(0, 9) == 0 ? "" : "seen"};
            const bool late = number(0, 19) == 0;
            const base::UtcTime at = late ? calendar::newYorkInstant(day(2, 17), 11, 0) : Evening;
            const std::vector<book::MemoVoted> before = memoIn(book).votes;
            const bool allowed =
                memoIn(book).stage == MemoStage::Submitted && !late && !entry.comment.empty() &&
                entry.vote != "abstain" && entry.role != "boss" && entry.reviewer != author &&
                std::find(rules.people.begin(), rules.people.end(), entry.reviewer) != rules.people.end() &&
                std::none_of(before.begin(), before.end(),
                             [&](const auto& vote) { return vote.reviewer == entry.reviewer; });
            QCOMPARE(cast(book, entry, rules, at).empty(), allowed);
            QCOMPARE(memoIn(book).votes.size(), before.size() + (allowed ? 1 : 0));
            QCOMPARE(memoIn(book).stage, referenceStage(memoIn(book).votes, author, rules));
        }
        const MemoStage stage = memoIn(book).stage;
        ++seen[static_cast<int>(stage)];
        QCOMPARE(book.memos().approvedFor("breakout", "NVDA", day(2, 17)) != nullptr,
                 stage == MemoStage::Approved);
    }
    QVERIFY(seen[static_cast<int>(MemoStage::Submitted)] > 50);
    QVERIFY(seen[static_cast<int>(MemoStage::Approved)] > 50);
    QVERIFY(seen[static_cast<int>(MemoStage::Rejected)] > 50);
}

QTEST_APPLESS_MAIN(TestPanel)
#include "tst_panel.moc"
