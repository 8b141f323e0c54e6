// SPDX-License-Identifier: GPL-3.0-or-later
// No look-ahead: a life in which tomorrow does not exist yet leaves the same journal, byte for byte, as one
// over finished series; and living it again leaves it once more (SHR-J1, J2, J5).
#include "engine/codec/event_codec.h"
#include "engine/codec/outcome_json.h"
#include "tests/unit/routine/history.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

SmallRecipe recipeOf(int number) {
    SmallRecipe made;
    if (number == 1) {
        made.spxReturn = [](int n) { return n <= 3 ? 0.001 : n <= 6 ? -0.011 : 0.002; };
        made.vix = [](int n) { return n <= 3 ? 15.5 : n <= 6 ? 17 + n / 2.0 : 19; };
    } else if (number == 2) {
        made.spxReturn = [](int n) { return n == 6 ? -0.004 : 0.0; };
        made.vix = [](int n) { return n <= 5 ? 15.5 : 26; };
    } else if (number == 3) {
        made.spxReturn = [](int n) { return n <= 5 ? 0.0002 : n <= 8 ? -0.011 : 0.003; };
        made.vix = [](int n) { return n <= 5 ? 15.5 : n <= 8 ? 17 + n / 2.0 : 19; };
    }
    return made;
}

std::vector<std::string> journalText(const SmallMarket& market, bool truncated) {
    History history(market);
    History::Options options;
    options.truncated = truncated;
    for (int n = 0; n <= 25; ++n) {
        history.run(n, options);
    }
    std::vector<std::string> lines;
    for (const book::JournalEntry& entry : history.journal()) {
        lines.push_back(std::string(book::eventKind(entry.event)) + " " + codec::encode(entry.event));
    }
    return lines;
}

} // namespace

class TestRoutineTruncation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFutureChangesNothing_data() {
        QTest::addColumn<int>("recipe");
        QTest::newRow("rally") << 0;
        QTest::newRow("stop") << 1;
        QTest::newRow("crisis") << 2;
        QTest::newRow("three stops") << 3;
    }

    void theFutureChangesNothing() {
        QFETCH(int, recipe);
        const SmallMarket market(recipeOf(recipe));
        const std::vector<std::string> whole = journalText(market, false);
        const std::vector<std::string> cut = journalText(market, true);
        const std::vector<std::string> again = journalText(market, false);
        QCOMPARE(cut.size(), whole.size());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            QCOMPARE(cut[i], whole[i]);
            QCOMPARE(again[i], whole[i]);
        }
        QVERIFY(whole.size() > 100);
    }

    void aPastDayIsSeenAsItWasRecorded_data() { theFutureChangesNothing_data(); }

    void aPastDayIsSeenAsItWasRecorded() { // "this day can be opened again later exactly as it was"
        QFETCH(int, recipe);
        const SmallMarket market(recipeOf(recipe));
        History history(market, {"min_days_between_entries=1"});
        for (int n = 0; n <= 25; ++n) {
            history.run(n);
        }
        for (const book::JournalEntry& entry : history.journal()) {
            const auto* recorded = std::get_if<book::EvaluationRecorded>(&entry.event);
            if (recorded == nullptr) {
                continue;
            }
            const market::MarketSnapshot snapshot = market.snapshot(recorded->date);
            const book::Book book = session::bookAsOf(history.journal(), recorded->date).value();
            session::DayInputs inputs;
            inputs.strategy = strategies::find("optimus");
            inputs.underlying = "SPX";
            inputs.date = recorded->date;
            inputs.snapshot = &snapshot;
            inputs.book = &book;
            inputs.parameters = &history.parameters();
            inputs.calendar = &calendar::Calendar::standard();
            const auto day = session::evaluateDay(inputs);
            QVERIFY(day.has_value());
            QCOMPARE(codec::evaluationJson(day->state.plan.evaluation), recorded->json);
            QCOMPARE(day->state.plan.evaluation.hash, recorded->hash);
        }
    }

    void anotherFutureChangesNothingBefore() { // two markets that part after the tenth session
        SmallRecipe up;
        SmallRecipe down;
        down.spxReturn = [](int n) { return n <= 10 ? 0.001 : -0.03; };
        down.vix = [](int n) { return n <= 10 ? 15.5 : 45; };
        const SmallMarket one(up);
        const SmallMarket other(down);
        History first(one);
        History second(other);
        for (int n = 0; n <= 10; ++n) {
            const auto a = first.run(n);
            const auto b = second.run(n);
            QCOMPARE(a.events.size(), b.events.size());
            for (std::size_t i = 0; i < a.events.size(); ++i) {
                QCOMPARE(codec::encode(a.events[i]), codec::encode(b.events[i]));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRoutineTruncation)
#include "tst_routine_truncation.moc"
