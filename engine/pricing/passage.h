// SPDX-License-Identifier: GPL-3.0-or-later
// The chance that a lognormal price, looked at at equal steps of time, reaches a level that differs from step
// to step. Risk-neutral, like SHR-P8. By recursion of the density between the steps, not by simulation: the
// same answer each time, without a seed.
#pragma once

#include <span>

namespace signalbox::pricing {

enum class Reach { AtOrAbove, AtOrBelow };

struct Diffusion {
    double spot = 0;    ///< now, > 0
    double forward = 0; ///< at the end, > 0
    double years = 0;   ///< to the end, > 0
    double sigma = 0;   ///< fraction, > 0
};

/// `levels[i]` is the level at (i+1)/n of the time; infinity above or zero below cannot be reached. The price
/// now is not looked at. Accurate to 1e-5; at least one level.
[[nodiscard]] double passageProbability(const Diffusion& price, Reach reach, std::span<const double> levels);

} // namespace signalbox::pricing
