// SPDX-License-Identifier: GPL-3.0-or-later
// First guesses for the implied volatility: the inverse of the normal (Bachelier) price, which the Black
// price resembles while the total deviation is small, as a table over ln(|x|/price).
#pragma once

#include <cstddef>
#include <span>

namespace signalbox::pricing {

/// seed[i] = a guess of the total deviation s at which normalised(absX[i], s) = target[i]; logRatio[i] =
/// ln(absX[i]/target[i]). Any finite input gives a positive guess; NaN gives some number.
void seedDeviations(std::span<const double> absX, std::span<const double> target,
                    std::span<const double> logRatio, std::span<double> seed);

} // namespace signalbox::pricing
