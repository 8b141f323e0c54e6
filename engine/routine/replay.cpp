// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/replay.h"

#include "engine/strategies/registry.h"

#include <algorithm>
#include <tuple>

namespace signalbox::routine {
namespace {

using book::JournalEntry;

/// Entries of one append share clock, run and actor.
bool sameAppend(const JournalEntry& a, const JournalEntry& b) {
    return std::tie(a.at, a.run, a.actor) == std::tie(b.at, b.run, b.actor);
}

/// What an append wrote down before the day was computed; the routine itself never begins with it.
bool isKnownBefore(const book::Event& event) {
    return std::holds_alternative<book::AccountFlow>(event) ||
           std::holds_alternative<book::ParametersFrozen>(event) ||
           std::holds_alternative<book::HaltAcknowledged>(event) ||
           std::holds_alternative<book::NoteWritten>(event);
}

/// The first difference between the recorded entries and the events of the replay.
std::optional<Difference> compareEvents(std::span<const JournalEntry> recorded,
                                        std::span<const book::Event> replayed) {
    const std::size_t common = std::min(recorded.size(), replayed.size());
    for (std::size_t i = 0; i < common; ++i) {
        const book::Event& expected = recorded[i].event;
        std::optional<Difference> found;
        if (expected.index() != replayed[i].index()) {
            found = Difference{0, book::eventKind(expected), {},
                               0, book::eventKind(expected), book::eventKind(replayed[i])};
        } else {
            found = firstDifference(expected, replayed[i]);
        }
        if (found) {
            found->sequence = recorded[i].sequence;
            return found;
        }
    }
    if (recorded.size() > common) {
        const char* kind = book::eventKind(recorded[common].event);
        return Difference{recorded[common].sequence, kind, {}, 0, kind, {}};
    }
    if (replayed.size() > common) {
        const char* kind = book::eventKind(replayed[common]);
        return Difference{recorded.empty() ? 0 : recorded.back().sequence, kind, {}, 0, {}, kind};
    }
    return std::nullopt;
}

} // namespace

std::vector<RecordedDay> recordedDays(std::span<const JournalEntry> journal) {
    std::vector<RecordedDay> days;
    std::size_t floor = 0; // the end of the day before
    for (std::size_t end = 0; end < journal.size(); ++end) {
        const auto* closed = std::get_if<book::DayClosed>(&journal[end].event);
        if (closed == nullptr) {
            continue;
        }
        RecordedDay day;
        day.date = closed->date;
        day.last = end + 1;
        day.first = end;
        while (day.first > floor && sameAppend(journal[day.first - 1], journal[end])) {
            --day.first;
        }
        while (isKnownBefore(journal[day.first].event)) {
            ++day.first;
        }
        floor = day.last;
        for (std::size_t i = day.first; i < day.last; ++i) {
            if (std::holds_alternative<book::EvaluationRecorded>(journal[i].event)) {
                day.evaluations.push_back(i);
            }
        }
        if (!day.evaluations.empty()) {
            days.push_back(std::move(day));
        }
    }
    return days;
}

namespace {

/// The desks of a recorded day: their strategies in the order in which they judged, with the symbols and the
/// scan that they had.
base::Result<std::vector<DeskInputs>> desksOf(const RecordedDay& day, std::span<const JournalEntry> journal) {
    std::vector<DeskInputs> desks;
    for (const std::size_t index : day.evaluations) {
        const auto& evaluation = std::get<book::EvaluationRecorded>(journal[index].event);
        if (desks.empty() || desks.back().strategy->key != evaluation.strategy) {
            DeskInputs& desk = desks.emplace_back();
            desk.strategy = strategies::find(evaluation.strategy);
            if (desk.strategy == nullptr) {
                return base::fail(base::ErrorCode::MissingData,
                                  "there is no strategy " + evaluation.strategy);
            }
        }
        desks.back().underlyings.push_back(evaluation.underlying);
    }
    // A desk whose scan found nothing judged nothing: its scan alone is on record.
    for (std::size_t i = day.first; i < day.last; ++i) {
        const auto* report = std::get_if<book::ReportWritten>(&journal[i].event);
        for (const strategies::Strategy& strategy : strategies::all()) {
            if (report == nullptr || report->kind != scanReportKind(strategy.key)) {
                continue;
            }
            auto desk = std::find_if(desks.begin(), desks.end(), [&strategy](const DeskInputs& one) {
                return one.strategy == &strategy;
            });
            if (desk == desks.end()) {
                desk = desks.insert(desk, DeskInputs{&strategy, {}});
            }
            desk->scan = report->text;
        }
    }
    std::stable_sort(desks.begin(), desks.end(), [](const DeskInputs& a, const DeskInputs& b) {
        return a.strategy->priority < b.strategy->priority;
    });
    return desks;
}

} // namespace

base::Result<DayReplay> replayDay(const RecordedDay& day, std::span<const JournalEntry> journal,
                                  const ReplayData& data, std::stop_token stop) {
    DayReplay replay;
    replay.date = day.date;
    auto desks = desksOf(day, journal);
    if (!desks) {
        replay.problem = desks.error().message();
        return replay;
    }
    DailyInputs inputs;
    inputs.desks = std::move(*desks);
    inputs.date = day.date;
    inputs.snapshot = data.snapshot;
    inputs.journal = journal.first(day.first);
    inputs.parameters = data.parameters;
    inputs.calendar = data.calendar;
    for (const std::size_t index : day.evaluations) {
        const auto& evaluation = std::get<book::EvaluationRecorded>(journal[index].event);
        const auto recorded = recordedInputs(evaluation);
        if (!recorded) {
            replay.problem = recorded.error().message();
            return replay;
        }
        inputs.mode = recorded->mode;
        inputs.releaseByPolicy = recorded->releaseByPolicy;
        inputs.allGates = recorded->allGates;
        for (const std::string& changed :
             changedInputs(*recorded, recordedInputs(inputs, *strategies::find(evaluation.strategy),
                                                     evaluation.underlying))) {
            replay.changedInputs.push_back(changed);
        }
    }
    const auto outcome = runDay(inputs, stop);
    if (!outcome) {
        if (outcome.error().code == base::ErrorCode::Cancelled) {
            return base::fail(outcome.error());
        }
        replay.problem = outcome.error().message();
        return replay;
    }
    replay.events = day.last - day.first;
    replay.difference = compareEvents(journal.subspan(day.first, replay.events), outcome->events);
    return replay;
}

} // namespace signalbox::routine
