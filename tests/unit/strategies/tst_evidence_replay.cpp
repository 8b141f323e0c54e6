// SPDX-License-Identifier: GPL-3.0-or-later
// A day lived while a named backtest counted is lived through again to the byte from the journal alone, and
// its memo says where its trades come from; without that entry it would have been another day (BRK-K5a,
// SHR-J2).
#include "engine/base/date.h"
#include "engine/memo/body_json.h"
#include "engine/memo/memo_text.h"
#include "tests/unit/book/evidence_sample.h"
#include "tests/unit/strategies/lived_day.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

/// Under own+backtest, after `named`, if there is one.
struct Lived : LivedDay {
    explicit Lived(std::optional<book::EvidenceNamed> named) {
        parameters = alone("breakout", {"kelly_evidence=own+backtest"});
        snapshot = ShareMarket(breakoutDay(0.08)).snapshot();
        add(book::AccountFlow{base::Money::dollars(500'000), "opening balance"}, 0);
        if (named) {
            add(std::move(*named), 1);
        }
        live(2);
    }
    [[nodiscard]] routine::DayReplay replay(const std::vector<book::JournalEntry>& from) const {
        return LivedDay::replay(snapshot, from);
    }
    [[nodiscard]] memo::MemoBody memo() const {
        for (const book::JournalEntry& entry : journal) {
            if (const auto* written = std::get_if<book::MemoWritten>(&entry.event)) {
                return memo::parseBody(written->body).value();
            }
        }
        throw std::runtime_error("the day wrote no memo");
    }
};

} // namespace

class TestEvidenceReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDayRepeatsFromTheJournal() {
        const Lived lived(evidenceOf(41, 30));
        const routine::DayReplay replay = lived.replay(lived.journal);
        QVERIFY2(replay.same(),
                 replay.difference ? routine::describe(*replay.difference).c_str() : replay.problem.c_str());
        QVERIFY(replay.changedInputs.empty());
        // The entry that names the backtest is what it depends on.
        std::vector<book::JournalEntry> without = lived.journal;
        without.erase(without.begin() + 1);
        QVERIFY(lived.replay(without).difference.has_value());
    }

    void itsMemoSaysWhereTheTradesComeFrom() { // BRK-M1
        const memo::MemoBody body = Lived(evidenceOf(41, 30)).memo();
        QCOMPARE(body.risk.edge.trades.value(), std::int64_t{41});
        QCOMPARE(memo::evidenceText(body.risk.edge), std::string("own 0, backtest 41 since 2025-01-02"));
        QCOMPARE(body.risk.edge.sources->file, std::string("first"));
        QVERIFY(body.risk.edge.kelly.value() > 0 && !body.risk.edge.probe);
        const memo::MemoBody none = Lived(std::nullopt).memo();
        QCOMPARE(memo::evidenceText(none.risk.edge), std::string("own 0, no backtest named"));
        QVERIFY(none.risk.edge.probe);
    }

    void whatWasNamedLaterChangesNoDayBefore() {
        const Lived lived(std::nullopt);
        std::vector<book::JournalEntry> later = lived.journal;
        book::JournalEntry entry;
        entry.sequence = static_cast<std::int64_t>(later.size()) + 1;
        entry.at = base::UtcTime(std::chrono::seconds(3));
        entry.event = evidenceOf(41, 30); // dated before the day, named after it
        later.push_back(std::move(entry));
        QVERIFY(lived.replay(later).same());
    }
};

QTEST_GUILESS_MAIN(TestEvidenceReplay)
#include "tst_evidence_replay.moc"
