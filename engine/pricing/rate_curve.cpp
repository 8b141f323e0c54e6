// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pricing/rate_curve.h"

#include "engine/pricing/elementary.h"

#include <algorithm>
#include <cmath>

namespace signalbox::pricing {

base::Result<RateCurve> RateCurve::create(std::vector<RatePoint> points) {
    if (points.empty()) {
        return base::fail(base::ErrorCode::BadData, "a rate curve needs at least one point");
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isfinite(points[i].years) || !std::isfinite(points[i].rate) || points[i].years < 0.0) {
            return base::fail(base::ErrorCode::BadData,
                              "point " + std::to_string(i + 1) + " of the rate curve is no number");
        }
        if (i > 0 && points[i].years <= points[i - 1].years) {
            return base::fail(base::ErrorCode::BadData,
                              "point " + std::to_string(i + 1) + " of the rate curve is out of order");
        }
    }
    return RateCurve(std::move(points));
}

RateCurve RateCurve::flat(double rate) {
    return RateCurve({RatePoint{0.0, rate}});
}

double RateCurve::rate(double years) const {
    const auto after =
        std::upper_bound(m_points.begin(), m_points.end(), years,
                         [](double value, const RatePoint& point) { return value < point.years; });
    if (after == m_points.begin()) {
        return m_points.front().rate;
    }
    if (after == m_points.end()) {
        return m_points.back().rate;
    }
    const RatePoint& left = *(after - 1);
    const double weight = (years - left.years) / (after->years - left.years);
    return left.rate + weight * (after->rate - left.rate);
}

double RateCurve::discount(double years) const {
    return elementary::exponential(-rate(years) * years);
}

} // namespace signalbox::pricing
