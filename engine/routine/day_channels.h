// SPDX-License-Identifier: GPL-3.0-or-later
// The texts for the channels of a day on which ATR Matrix trades (ATR-C): SIGNALS at its close,
// PORTFOLIO_DIGEST at 16:45 ET, MORNING_BREW at 08:45 ET of the next session, SYSTEM_STATUS when a halt began
// or ended. From the day's states and events; the times are those of the calendar, never of a clock.
#pragma once

#include "engine/diagnosis/market_light.h"
#include "engine/routine/day_papers.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::routine {

struct DayChannelsInputs {
    const DayPapersInputs* papers = nullptr;
    std::span<const book::JournalEntry> entries;       ///< of the day
    std::span<const session::PositionState> positions; ///< every open one, as listed
    diagnosis::MarketLightInputs light;
    std::vector<std::string> dataProblems;
};
/// One report per text, in the kinds of report::channelKind; none in BACKTEST, nor without a desk of ATR
/// Matrix. Fails for a date outside the calendar only.
[[nodiscard]] base::Result<std::vector<book::ReportWritten>> dayChannels(const DayChannelsInputs& inputs);

} // namespace signalbox::routine
