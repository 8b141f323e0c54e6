// SPDX-License-Identifier: GPL-3.0-or-later
// Implied volatilities and Greeks of one right of one expiration at once, column by column. The numbers do
// not depend on the width of the machine's vectors.
#pragma once

#include "engine/pricing/implied_vol.h"
#include "engine/pricing/option_type.h"

#include <span>

namespace signalbox::pricing {

/// What all strikes of one expiration share.
struct ExpiryTerms {
    double spot = 0;     ///< S
    double forward = 0;  ///< F, > 0
    double discount = 0; ///< D = exp(-rate*years)
    double years = 0;    ///< T > 0
    double rate = 0;     ///< r
    double carry = 0;    ///< q = r - ln(F/S)/T
    /// F and the rest from S, r and the parity forward.
    [[nodiscard]] static ExpiryTerms fromForward(double spot, double forward, double years, double rate);
};

/// Outputs of greeksColumn, each as long as the strikes; an empty span is not written. Units as in Greeks.
struct GreeksColumns {
    std::span<double> price;
    std::span<double> delta;
    std::span<double> gamma;
    std::span<double> vegaPoint;
    std::span<double> thetaDay;
    std::span<double> rhoPoint;
};

/// sigma[i] implied by prices[i] (dollars per share, NaN = missing) at strikes[i] (dollars); NaN unless
/// status[i] is Ok. All spans are equally long. Agrees with impliedVol within its own accuracy.
void impliedVolColumn(OptionType type, const ExpiryTerms& terms, std::span<const double> strikes,
                      std::span<const double> prices, std::span<double> sigma, std::span<IvStatus> status);

/// Greeks at sigma[i]; NaN in, NaN out.
void greeksColumn(OptionType type, const ExpiryTerms& terms, std::span<const double> strikes,
                  std::span<const double> sigma, const GreeksColumns& out);

} // namespace signalbox::pricing
