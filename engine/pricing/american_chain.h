// SPDX-License-Identifier: GPL-3.0-or-later
// Implied volatilities and Greeks of one right of one American expiration, column by column: the American
// counterpart of chain_kernel.h. Strikes are priced side by side; what is found for one does not depend on
// its neighbours.
#pragma once

#include "engine/pricing/american_expiry.h"

namespace signalbox::pricing {

/// Outputs, each as long as the strikes. Units as in Greeks; NaN unless the status is Ok.
struct AmericanColumns {
    std::span<IvStatus> status;
    std::span<double> sigma;
    std::span<double> delta;
    std::span<double> gamma;
    std::span<double> thetaDay; ///< at fixed S, per calendar day
    std::span<double> vegaPoint;
};

/// `prices` in dollars per share, NaN = missing. An expiry that cannot be priced (diffused() <= 0, T <= 0)
/// gives NoPrice everywhere.
void americanChain(OptionType type, const AmericanExpiry& expiry, std::span<const double> strikes,
                   std::span<const double> prices, const AmericanColumns& out);

/// The volatilities alone.
void americanImpliedVols(OptionType type, const AmericanExpiry& expiry, std::span<const double> strikes,
                         std::span<const double> prices, std::span<double> sigma, std::span<IvStatus> status);

/// The slow and certain search for one contract whose price lies between its bounds.
[[nodiscard]] ImpliedVol searchAmericanVol(OptionType type, const AmericanExpiry& expiry, double strike,
                                           double price);

} // namespace signalbox::pricing
