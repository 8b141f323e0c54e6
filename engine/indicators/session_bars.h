// SPDX-License-Identifier: GPL-3.0-or-later
// Bars laid out over consecutive sessions of the calendar, so that a session without a bar is a visible hole
// (SHR-D3a) and "the previous session" is simply the index before.
#pragma once

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/market/bar_series.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace signalbox::indicators {

using base::Date;
using base::Result;

/// Dense columns over consecutive sessions; index 0 is calendar session number `firstSession`; Missing where
/// a session has no bar. All columns have the same length; none when no bar is on a session.
struct SessionBars {
    int firstSession = 0;
    std::vector<double> open, high, low, close, volume;
    [[nodiscard]] std::size_t size() const { return close.size(); }
};

/// Bars on non-sessions are dropped (they were reported at import), `historyStart` cuts the front (SHR-I2).
/// A date outside the calendar is no session either.
[[nodiscard]] Result<SessionBars> onSessions(const market::BarSeries& series,
                                             const calendar::Calendar& calendar,
                                             std::optional<Date> historyStart = {});

} // namespace signalbox::indicators
