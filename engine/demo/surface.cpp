// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo/surface.h"

#include "engine/pricing/elementary.h"

#include <algorithm>
#include <cmath>

namespace signalbox::demo {

namespace {

using pricing::elementary::exponential;

constexpr double Reversion = 5.0; ///< per year
constexpr double Month = 30.0 / 365.0;
/// At-the-money variance per variance-swap variance of this family of smiles.
constexpr double AtTheMoneyShare = 0.80;

/// Integral of the decay over [0, years].
double decayed(double years) {
    return (1.0 - exponential(-Reversion * years)) / Reversion;
}

} // namespace

Surface::Surface(Shape shape) : m_shape(std::move(shape)) {
    const double month = m_shape.monthVolatility * m_shape.monthVolatility;
    m_slow = m_shape.slowVolatility * m_shape.slowVolatility;
    // So that the mean over 30 days is the month's variance, and the rate never negative.
    m_fast = std::max(m_slow + (month - m_slow) * Month / decayed(Month), 0.15 * month);
}

double Surface::atTheMoney(double years) const {
    double total = AtTheMoneyShare * (m_slow * years + (m_fast - m_slow) * decayed(years));
    for (const Shape::Jump& jump : m_shape.jumps) {
        total += jump.years <= years ? jump.variance : 0.0;
    }
    return total;
}

double Surface::volatility(double logMoneyness, double years) const {
    const double theta = atTheMoney(years);
    const double curvature = m_shape.size / std::sqrt(theta * (1.0 + theta));
    const double x = curvature * logMoneyness;
    const double root =
        std::sqrt((x + m_shape.tilt) * (x + m_shape.tilt) + 1.0 - m_shape.tilt * m_shape.tilt);
    const double total = 0.5 * theta * (1.0 + m_shape.tilt * x + root);
    return std::sqrt(total / years);
}

} // namespace signalbox::demo
