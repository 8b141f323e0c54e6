// SPDX-License-Identifier: GPL-3.0-or-later
// What panels draw of a day: the smile of one expiration. Pure.
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

} // namespace signalbox::models
