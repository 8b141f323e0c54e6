// SPDX-License-Identifier: GPL-3.0-or-later
// What only the window shows of a day: chart columns with markers, the ribbon, closed trades, the age of the
// series.
#pragma once

#include "engine/session/day.h"

namespace signalbox::session {

/// How old each series is that the strategy reads of the underlying. Reads strategy, underlying, date,
/// snapshot, parameters and calendar alone.
[[nodiscard]] base::Result<std::vector<SeriesHealth>> healthOf(const DayInputs& inputs);

[[nodiscard]] base::Status addDisplay(const DayInputs& inputs, const strategies::Context& context,
                                      DayState& state);

} // namespace signalbox::session
