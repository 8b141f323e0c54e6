// SPDX-License-Identifier: GPL-3.0-or-later
// What only the window shows of a day: chart columns with markers, the ribbon, closed trades, the age of the
// series.
#pragma once

#include "engine/session/day.h"

namespace signalbox::session {

[[nodiscard]] base::Status addDisplay(const DayInputs& inputs, const strategies::Context& context,
                                      DayState& state);

} // namespace signalbox::session
