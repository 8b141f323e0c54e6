// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/surface/surface.h"

#include "engine/base/require.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace signalbox::surface {
namespace {

constexpr double LowestShare = 0.5;

double shareOf(const Levels& levels, const Constants& constants) {
    if (!levels.skew) {
        return constants.share;
    }
    const double skew = std::clamp(*levels.skew, constants.lowestSkew, constants.highestSkew);
    return std::clamp(constants.share + constants.sharePerSkew * (skew - constants.referenceSkew),
                      LowestShare, 1.0);
}

} // namespace

Surface::Surface(const Levels& levels, const Constants& constants)
    : m_share(shareOf(levels, constants)), m_curvature(constants.curvature), m_tilt(constants.tilt) {
    SIGNALBOX_REQUIRE(levels.vix > 0, "a surface needs VIX");
    SIGNALBOX_REQUIRE(isFreeOfArbitrage(m_curvature, m_tilt), "constants without arbitrage");
    const auto add = [this](std::optional<double> level, double years) {
        if (level && *level > 0) {
            const double volatility = *level / 100.0;
            m_pillars[m_count] = {years,
                                  std::max(volatility * volatility * years, m_pillars[m_count - 1].variance)};
            ++m_count;
        }
    };
    add(levels.vix9d, Vix9dYears);
    add(levels.vix, VixYears);
    add(levels.vix3m, Vix3mYears);
}

double Surface::swapVariance(double years) const {
    std::size_t at = 1;
    while (at + 1 < m_count && years > m_pillars[at].years) {
        ++at;
    }
    const Pillar& low = m_pillars[at - 1];
    const Pillar& high = m_pillars[at];
    return low.variance + (high.variance - low.variance) / (high.years - low.years) * (years - low.years);
}

double Surface::atTheMoney(double years) const {
    return m_share * m_share * swapVariance(years);
}

Ssvi Surface::smile(double years) const {
    return Ssvi::at(atTheMoney(years), m_curvature, m_tilt);
}

double Surface::volatility(double k, double years) const {
    return std::sqrt(smile(years).totalVariance(k) / years);
}

} // namespace signalbox::surface
