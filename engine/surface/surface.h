// SPDX-License-Identifier: GPL-3.0-or-later
// The volatility surface of one day, fitted to the volatility indices: free of butterfly and calendar
// arbitrage by construction.
#pragma once

#include "engine/surface/constants.h"
#include "engine/surface/levels.h"
#include "engine/surface/ssvi.h"

#include <array>
#include <cstddef>

namespace signalbox::surface {

/// Maturities of the indices in years: 9, 30 and 93 days.
inline constexpr double Vix9dYears = 9.0 / 365.0;
inline constexpr double VixYears = 30.0 / 365.0;
inline constexpr double Vix3mYears = 93.0 / 365.0;

class Surface {
public:
    /// levels.vix > 0; other levels that are absent or not positive are left out. The constants must be free
    /// of arbitrage (ssvi.h).
    Surface(const Levels& levels, const Constants& constants);

    /// Total variance of the swap: linear between the indices known, at the nearest rate outside. Where a
    /// longer index costs less in total than a shorter one, the shorter holds.
    [[nodiscard]] double swapVariance(double years) const;
    /// Total variance at the money, the swap's times the square of the share.
    [[nodiscard]] double atTheMoney(double years) const;
    /// The smile of a maturity, years > 0.
    [[nodiscard]] Ssvi smile(double years) const;
    /// Implied volatility at k = ln(K/F).
    [[nodiscard]] double volatility(double k, double years) const;
    /// At-the-money volatility per volatility of the swap on this day.
    [[nodiscard]] double share() const { return m_share; }

private:
    struct Pillar {
        double years = 0;
        double variance = 0; ///< total
    };
    std::array<Pillar, 4> m_pillars{}; ///< from (0, 0)
    std::size_t m_count = 1;
    double m_share = 1;
    double m_curvature = 1;
    double m_tilt = 0;
};

} // namespace signalbox::surface
