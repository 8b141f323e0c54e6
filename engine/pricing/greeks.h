// SPDX-License-Identifier: GPL-3.0-or-later
// Value and Greeks of a European option on spot with a continuous carry, in the units of SHR-P5.
#pragma once

#include "engine/pricing/option_type.h"

namespace signalbox::pricing {

/// Per share: delta per $1 of spot, gamma per $1, vega per vol point (0.01), theta per calendar day, rho per
/// percentage point of r.
struct Greeks {
    double price = 0;
    double delta = 0;
    double gamma = 0;
    double vegaPoint = 0;
    double thetaDay = 0;
    double rhoPoint = 0;
};

/// S, K > 0; T > 0 in years; r, q continuously compounded; sigma > 0 as a fraction. With sigma*sqrt(T) = 0
/// every Greek but delta is that of the discounted intrinsic value; an expired option has none (SHR-T8): the
/// caller must not ask.
[[nodiscard]] Greeks bsmGreeks(OptionType type, double S, double K, double T, double r, double q,
                               double sigma);

} // namespace signalbox::pricing
