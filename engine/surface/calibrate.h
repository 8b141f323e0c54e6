// SPDX-License-Identifier: GPL-3.0-or-later
// Fits the constants of the surface to recorded chains by least squares. Pure: the same observations give the
// same constants to the bit.
#pragma once

#include "engine/surface/constants.h"
#include "engine/surface/levels.h"

#include <optional>
#include <vector>

namespace signalbox::surface {

/// One out-of-the-money quote of a recorded chain that passes the quote rules.
struct Observation {
    double years = 0;        ///< T, > 0
    double logMoneyness = 0; ///< ln(K/F)
    double volatility = 0;   ///< of the mid, a fraction
    double delta = 0;        ///< of spot
    double mid = 0;          ///< dollars
    double width = 0;        ///< ask - bid, dollars
};

struct ObservedDay {
    Levels levels;
    double spot = 0;
    std::optional<double> carry; ///< implied by the parity forwards of the day, median
    std::vector<Observation> puts;
};

struct Calibration {
    Constants constants;
    int days = 0;
    long observations = 0;
    double rmsVolPoints = 0;
};

/// Nothing with fewer than 5 days that have puts, VIX and SKEW.
[[nodiscard]] std::optional<Calibration> calibrate(const std::vector<ObservedDay>& days);

} // namespace signalbox::surface
