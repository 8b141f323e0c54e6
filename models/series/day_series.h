// SPDX-License-Identifier: GPL-3.0-or-later
// Series that panels draw: the smile of one expiration, and equity after each closed trade. Pure.
#pragma once

#include "engine/session/day_state.h"

#include <vector>

namespace signalbox::models {

/// Out-of-the-money volatility by strike, ascending: puts below the forward, calls from it on. Strikes
/// without a volatility are left out.
struct SmilePoint {
    double strike = 0;
    double volatility = 0; ///< fraction
};
[[nodiscard]] std::vector<SmilePoint> smilePoints(const chains::ChainAnalytics& analytics,
                                                  std::size_t expiry);

/// Equity as closed trades made it, ending with today's equity; the drawdown from the highest point so far.
struct EquityStep {
    base::Date date;
    double equity = 0;
    double drawdown = 0; ///< fraction, 0 or positive
};
[[nodiscard]] std::vector<EquityStep> equitySteps(const session::DayState& state);

} // namespace signalbox::models
