// SPDX-License-Identifier: GPL-3.0-or-later
// The volatility that a European price implies, or the reason why there is none (SHR-P6).
#pragma once

#include "engine/pricing/option_type.h"

namespace signalbox::pricing {

enum class IvStatus : unsigned char {
    Ok,
    BelowIntrinsic, ///< price < intrinsic - 1e-12*scale
    AboveMax,       ///< price >= upper bound - 1e-12*scale
    NoTimeValue,    ///< price - intrinsic <= 1e-12*scale
    NoPrice         ///< the price, or another input, is missing (NaN): only in columns
};
/// "OK", "BELOW_INTRINSIC", "ABOVE_MAX", "NO_TIME_VALUE", "NO_PRICE".
[[nodiscard]] const char* ivStatusName(IvStatus status);

struct ImpliedVol {
    IvStatus status = IvStatus::NoPrice;
    double sigma = 0; ///< a fraction in [1e-6, 20]; NaN unless status is Ok
};

/// Lowest and highest volatility that is looked for; a price beyond their prices gives the nearer of the two
/// reasons (NoTimeValue, AboveMax).
inline constexpr double LowestVol = 1e-6;
inline constexpr double HighestVol = 20.0;

/// F, K, D > 0, T > 0 in years, price in dollars per share.
[[nodiscard]] ImpliedVol impliedVol(OptionType type, double F, double K, double T, double D, double price);

} // namespace signalbox::pricing
