// SPDX-License-Identifier: GPL-3.0-or-later
// One maturity of SSVI with the power-law curvature of exponent one half: total variance as a function of
// log-moneyness (Gatheral and Jacquier, "Arbitrage-free SVI volatility surfaces", 2014, section 4).
#pragma once

#include <cmath>

namespace signalbox::surface {

/// size * (1 + |tilt|) <= 2 excludes butterflies at every maturity, and calendar arbitrage too where theta
/// never falls with the maturity (theorems 4.1 and 4.2, remark 4.4).
[[nodiscard]] constexpr bool isFreeOfArbitrage(double size, double tilt) {
    const double lean = tilt < 0 ? -tilt : tilt;
    return size > 0 && lean < 1 && size * (1 + lean) <= 2;
}

struct Ssvi {
    double theta = 0;     ///< total variance at the money, > 0
    double tilt = 0;      ///< rho in (-1, 1): negative makes puts dear
    double curvature = 0; ///< phi = size / sqrt(theta (1 + theta))

    [[nodiscard]] static Ssvi at(double theta, double size, double tilt) {
        return {theta, tilt, size / std::sqrt(theta * (1.0 + theta))};
    }
    /// k = ln(K/F).
    [[nodiscard, gnu::always_inline]] double totalVariance(double k) const {
        const double x = curvature * k;
        const double root = std::sqrt((x + tilt) * (x + tilt) + 1.0 - tilt * tilt);
        return 0.5 * theta * (1.0 + tilt * x + root);
    }
};

} // namespace signalbox::surface
