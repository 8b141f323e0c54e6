// SPDX-License-Identifier: GPL-3.0-or-later
// What was on file about the days after a day is recorded with it: dividends that price its options and
// reports before their expirations. A store that learns more of them later changes no replay (SHR-J2,
// SHR-D8, SHR-D9, SHR-P4).
#include "engine/base/date.h"
#include "tests/unit/strategies/lived_day.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::makeDate;

namespace {

market::CorporateAction dividend(base::Date exDate, double amount, market::ActionKind kind) {
    market::CorporateAction action;
    action.symbol = "MSTR";
    action.effective = exDate;
    action.kind = kind;
    action.amount = amount;
    action.source = "invented";
    return action;
}

/// With a dividend and a report before and after what the day could use.
struct Lived : LivedDay {
    Lived() {
        parameters = alone("breakout", {"stated_p=0.6", "stated_b=1.2", "earnings_mode=block"});
        snapshot = ShareMarket(breakoutDay(0.08)).snapshot();
        snapshot.dividendsAhead = {dividend(makeDate(2025, 11, 20), 0.35, market::ActionKind::CashDividend),
                                   dividend(makeDate(2027, 2, 3), 0.40, market::ActionKind::CashDividend)};
        snapshot.earnings["MSTR"] = {{"MSTR", makeDate(2025, 8, 1), "after_close", "invented"},
                                     {"MSTR", makeDate(2026, 2, 3), "", "invented"}};
        add(book::AccountFlow{base::Money::cents(50'000'000), "opening balance"}, 0);
        live(1);
    }
    [[nodiscard]] routine::RecordedDay day() const { return routine::recordedDays(journal).at(0); }
    [[nodiscard]] const book::EvaluationRecorded& evaluation() const {
        return std::get<book::EvaluationRecorded>(journal[day().evaluations.front()].event);
    }
    [[nodiscard]] routine::RecordedInputs recorded() const {
        return routine::recordedInputs(evaluation()).value();
    }
    [[nodiscard]] routine::DayReplay replay(const market::MarketSnapshot& from) const {
        return LivedDay::replay(from, journal);
    }
    /// What the store says after two later imports.
    [[nodiscard]] market::MarketSnapshot learned() const {
        market::MarketSnapshot later = snapshot;
        later.dividendsAhead.insert(
            later.dividendsAhead.begin() + 1,
            dividend(makeDate(2025, 11, 21), 6.5, market::ActionKind::SpecialDividend));
        later.earnings["MSTR"].push_back({"MSTR", makeDate(2025, 11, 18), "after_close", "invented"});
        return later;
    }
};

const Lived& lived() {
    static const Lived one;
    return one;
}

} // namespace

class TestAheadReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDayRecordsWhatItCouldUse() {
        QCOMPARE(lived().evaluation().decision, std::string("entry"));
        const auto ahead = lived().recorded().ahead.value();
        // The dividend of 2027 lies beyond the last expiration, the report of August before the day.
        QCOMPARE(ahead.dividends.size(), std::size_t{1});
        QVERIFY(ahead.dividends.front() == lived().snapshot.dividendsAhead.front());
        QCOMPARE(ahead.earnings.size(), std::size_t{1});
        QVERIFY(ahead.earnings.front().date == makeDate(2026, 2, 3));
    }

    void theSameMarketRepeats() {
        const auto replay = lived().replay(lived().snapshot);
        QVERIFY2(replay.same(), replay.problem.c_str());
        QVERIFY(replay.changedInputs.empty());
    }

    void withoutTheRecordLaterKnowledgeWouldChangeTheDay() {
        const auto replay = lived().replay(lived().learned());
        QVERIFY(replay.difference.has_value());
        const auto named = [&replay](const char* what) {
            return std::any_of(replay.changedInputs.begin(), replay.changedInputs.end(),
                               [what](const std::string& line) { return line.find(what) != line.npos; });
        };
        QVERIFY(named("dividends ahead") && named("report dates ahead"));
    }

    void aLaterDividendAloneWouldChangeIt() {
        market::MarketSnapshot later = lived().learned();
        later.earnings = lived().snapshot.earnings;
        QVERIFY(lived().replay(later).difference.has_value());
        routine::putAhead(lived().recorded(), "MSTR", later);
        QVERIFY(lived().replay(later).same());
    }

    void withTheRecordTheDayRepeats() {
        market::MarketSnapshot later = lived().learned();
        routine::putAhead(lived().recorded(), "MSTR", later);
        const auto replay = lived().replay(later);
        QVERIFY2(replay.same(),
                 replay.difference ? routine::describe(*replay.difference).c_str() : replay.problem.c_str());
        QVERIFY(replay.changedInputs.empty());
    }

    void nothingOnFileIsRecordedToo() {
        market::MarketSnapshot bare = lived().snapshot;
        bare.dividendsAhead.clear();
        bare.earnings.clear();
        routine::RecordedInputs recorded = lived().recorded();
        recorded.ahead = routine::RecordedAhead();
        market::MarketSnapshot later = lived().learned();
        routine::putAhead(recorded, "MSTR", later);
        QVERIFY(later.dividendsAhead.empty() && later.earnings.empty());
        book::EvaluationRecorded entry;
        entry.underlying = "MSTR";
        entry.inputs = routine::recordedInputsJson(recorded);
        QVERIFY(routine::recordedInputs(entry).value() == recorded);
    }

    void otherUnderlyingsKeepTheirs() {
        market::MarketSnapshot later = lived().learned();
        market::CorporateAction other = dividend(makeDate(2025, 11, 19), 1, market::ActionKind::CashDividend);
        other.symbol = "KO";
        later.dividendsAhead.push_back(other);
        later.earnings["KO"] = {{"KO", makeDate(2025, 11, 19), "", "invented"}};
        routine::putAhead(lived().recorded(), "MSTR", later);
        QCOMPARE(later.dividendsAhead.size(), std::size_t{2});
        QVERIFY(later.earnings.contains("KO"));
    }

    void oldRecordsStillVerify() {
        Lived old = lived();
        auto& entry = std::get<book::EvaluationRecorded>(old.journal[old.day().evaluations.front()].event);
        routine::RecordedInputs without = lived().recorded();
        without.ahead.reset();
        entry.inputs = routine::recordedInputsJson(without);
        QVERIFY(entry.inputs.find("ahead") == std::string::npos);
        const auto read = routine::recordedInputs(entry).value();
        QVERIFY(read == without && read.complete);
        const auto replay = old.replay(old.snapshot);
        QVERIFY(replay.same() && replay.changedInputs.empty());
        // It takes what the store says, as it did before.
        market::MarketSnapshot later = old.learned();
        routine::putAhead(read, "MSTR", later);
        QCOMPARE(later.dividendsAhead.size(), old.learned().dividendsAhead.size());
    }

    void aBrokenRecordIsAnError() {
        book::EvaluationRecorded entry = lived().evaluation();
        const std::size_t at = entry.inputs.find("2025-11-20");
        QVERIFY(at != std::string::npos);
        entry.inputs.replace(at, 10, "some day..");
        const auto read = routine::recordedInputs(entry);
        QVERIFY(!read && read.error().code == base::ErrorCode::BadData);
    }
};

QTEST_GUILESS_MAIN(TestAheadReplay)
#include "tst_ahead_replay.moc"
