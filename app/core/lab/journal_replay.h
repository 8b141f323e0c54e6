// SPDX-License-Identifier: GPL-3.0-or-later
// Replays the whole journal of a home: every day of the routine and every plan that was recorded beside it,
// each from what the journal says it was computed from.
#pragma once

#include "app/core/day/workstation.h"
#include "engine/routine/replay.h"

#include <string>
#include <vector>

namespace signalbox::app {

/// One thing that did not come out as recorded.
struct ReplayFinding {
    base::Date date;
    std::string text; ///< the difference or the problem, one line
    std::vector<std::string> changedInputs;
};

struct JournalReplay {
    std::size_t days = 0;  ///< of the daily routine, replayed
    std::size_t plans = 0; ///< recorded beside it, replayed
    std::size_t events = 0;
    std::size_t takenAsGiven = 0; ///< entries of people and of releases: they are the state, not decisions
    std::size_t incomplete = 0;   ///< days whose inputs or parameters are not wholly on record
    std::vector<ReplayFinding> differences;
    /// Days that came out as recorded although the store gives other inputs, one line each.
    std::vector<std::string> notes;
    [[nodiscard]] bool same() const { return differences.empty(); }
};

/// Needs the store for reading only. Fails when the journal or the store cannot be read.
[[nodiscard]] base::Result<JournalReplay> replayJournal(Workstation& station, std::stop_token stop = {});

} // namespace signalbox::app
