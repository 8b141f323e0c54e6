// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pricing/implied_vol_search.h"

#include "engine/base/real.h"
#include "engine/pricing/black_lanes.h"

#include <cmath>

namespace signalbox::pricing {

namespace {

/// A rising function of s with its root at the target, and its slope. Near the upper bound the price is flat
/// and what is left to the bound is the better measure; both are close to parabolas in their logarithm.
struct Residual {
    double value = 0;
    double slope = 0;
};

Residual residual(double absX, double halfRoot, double target, double s) {
    const lanes::Normalised at = lanes::normalised(absX, halfRoot, s);
    if (target > 0.5 * halfRoot) {
        return {elementary::logarithm(halfRoot - target) - elementary::logarithm(at.complement),
                at.slope / at.complement};
    }
    return {elementary::logarithm(at.value) - elementary::logarithm(target), at.slope / at.value};
}

} // namespace

ImpliedVol searchImpliedVol(double absX, double halfRoot, double target, double rootT) {
    double low = LowestVol * rootT;
    double high = HighestVol * rootT;
    if (residual(absX, halfRoot, target, low).value > 0.0) {
        return {IvStatus::NoTimeValue, base::Missing};
    }
    if (residual(absX, halfRoot, target, high).value < 0.0) {
        return {IvStatus::AboveMax, base::Missing};
    }
    double s = std::sqrt(low * high);
    constexpr int MostSteps = 200;
    for (int step = 0; step < MostSteps; ++step) {
        const Residual at = residual(absX, halfRoot, target, s);
        if (at.value == 0.0) {
            break;
        }
        (at.value < 0.0 ? low : high) = s;
        double next = s - at.value / at.slope;
        if (!(next > low && next < high)) {
            next = std::sqrt(low * high);
        }
        const double moved = std::abs(next - s);
        s = next;
        if (moved <= 4e-16 * s || high <= low * (1.0 + 4e-16)) {
            break;
        }
    }
    return {IvStatus::Ok, s / rootT};
}

} // namespace signalbox::pricing
