// SPDX-License-Identifier: GPL-3.0-or-later
// An invented option chain with a skewed smile, priced by our own model and quoted with a spread.
#pragma once

#include "engine/chains/chain_analytics.h"

#include <memory>

namespace signalbox::testing {

inline constexpr double SampleSpot = 2834.4;
inline constexpr base::Date SampleDate = base::makeDate(2019, 5, 14);
inline constexpr double SampleRate = 0.0241;

/// Volatility of the invented surface at a strike and DTE, as a fraction.
[[nodiscard]] double sampleVolatility(double strike, int dte);
/// Price per share of a put of the invented surface.
[[nodiscard]] double samplePut(double strike, int dte);
/// Nine expirations of SPX and SPXW, AM and PM.
[[nodiscard]] std::shared_ptr<const chains::ChainAnalytics> sampleChain();

} // namespace signalbox::testing
