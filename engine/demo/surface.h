// SPDX-License-Identifier: GPL-3.0-or-later
// The volatility surface of one underlying at one moment: SSVI with a power-law curvature, which has no
// butterfly and no calendar arbitrage by construction (Gatheral and Jacquier, 2014), over an increasing
// at-the-money variance.
#pragma once

#include <vector>

namespace signalbox::demo {

class Surface {
public:
    struct Shape {
        double monthVolatility = 0; ///< variance-swap volatility over 30 days, a fraction: VIX/100
        double slowVolatility = 0;  ///< what it reverts to
        double size = 1.0;          ///< eta; size*(1+|tilt|) <= 2
        double tilt = -0.7;         ///< rho in (-1, 1): negative makes puts dear
        /// Jumps of the total variance: an earnings date within reach, in years, and its variance.
        struct Jump {
            double years = 0;
            double variance = 0;
        };
        std::vector<Jump> jumps;
    };
    explicit Surface(Shape shape);

    /// Total variance at the money of `years`.
    [[nodiscard]] double atTheMoney(double years) const;
    /// Implied volatility at log-moneyness ln(K/F). years > 0.
    [[nodiscard]] double volatility(double logMoneyness, double years) const;

private:
    Shape m_shape;
    double m_fast = 0; ///< variance rate now
    double m_slow = 0; ///< variance rate far away
};

} // namespace signalbox::demo
