// SPDX-License-Identifier: GPL-3.0-or-later
// A journaled day lived through again gives the same bytes (SHR-J2); one changed byte, value or parameter is
// found and named; later data change nothing; entries of version 1 are still read.
#include "engine/base/date.h"
#include "engine/codec/event_codec.h"
#include "engine/codec/outcome_json.h"
#include "engine/routine/replay.h"
#include "engine/routine/replay_parameters.h"
#include "tests/unit/routine/history.h"

#include <functional>
#include <set>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

constexpr int LastDay = 22; // SPX climbs after the signal: the spread reaches its target on the way

/// A market after the signal and the journal of all its days, as `daily` would have written it.
struct Lived {
    SmallMarket market;
    params::ParameterSet parameters;
    std::vector<book::JournalEntry> journal;

    explicit Lived(SmallRecipe recipe = {}, const std::vector<std::string>& sets = {})
        : market(std::move(recipe)) {
        History history(market, sets);
        history.runFrom(0, LastDay);
        parameters = history.parameters();
        journal = history.journal();
        stamp();
    }
    /// Every append gets a time of its own, and every evaluation what it was computed from.
    void stamp() {
        int append = 0;
        for (book::JournalEntry& entry : journal) {
            entry.at = base::UtcTime(std::chrono::seconds(append));
            append += std::holds_alternative<book::DayClosed>(entry.event) ? 1 : 0;
        }
        for (const routine::RecordedDay& day : routine::recordedDays(journal)) {
            const market::MarketSnapshot snapshot = market.snapshot(day.date, true);
            auto& evaluation = std::get<book::EvaluationRecorded>(journal[day.evaluations.front()].event);
            const routine::DailyInputs inputs = inputsOf(day, snapshot);
            evaluation.inputs = routine::recordedInputsJson(
                routine::recordedInputs(inputs, *inputs.desks.front().strategy, "SPX"));
        }
    }
    [[nodiscard]] routine::DailyInputs inputsOf(const routine::RecordedDay& day,
                                                const market::MarketSnapshot& snapshot) const {
        routine::DailyInputs inputs;
        inputs.desks = {{strategies::find("optimus"), {"SPX"}}};
        inputs.date = day.date;
        inputs.snapshot = &snapshot;
        inputs.parameters = &parameters;
        inputs.calendar = &calendar::Calendar::standard();
        return inputs;
    }
    [[nodiscard]] routine::RecordedInputs recordedFrom(const routine::RecordedDay& day,
                                                       const market::MarketSnapshot& snapshot) const {
        return routine::recordedInputs(inputsOf(day, snapshot), *strategies::find("optimus"), "SPX");
    }
    [[nodiscard]] routine::DayReplay replay(const routine::RecordedDay& day, const SmallMarket& from,
                                            const params::ParameterSet& with) const {
        const market::MarketSnapshot snapshot = from.snapshot(day.date);
        const routine::ReplayData data{&snapshot, &with, &calendar::Calendar::standard()};
        return routine::replayDay(day, journal, data).value();
    }
    [[nodiscard]] routine::DayReplay replay(const routine::RecordedDay& day) const {
        return replay(day, market, parameters);
    }
    [[nodiscard]] std::vector<routine::RecordedDay> days() const { return routine::recordedDays(journal); }
};

const Lived& lived() {
    static const Lived all;
    return all;
}

SmallRecipe recipeWith(double vixOfDay5) {
    SmallRecipe recipe;
    recipe.vix = [vixOfDay5](int n) { return n == 5 ? vixOfDay5 : 15.5; };
    return recipe;
}

/// The days whose replay differs, after one entry of the journal was changed.
std::vector<routine::Difference> differencesAfter(const std::function<bool(book::Event&)>& change,
                                                  std::int64_t* changedSequence = nullptr) {
    Lived changed = lived();
    for (book::JournalEntry& entry : changed.journal) {
        if (change(entry.event)) {
            if (changedSequence != nullptr) {
                *changedSequence = entry.sequence;
            }
            break;
        }
    }
    std::vector<routine::Difference> found;
    for (const routine::RecordedDay& day : changed.days()) {
        if (const auto replay = changed.replay(day); replay.difference) {
            found.push_back(*replay.difference);
        }
    }
    return found;
}

} // namespace

class TestRoutineReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDayRepeatsToTheByte() {
        const auto days = lived().days();
        QCOMPARE(days.size(), std::size_t{LastDay + 1});
        std::set<std::string> kinds;
        for (const routine::RecordedDay& day : days) {
            const routine::DayReplay replay = lived().replay(day);
            QVERIFY2(replay.same(),
                     replay.difference ? describe(*replay.difference).c_str() : replay.problem.c_str());
            QVERIFY(replay.changedInputs.empty()); // whole series against series cut at the day
            QCOMPARE(replay.events, day.last - day.first);
            for (std::size_t i = day.first; i < day.last; ++i) {
                kinds.insert(book::eventKind(lived().journal[i].event));
            }
        }
        for (const char* kind : {"evaluation_recorded", "plan_recorded", "ticket_opened", "filled", "marked",
                                 "exit_decided", "report_written", "day_closed"}) {
            QVERIFY2(kinds.contains(kind), kind);
        }
    }

    void aChangedByteIsFoundAndNamed_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("field");
        QTest::newRow("evaluation") << 0 << "evaluation_recorded" << "evaluation.strategy";
        QTest::newRow("report") << 1 << "report_written" << "text";
        QTest::newRow("equity") << 2 << "day_closed" << "equity_cents";
        QTest::newRow("mark") << 3 << "marked" << "close_cost_units";
        QTest::newRow("exit") << 4 << "exit_decided" << "action";
        QTest::newRow("plan") << 5 << "plan_recorded" << "plan.hypothetical";
    }
    void aChangedByteIsFoundAndNamed() {
        QFETCH(int, which);
        QFETCH(QString, kind);
        QFETCH(QString, field);
        const auto replaced = [](std::string& text, const std::string& from, const std::string& to) {
            const std::size_t at = text.find(from);
            if (at == std::string::npos) {
                return false;
            }
            text.replace(at, from.size(), to);
            return true;
        };
        std::int64_t sequence = 0;
        const auto found = differencesAfter(
            [&](book::Event& event) {
                if (auto* e = std::get_if<book::EvaluationRecorded>(&event); e != nullptr && which == 0) {
                    return replaced(e->json, "\"strategy\":\"optimus\"", "\"strategy\":\"optimux\"");
                }
                if (auto* e = std::get_if<book::ReportWritten>(&event); e != nullptr && which == 1) {
                    return e->kind == "dashboard" && replaced(e->text, "Regime", "regime");
                }
                if (auto* e = std::get_if<book::DayClosed>(&event); e != nullptr && which == 2) {
                    e->equity = e->equity + base::Money::cents(1);
                    return true;
                }
                if (auto* e = std::get_if<book::Marked>(&event); e != nullptr && which == 3 && e->closeCost) {
                    e->closeCost = *e->closeCost + base::Price::units(1);
                    return true;
                }
                if (auto* e = std::get_if<book::ExitDecided>(&event); e != nullptr && which == 4) {
                    e->action = "STOP_LOSS";
                    return true;
                }
                if (auto* e = std::get_if<book::PlanRecorded>(&event); e != nullptr && which == 5) {
                    return replaced(e->json, "\"hypothetical\":false", "\"hypothetical\":true");
                }
                return false;
            },
            &sequence);
        QVERIFY(!found.empty());
        QCOMPARE(QString::fromStdString(found[0].kind), kind);
        QCOMPARE(QString::fromStdString(found[0].field), field);
        QCOMPARE(found[0].sequence, sequence);
        QVERIFY(found[0].expected != found[0].got && !found[0].got.empty());
    }

    void aMissingAndAnAddedEntryAreFound() {
        Lived changed = lived();
        const auto days = changed.days();
        const std::size_t report = days[3].last - 2;
        changed.journal.erase(changed.journal.begin() + static_cast<std::ptrdiff_t>(report));
        const auto missing = changed.replay(changed.days()[3]);
        QVERIFY(missing.difference && missing.difference->kind == "day_closed" &&
                missing.difference->got == "report_written" && missing.difference->field.empty());
        changed = lived();
        book::JournalEntry added = changed.journal[report];
        changed.journal.insert(changed.journal.begin() + static_cast<std::ptrdiff_t>(report), added);
        const auto extra = changed.replay(changed.days()[3]);
        QVERIFY(extra.difference && extra.difference->got == "day_closed");
    }

    void aRevisedValueIsNamedByItsSeries() { // SHR-D9
        const Lived before(recipeWith(15.5));
        const SmallMarket revised(recipeWith(15.9));
        const auto days = before.days();
        for (int n = 0; n <= LastDay; ++n) {
            const auto replay = before.replay(days[static_cast<std::size_t>(n)], revised, before.parameters);
            if (n < 5) {
                QVERIFY(replay.same() && replay.changedInputs.empty());
                continue;
            }
            // VX1, VX2 and the chains of this market follow VIX.
            QVERIFY(!replay.changedInputs.empty());
            const auto names = [&replay](const char* name) {
                return std::any_of(
                    replay.changedInputs.begin(), replay.changedInputs.end(),
                    [name](const std::string& line) { return line.find(name) != std::string::npos; });
            };
            QVERIFY(names(" VIX to ") && names("other values") && !names(" SPX to "));
            QCOMPARE(names("option chain"), n == 5);
            QVERIFY(n != 5 || replay.difference.has_value());
        }
    }

    void aMissingSeriesIsNamed() {
        const auto day = lived().days()[4];
        market::MarketSnapshot snapshot = lived().market.snapshot(day.date);
        snapshot.series.erase("BREADTH_50DMA");
        snapshot.chains.clear();
        const auto recorded = routine::recordedInputs(std::get<book::EvaluationRecorded>(
                                                          lived().journal[day.evaluations.front()].event))
                                  .value();
        const auto changed = routine::changedInputs(recorded, lived().recordedFrom(day, snapshot));
        QCOMPARE(changed.size(), std::size_t{2});
        QVERIFY(changed[0].find("BREADTH_50DMA") != std::string::npos &&
                changed[0].find("no such series now") != std::string::npos);
        QVERIFY(changed[1].find("the store now gives no option chain") != std::string::npos);
    }

    void otherParametersGiveAnotherDay() {
        params::Layers layers;
        layers.call = {"min_iv_rank=70"};
        const auto other = params::freeze(layers).value();
        const auto replay = lived().replay(lived().days()[2], lived().market, other);
        QVERIFY(replay.difference && replay.difference->kind == "evaluation_recorded");
    }

    void parametersComeBackFromTheJournal() {
        params::Layers layers;
        layers.call = {"min_iv_rank=45.5", "profit_target_mode=dynamic", "theta_tighten=true",
                       "account.paper_equity=250000", "exit_slippage=0.0075"};
        layers.files = {{"file", "[optimus.underlying.XSP]\nspread_width = 25\nmin_iv_rank = 40\n"}};
        const auto set = params::freeze(layers).value();
        const auto event = routine::frozenEvent(set, "system");
        QCOMPARE(event.hash, set.hash());
        const auto back = routine::thawed(event);
        QVERIFY2(back.has_value(), back ? "" : back.error().message().c_str());
        QCOMPARE(back->hash(), set.hash());
        QCOMPARE(back->canonicalText(), set.canonicalText());
        QCOMPARE(routine::frozenEvent(params::ParameterSet(), "x").json, std::string("{}"));
        QVERIFY(routine::thawed(routine::frozenEvent(params::ParameterSet(), "x"))->hash() ==
                params::ParameterSet().hash());
        QVERIFY(!routine::thawed({"h", R"({"all":{"optimus.no_such":"1"}})", "x"}));
        QVERIFY(!routine::thawed({"h", "no json", "x"}));
    }

    void recordedInputsComeBack() {
        const auto day = lived().days()[1];
        const market::MarketSnapshot snapshot = lived().market.snapshot(day.date);
        const auto inputs = lived().recordedFrom(day, snapshot);
        QVERIFY(inputs.chain && inputs.chain->source == "invented" && inputs.series.size() == 6);
        book::EvaluationRecorded entry;
        entry.json = "{}";
        entry.inputs = routine::recordedInputsJson(inputs);
        QVERIFY(routine::recordedInputs(entry).value() == inputs);
        // Through the codec, as the store keeps it.
        const auto kept = codec::decode("evaluation_recorded", 2, codec::encode(entry)).value();
        QCOMPARE(std::get<book::EvaluationRecorded>(kept).inputs, entry.inputs);
        entry.inputs = R"({"series":[]})";
        const auto broken = routine::recordedInputs(entry);
        QVERIFY(!broken && broken.error().code == base::ErrorCode::BadData);
    }

    void entriesOfVersion1AreRead() {
        const auto day = lived().days()[1];
        auto entry = std::get<book::EvaluationRecorded>(lived().journal[day.evaluations.front()].event);
        entry.inputs.clear();
        const std::string now = codec::encode(entry);
        // What version 1 wrote: the same object without the field.
        std::string old = now;
        const std::string field = "\"inputs\":\"\",";
        const std::size_t at = old.rfind(field);
        QVERIFY(at != std::string::npos);
        old.erase(at, field.size());
        const auto read = codec::decode("evaluation_recorded", 1, old);
        QVERIFY2(read.has_value(), read ? "" : read.error().message().c_str());
        QCOMPARE(codec::encode(*read), now);
        QVERIFY(!codec::decode("evaluation_recorded", 2, old));
        QVERIFY(!codec::decode("evaluation_recorded", 3, now));
        const auto inputs = routine::recordedInputs(std::get<book::EvaluationRecorded>(*read)).value();
        QVERIFY(!inputs.complete && !inputs.series.empty());
        for (const routine::RecordedSeries& series : inputs.series) {
            QVERIFY(series.source == "invented" && series.digest.empty());
        }
        // Such a day is replayed too.
        Lived changed = lived();
        std::get<book::EvaluationRecorded>(changed.journal[day.evaluations.front()].event).inputs.clear();
        const auto replay = changed.replay(day);
        QVERIFY(replay.same() && replay.changedInputs.empty());
    }

    void entriesOfPeopleAreNoDays() {
        Lived changed = lived();
        const auto days = changed.days();
        book::JournalEntry note;
        note.at = base::UtcTime(std::chrono::seconds(1000));
        note.actor = "ann";
        note.event = book::NoteWritten{days[6].date, "ann", "looked at it"};
        changed.journal.insert(changed.journal.begin() + static_cast<std::ptrdiff_t>(days[6].first), note);
        const auto after = changed.days();
        QCOMPARE(after.size(), days.size());
        QCOMPARE(after[6].first, days[6].first + 1);
        for (const routine::RecordedDay& day : after) {
            QVERIFY(changed.replay(day).same());
        }
        std::vector<book::JournalEntry> bare(1);
        bare[0].event = book::DayClosed{days[0].date, {}};
        QVERIFY(routine::recordedDays(bare).empty());
    }

    void thePathOfAByteIsNamed() {
        const std::string json = R"({"a":[1,{"b":"x, {y}"},3],"c":{"d":"q\"r","e":-2.5}})";
        const auto path = [&json](const char* part) { return routine::jsonPathAt(json, json.find(part)); };
        QCOMPARE(path("1,"), std::string("a[0]"));
        QCOMPARE(path("x, "), std::string("a[1].b"));
        QCOMPARE(path("{y}"), std::string("a[1].b"));
        QCOMPARE(path("3]"), std::string("a[2]"));
        QCOMPARE(path("r\""), std::string("c.d"));
        QCOMPARE(path("2.5"), std::string("c.e"));
    }
};

QTEST_GUILESS_MAIN(TestRoutineReplay)
#include "tst_routine_replay.moc"
