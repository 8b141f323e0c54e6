// SPDX-License-Identifier: GPL-3.0-or-later
// European prices on the forward, Black-76 (SHR-P1), and the normal distribution they need.
#pragma once

#include "engine/pricing/option_type.h"

namespace signalbox::pricing {

/// Standard normal distribution function, accurate in both tails.
[[nodiscard]] double normalCdf(double x);
/// Standard normal density.
[[nodiscard]] double normalPdf(double x);

/// Price per share in dollars. F, K, D > 0; T in years >= 0; sigma as a fraction >= 0. sigma*sqrt(T) = 0
/// gives the discounted intrinsic value of F (SHR-P1).
[[nodiscard]] double black76Price(OptionType type, double F, double K, double T, double D, double sigma);

/// D*max(F-K,0) or D*max(K-F,0): the lower bound of a European price.
[[nodiscard]] double discountedIntrinsic(OptionType type, double F, double K, double D);

} // namespace signalbox::pricing
