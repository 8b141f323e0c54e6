// SPDX-License-Identifier: GPL-3.0-or-later
// The ribbon of a strategy's light: one point for each session up to the date of the context. Private to
// engine/strategies.
#pragma once

#include "engine/strategies/strategy.h"

#include <algorithm>

namespace signalbox::strategies {

/// The last `sessions` sessions, oldest first; `fill(point, date)` gives each its light. Empty when the date
/// of the context is no session.
template <typename Fill>
std::vector<RegimePoint> lastSessions(const Context& context, int sessions, Fill&& fill) {
    std::vector<RegimePoint> points;
    const auto last = context.calendar->sessionNumber(context.date);
    if (!last) {
        return points;
    }
    for (int session = std::max(0, *last - sessions + 1); session <= *last; ++session) {
        if (const auto date = context.calendar->sessionAt(session)) {
            RegimePoint& point = points.emplace_back();
            point.date = *date;
            fill(point, *date);
        }
    }
    return points;
}

} // namespace signalbox::strategies
