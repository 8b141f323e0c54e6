// SPDX-License-Identifier: GPL-3.0-or-later
// What the desk reads and posts of a day with strategies of the whole market: brief of the next morning,
// posts, diary (BRK-B, BRK-T, BRK-D). From the day's states, its scans and its events; nothing is looked up.
#pragma once

#include "engine/report/scan_rejects.h"
#include "engine/routine/daily.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::routine {

struct DayPapersInputs {
    const DailyInputs* day = nullptr;
    std::span<const session::DayState> states;
    std::span<const book::Event> events; ///< of the day so far
    const book::Book* book = nullptr;    ///< after the close
    base::Date nextSession;
};
/// Reports of the kinds brief, brief_post, post and diary, then those of the channels (day_channels.h); none
/// without a scan. A post that cannot be
/// shortened enough is left out (BRK-T2).
[[nodiscard]] base::Result<std::vector<book::ReportWritten>> dayPapers(const DayPapersInputs& inputs);

/// A scan as the journal keeps it (app/core/scan/scan_summary.h), with what became of its candidates.
[[nodiscard]] base::Result<report::ScanSummary> scanOf(const std::string& json,
                                                       std::span<const session::DayState> states);

} // namespace signalbox::routine
