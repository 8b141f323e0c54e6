// SPDX-License-Identifier: GPL-3.0-or-later
// The index levels of one day that say what volatility costs; what a surface is fitted to.
#pragma once

#include <optional>

namespace signalbox::surface {

/// Closes in index points. An absent level is left out of the fit, never guessed.
struct Levels {
    double vix = 0;              ///< volatility of a variance swap over 30 days, > 0
    std::optional<double> vix9d; ///< the same over 9 days
    std::optional<double> vix3m; ///< the same over 93 days
    std::optional<double> skew;  ///< Cboe SKEW: 100 - 10 x skewness of the 30-day log return
};

} // namespace signalbox::surface
