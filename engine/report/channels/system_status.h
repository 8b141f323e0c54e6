// SPDX-License-Identifier: GPL-3.0-or-later
// The channel SYSTEM_STATUS: suspensions and the age of the data as the close knows them (ATR-C, ATR-C3).
// What this program cannot know is said to be unknown.
#pragma once

#include "engine/book/book.h"
#include "engine/session/day_state.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::report {

/// Whether a halt of any strategy began or was acknowledged on the day.
[[nodiscard]] bool haltsChanged(std::span<const book::JournalEntry> entries, base::Date date);

struct SystemStatusInputs {
    base::Date date;
    const book::Book* book = nullptr;
    std::span<const book::JournalEntry> entries; ///< of the day
    std::vector<session::SeriesHealth> health;   ///< of everything judged; repeats count once
    std::vector<std::string> dataProblems;
};
/// What began and ended, halts in force, series that are behind or without a value, data problems, then
/// broker, sync and queue.
[[nodiscard]] std::vector<std::string> systemStatusLines(const SystemStatusInputs& inputs);

} // namespace signalbox::report
