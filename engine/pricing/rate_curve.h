// SPDX-License-Identifier: GPL-3.0-or-later
// The zero rates used to discount (SHR-P2).
#pragma once

#include "engine/base/result.h"

#include <vector>

namespace signalbox::pricing {

/// A continuously compounded zero rate, as a fraction, at a maturity in years.
struct RatePoint {
    double years = 0;
    double rate = 0;
};

class RateCurve {
public:
    /// Points with strictly increasing maturities >= 0, at least one, all finite; else BadData.
    [[nodiscard]] static base::Result<RateCurve> create(std::vector<RatePoint> points);
    /// The default curve: one rate for every maturity.
    [[nodiscard]] static RateCurve flat(double rate);

    /// Linear between the points, flat outside.
    [[nodiscard]] double rate(double years) const;
    /// exp(-r(T)*T).
    [[nodiscard]] double discount(double years) const;

private:
    explicit RateCurve(std::vector<RatePoint> points) : m_points(std::move(points)) {}
    std::vector<RatePoint> m_points;
};

} // namespace signalbox::pricing
