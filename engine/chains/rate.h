// SPDX-License-Identifier: GPL-3.0-or-later
// The default zero rate: one point, the 13-week Treasury bill (SHR-P2).
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/market/bar_series.h"

#include <optional>

namespace signalbox::chains {

inline constexpr int MaxRateAgeSessions = 10;

/// Latest value of the bill (a yield in percent) on or before `date`, as a continuously compounded fraction;
/// nothing when there is none within 10 sessions.
[[nodiscard]] std::optional<double> zeroRate(const market::BarView& bill, base::Date date,
                                             const calendar::Calendar& calendar);

} // namespace signalbox::chains
