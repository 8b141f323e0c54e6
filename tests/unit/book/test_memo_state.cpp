// SPDX-License-Identifier: GPL-3.0-or-later
// The memos in the book: the transitions of BRK-P1 and no others, versions, votes, what is approved.
#include "engine/base/date.h"
#include "tests/unit/book/journal_builder.h"

#include <array>

#include <QtTest>

namespace signalbox::book {
namespace {

using tests::day;
using tests::happens;

MemoWritten memoOf(int version = 1, base::Date date = day(2, 13)) {
    MemoWritten memo;
    memo.memoId = "M-2026-02-13-NVDA";
    memo.version = version;
    memo.strategy = "breakout";
    memo.underlying = "NVDA";
    memo.signalDate = day(2, 13);
    memo.validOn = day(2, 17);
    memo.date = date;
    memo.author = "system";
    memo.contract = "NVDA  260227C00180000";
    memo.contracts = 2;
    memo.limit = base::Price::cents(450);
    memo.bodyHash = "h";
    memo.body = "{}";
    return memo;
}

MemoVoted voteOf(const std::string& by, const std::string& vote, int version = 1,
                 base::Date date = day(2, 13)) {
    return {
        "M-2026-02-13-NVDA",           version, date,       by, by == "quant" || by == "risk" ? by : "trader",
        by != "quant" && by != "risk", vote,    "looked at"};
}

MemoMoved moveTo(MemoStage stage, int version = 1, base::Date date = day(2, 13)) {
    return {"M-2026-02-13-NVDA", version, date, memoStageKey(stage), "test"};
}

/// A book whose memo stands at a stage.
Book bookAt(MemoStage stage) {
    Book book = tests::accountOf(10'000);
    bool done = happens(book, memoOf());
    const auto step = [&](MemoStage to, base::Date date) {
        done = done && happens(book, moveTo(to, 1, date));
    };
    if (stage != MemoStage::Draft) {
        step(MemoStage::Submitted, day(2, 13));
        done = done && happens(book, voteOf("quant", "approve"));
    }
    if (stage == MemoStage::Executed || stage == MemoStage::Lapsed) {
        step(MemoStage::Approved, day(2, 13));
    }
    if (stage != MemoStage::Draft && stage != MemoStage::Submitted) {
        step(stage, stage == MemoStage::Executed ? day(2, 17) : day(2, 13));
    }
    if (!done) {
        qFatal("the memo did not reach its stage");
    }
    return book;
}

constexpr std::array AllStages{MemoStage::Draft,    MemoStage::Submitted, MemoStage::Approved,
                               MemoStage::Rejected, MemoStage::Expired,   MemoStage::Executed,
                               MemoStage::Lapsed};

} // namespace

class TestMemoState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyTheTransitionsOfTheRuleAreKnown();
    void approvedForNamesWhatMayBeOrdered();
    void aNewVersionEndsTheOldOneAndItsVotes();
    void votesThatNoPanelMayCastAreRefused();
    void versionsFollowEachOtherAboutTheSameTrade();
};

void TestMemoState::onlyTheTransitionsOfTheRuleAreKnown() {
    int allowed = 0;
    for (const MemoStage from : AllStages) {
        for (const MemoStage to : AllStages) {
            Book book = bookAt(from);
            QCOMPARE(book.memos().find("M-2026-02-13-NVDA")->latest().stage, from);
            const bool legal =
                (from == MemoStage::Draft && to == MemoStage::Submitted) ||
                (from == MemoStage::Submitted &&
                 (to == MemoStage::Approved || to == MemoStage::Rejected || to == MemoStage::Expired)) ||
                (from == MemoStage::Approved && (to == MemoStage::Executed || to == MemoStage::Lapsed));
            allowed += legal ? 1 : 0;
            QCOMPARE(happens(book, moveTo(to, 1, day(2, 17))), legal);
            QCOMPARE(book.memos().find("M-2026-02-13-NVDA")->latest().stage, legal ? to : from);
        }
    }
    QCOMPARE(allowed, 6);
    Book book = bookAt(MemoStage::Submitted);
    MemoMoved nonsense = moveTo(MemoStage::Approved);
    nonsense.state = "approved";
    QVERIFY(!happens(book, nonsense));
}

void TestMemoState::approvedForNamesWhatMayBeOrdered() {
    for (const MemoStage stage : AllStages) {
        const Book book = bookAt(stage);
        const MemoVersion* version = book.memos().approvedFor("breakout", "NVDA", day(2, 17));
        QCOMPARE(version != nullptr, stage == MemoStage::Approved);
    }
    const Book book = bookAt(MemoStage::Approved);
    const MemoVersion* version = book.memos().approvedFor("breakout", "NVDA", day(2, 17));
    QCOMPARE(version->memo.contract, std::string("NVDA  260227C00180000"));
    QCOMPARE(version->memo.contracts, std::int64_t(2));
    QCOMPARE(version->memo.limit, base::Price::cents(450));
    QVERIFY(book.memos().approvedFor("breakout", "NVDA", day(2, 18)) == nullptr);
    QVERIFY(book.memos().approvedFor("breakout", "NVDA", day(2, 13)) == nullptr);
    QVERIFY(book.memos().approvedFor("atr-matrix", "NVDA", day(2, 17)) == nullptr);
    QVERIFY(book.memos().approvedFor("breakout", "TSLA", day(2, 17)) == nullptr);
    // Executed on its own session only.
    Book early = bookAt(MemoStage::Approved);
    QVERIFY(!happens(early, moveTo(MemoStage::Executed, 1, day(2, 13))));
    QVERIFY(!happens(early, moveTo(MemoStage::Executed, 1, day(2, 18))));
    QVERIFY(happens(early, moveTo(MemoStage::Executed, 1, day(2, 17))));
    QVERIFY(early.memos().approvedFor("breakout", "NVDA", day(2, 17)) == nullptr);
}

void TestMemoState::aNewVersionEndsTheOldOneAndItsVotes() {
    Book submitted = bookAt(MemoStage::Submitted);
    QVERIFY(happens(submitted, memoOf(2)));
    const Memo* memo = submitted.memos().find("M-2026-02-13-NVDA");
    QCOMPARE(memo->versions.size(), std::size_t(2));
    QCOMPARE(memo->versions[0].stage, MemoStage::Expired);
    QCOMPARE(memo->versions[0].moves.back().why, std::string("version 2 was written"));
    QCOMPARE(memo->latest().stage, MemoStage::Draft);
    QVERIFY(memo->latest().votes.empty());
    // The old version takes no vote and no move any more.
    QVERIFY(!happens(submitted, voteOf("risk", "approve", 1)));
    QVERIFY(!happens(submitted, moveTo(MemoStage::Approved, 1)));

    Book approved = bookAt(MemoStage::Approved);
    QVERIFY(happens(approved, memoOf(2, day(2, 17))));
    QCOMPARE(approved.memos().find("M-2026-02-13-NVDA")->versions[0].stage, MemoStage::Lapsed);
    QVERIFY(approved.memos().approvedFor("breakout", "NVDA", day(2, 17)) == nullptr);

    for (const MemoStage ended : {MemoStage::Expired, MemoStage::Executed, MemoStage::Lapsed}) {
        Book book = bookAt(ended);
        QVERIFY(!happens(book, memoOf(2, day(2, 17))));
    }
    // A rejected trade may be proposed again, changed.
    Book rejected = bookAt(MemoStage::Rejected);
    QVERIFY(happens(rejected, memoOf(2)));
    QCOMPARE(rejected.memos().find("M-2026-02-13-NVDA")->versions[0].stage, MemoStage::Rejected);
}

void TestMemoState::votesThatNoPanelMayCastAreRefused() {
    const auto refused = [](const MemoVoted& vote) {
        Book book = bookAt(MemoStage::Submitted);
        return !happens(book, vote);
    };
    QVERIFY(!refused(voteOf("risk", "approve")));
    QVERIFY(!refused(voteOf("Ann", "changes")));
    QVERIFY(refused(voteOf("system", "approve"))); // the author
    QVERIFY(refused(voteOf("quant", "reject")));   // voted already
    QVERIFY(refused(voteOf("Ann", "maybe")));
    QVERIFY(refused(voteOf("Ann", "approve", 2)));
    QVERIFY(refused(voteOf("Ann", "approve", 1, day(2, 18))));
    QVERIFY(refused(voteOf("Ann", "approve", 1, day(2, 12))));
    MemoVoted silent = voteOf("Ann", "approve");
    silent.comment = "  ";
    QVERIFY(refused(silent));
    MemoVoted other = voteOf("Ann", "approve");
    other.memoId = "M-2026-02-13-TSLA";
    QVERIFY(refused(other));
    Book draft = bookAt(MemoStage::Draft);
    QVERIFY(!happens(draft, voteOf("Ann", "approve")));

    // Whatever the quorum: no approval without an approving vote, and none over the head of risk.
    Book unvoted = tests::accountOf(10'000);
    QVERIFY(happens(unvoted, memoOf()));
    QVERIFY(happens(unvoted, moveTo(MemoStage::Submitted)));
    QVERIFY(!happens(unvoted, moveTo(MemoStage::Approved)));
    Book vetoed = bookAt(MemoStage::Submitted);
    QVERIFY(happens(vetoed, voteOf("risk", "reject")));
    QVERIFY(!happens(vetoed, moveTo(MemoStage::Approved)));
}

void TestMemoState::versionsFollowEachOtherAboutTheSameTrade() {
    const auto refused = [](const MemoWritten& memo) {
        Book book = bookAt(MemoStage::Submitted);
        return !happens(book, memo);
    };
    QVERIFY(refused(memoOf(1)));
    QVERIFY(refused(memoOf(3)));
    QVERIFY(refused(memoOf(2, day(2, 18)))); // after its session
    QVERIFY(refused(memoOf(2, day(2, 12))));
    MemoWritten other = memoOf(2);
    other.underlying = "TSLA";
    QVERIFY(refused(other));
    MemoWritten later = memoOf(2);
    later.validOn = day(2, 18);
    QVERIFY(refused(later));
    MemoWritten second = memoOf(1);
    second.memoId = "M-2026-02-13-NVDA-b"; // a second memo of the same trade and session
    QVERIFY(refused(second));
    second.validOn = day(2, 18);
    QVERIFY(!refused(second));
    MemoWritten empty = memoOf(2);
    empty.contracts = 0;
    QVERIFY(refused(empty));
    Book book = tests::accountOf(10'000);
    QVERIFY(!happens(book, memoOf(2)));
}

} // namespace signalbox::book

QTEST_APPLESS_MAIN(signalbox::book::TestMemoState)
#include "test_memo_state.moc"
