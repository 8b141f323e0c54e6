// SPDX-License-Identifier: GPL-3.0-or-later
// A day of Breakout on MSTR, lived by the daily routine and kept with its inputs, to be lived again.
#pragma once

#include "engine/routine/replay.h"
#include "tests/unit/strategies/days.h"

namespace signalbox::tests {

struct LivedDay {
    market::MarketSnapshot snapshot;
    params::ParameterSet parameters;
    std::vector<book::JournalEntry> journal;

    /// `append`: entries written together carry the same one.
    void add(book::Event event, int append) {
        book::JournalEntry entry;
        entry.sequence = static_cast<std::int64_t>(journal.size()) + 1;
        entry.at = base::UtcTime(std::chrono::seconds(append));
        entry.event = std::move(event);
        journal.push_back(std::move(entry));
    }

    /// Closes the day of the snapshot on the journal so far.
    void live(int append) {
        routine::DailyInputs inputs;
        inputs.desks = {{strategies::find("breakout"), {"MSTR"}}};
        inputs.date = snapshot.asOf;
        inputs.snapshot = &snapshot;
        inputs.journal = journal;
        inputs.parameters = &parameters;
        inputs.calendar = &calendar::Calendar::standard();
        auto outcome = routine::runDay(inputs).value();
        routine::addRecordedInputs(outcome.events, inputs);
        for (book::Event& event : outcome.events) {
            add(std::move(event), append);
        }
    }

    [[nodiscard]] routine::DayReplay replay(const market::MarketSnapshot& market,
                                            const std::vector<book::JournalEntry>& entries) const {
        return routine::replayDay(routine::recordedDays(entries).at(0), entries,
                                  {&market, &parameters, &calendar::Calendar::standard()})
            .value();
    }
};

} // namespace signalbox::tests
