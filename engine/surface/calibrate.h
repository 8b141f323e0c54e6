// SPDX-License-Identifier: GPL-3.0-or-later
// Fits the constants of the surface to recorded chains by least squares. Pure: the same observations give the
// same constants to the bit.
#pragma once

#include "engine/surface/constants.h"
#include "engine/surface/levels.h"

#include <optional>
#include <span>
#include <vector>

namespace signalbox::surface {

/// One quote of a recorded chain that passes the quote rules.
struct Observation {
    double years = 0;        ///< T, > 0
    double logMoneyness = 0; ///< ln(K/F)
    double volatility = 0;   ///< of the mid, a fraction
    double delta = 0;        ///< of spot; negative: a put
    double mid = 0;          ///< dollars
    double width = 0;        ///< ask - bid, dollars
    double intrinsic = 0;    ///< discounted, of the forward, dollars
};

struct ObservedDay {
    int year = 0;                ///< in which widths have one level
    Levels levels;               ///< of the close
    double spot = 0;             ///< of the chain
    double close = 0;            ///< of the index
    std::optional<double> carry; ///< implied by the parity forwards of the chain, median
    std::vector<Observation> quotes;
};

/// A chain whose spot is further from the close was taken at another moment than the indices, and says
/// nothing about them: its day is left out.
inline constexpr double LargestDistance = 0.0025;

struct Calibration {
    Constants constants;
    int days = 0;          ///< that were used
    long observations = 0; ///< of the volatility
    double rmsVolPoints = 0;
};

/// Every day counts the same, however many quotes it has. Volatilities: out-of-the-money puts of delta 0.05
/// to 0.50 and, with weight 0.3, calls of 0.10 to 0.40, of 7 to 95 days. Widths: all puts, how they vary
/// being taken from days of the same year. Nothing with fewer than 5 usable days; without two values of SKEW
/// the share does not depend on it.
[[nodiscard]] std::optional<Calibration> calibrate(std::span<const ObservedDay* const> days);
[[nodiscard]] std::optional<Calibration> calibrate(const std::vector<ObservedDay>& days);

/// The volatilities alone, from at most `quotesPerDay` quotes of a day (every n-th), starting from constants
/// that are nearly right: for the many fits that leave something out. Widths and carry stay those of `start`.
[[nodiscard]] std::optional<Calibration> calibrateVolatilities(std::span<const ObservedDay* const> days,
                                                               std::size_t quotesPerDay,
                                                               const Constants& start);

} // namespace signalbox::surface
