// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/real.h"
#include "engine/pricing/american_chain.h"
#include "engine/pricing/american_tree.h"
#include "engine/pricing/greeks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace signalbox::pricing {

ImpliedVol searchAmericanVol(OptionType type, const AmericanExpiry& expiry, double strike, double price) {
    const double slack = 1e-12 * std::max(expiry.spot(), strike);
    double low = LowestVol;
    double high = HighestVol;
    double sigma = 0.3;
    double missBefore = std::numeric_limits<double>::infinity();
    constexpr int MostSteps = 100;
    for (int step = 0; step < MostSteps; ++step) {
        const double miss = treeValue(expiry, type, strike, sigma).price - price;
        if (std::abs(miss) <= slack) {
            break;
        }
        (miss < 0.0 ? low : high) = sigma;
        // The European vega is close to the American one wherever a volatility can be told from the price.
        const double vega = 100.0 * bsmGreeks(type, expiry.diffused(), strike, expiry.years(), expiry.rate(),
                                              expiry.carry(), sigma)
                                        .vegaPoint;
        double next = sigma - miss / vega;
        // Where early exercise eats the volatility the slope is another: then the bracket is halved.
        if (!(next > low && next < high) || std::abs(miss) > 0.5 * missBefore) {
            next = std::sqrt(low * high);
        }
        missBefore = std::abs(miss);
        const double moved = std::abs(next - sigma);
        sigma = next;
        if (moved <= 1e-10 * next || high <= low * (1.0 + 1e-12)) {
            break;
        }
    }
    if (sigma >= HighestVol * (1.0 - 1e-9)) {
        return {IvStatus::AboveMax, base::Missing};
    }
    if (sigma <= LowestVol * (1.0 + 1e-9)) {
        return {IvStatus::NoTimeValue, base::Missing};
    }
    return {IvStatus::Ok, sigma};
}

} // namespace signalbox::pricing
