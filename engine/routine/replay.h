// SPDX-License-Identifier: GPL-3.0-or-later
// Lives through journaled days again with the code of runDay and compares what comes out with what was
// recorded, to the byte (SHR-J2).
#pragma once

#include "engine/routine/replay_difference.h"
#include "engine/routine/replay_inputs.h"

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace signalbox::routine {

/// One day as the daily routine journaled it: one append, which ends with DayClosed.
struct RecordedDay {
    base::Date date;
    /// Entries of the day itself, by index: [first, last). Entries before `first` are what the day knew; an
    /// opening balance and parameters written in the same append count as known.
    std::size_t first = 0;
    std::size_t last = 0;
    std::vector<std::size_t> evaluations; ///< indices of its EvaluationRecorded, in order; never empty
};

/// The journaled days in order. A DayClosed without an evaluation in its append is no day of the routine and
/// is left out.
[[nodiscard]] std::vector<RecordedDay> recordedDays(std::span<const book::JournalEntry> journal);

/// What a replay of a day is given.
struct ReplayData {
    const market::MarketSnapshot* snapshot = nullptr; ///< of the day, from the recorded series and chains
    const params::ParameterSet* parameters = nullptr;
    const calendar::Calendar* calendar = nullptr;
};

struct DayReplay {
    base::Date date;
    std::size_t events = 0; ///< compared
    std::optional<Difference> difference;
    std::vector<std::string> changedInputs; ///< what the data no longer give as recorded
    std::string problem;                    ///< why the day cannot be lived through again; empty: it can
    [[nodiscard]] bool same() const { return !difference && problem.empty(); }
};

/// Runs the day again on the journal as it stood before it. A day that cannot be run has a problem; only a
/// stop is an error.
[[nodiscard]] base::Result<DayReplay> replayDay(const RecordedDay& day,
                                                std::span<const book::JournalEntry> journal,
                                                const ReplayData& data, std::stop_token stop = {});

} // namespace signalbox::routine
