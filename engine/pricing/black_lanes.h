// SPDX-License-Identifier: GPL-3.0-or-later
// The Black formula for one lane of a vector loop: the scalar functions and the columns of a chain run the
// same instructions, so that they agree to the last bit.
#pragma once

#include "engine/pricing/elementary.h"

namespace signalbox::pricing::lanes {

namespace e = elementary;

/// The normal distribution at d1 and d2 of an option with log-moneyness ln(F/K) and total deviation v.
struct Deviations {
    double density1 = 0; ///< phi(d1)
    double upper1 = 0;   ///< N(d1)
    double lower1 = 0;   ///< N(-d1)
    double upper2 = 0;   ///< N(d2)
    double lower2 = 0;   ///< N(-d2)
};

/// v = 0 gives the limit: 1 or 0, one half exactly at the money.
SIGNALBOX_INLINE Deviations deviations(double logMoneyness, double forwardOverStrike, double v) {
    const double safe = v < 1e-300 ? 1e-300 : v;
    const double ratio = logMoneyness / safe;
    const double d1 = e::boundedDeviation(ratio + 0.5 * v);
    const double d2 = e::boundedDeviation(ratio - 0.5 * v);
    const double abs1 = std::abs(d1);
    const double abs2 = std::abs(d2);
    // phi(d2) = phi(d1)*F/K: one exponential serves both, and the tails of a far option cancel cleanly. Where
    // d1 lies beyond the end of the tail but d2 does not, the relation carries nothing: compute it.
    const double gauss1 = e::exponential(-0.5 * d1 * d1);
    const double gauss2 = abs1 < 37.0 ? gauss1 * forwardOverStrike : e::exponential(-0.5 * d2 * d2);
    const double tail1 = 0.5 * gauss1 * e::scaledErfc(abs1 * e::InverseRootTwo);
    const double tail2 = 0.5 * gauss2 * e::scaledErfc(abs2 * e::InverseRootTwo);
    Deviations out;
    out.density1 = gauss1 * e::InverseRootTwoPi;
    out.upper1 = d1 < 0.0 ? tail1 : 1.0 - tail1;
    out.lower1 = d1 < 0.0 ? 1.0 - tail1 : tail1;
    out.upper2 = d2 < 0.0 ? tail2 : 1.0 - tail2;
    out.lower2 = d2 < 0.0 ? 1.0 - tail2 : tail2;
    return out;
}

/// b(x, s) = e^(x/2) N(x/s + s/2) - e^(-x/2) N(x/s - s/2) for x = -absX <= 0: the price of the
/// out-of-the-money option in units of D*sqrt(F*K), with its first derivative in s.
struct Normalised {
    double value = 0;
    double complement = 0; ///< e^(x/2) - b
    double slope = 0;      ///< db/ds
};
/// halfRoot = e^(-absX/2); s > 0.
SIGNALBOX_INLINE Normalised normalised(double absX, double halfRoot, double s) {
    const double ratio = absX / s;
    const double d1 = e::boundedDeviation(0.5 * s - ratio);
    const double minusD2 = e::boundedDeviation(0.5 * s + ratio);
    const double gauss = e::exponential(-0.5 * (ratio * ratio + 0.25 * s * s));
    const double scaled1 = 0.5 * gauss * e::scaledErfc(std::abs(d1) * e::InverseRootTwo);
    const double scaled2 = 0.5 * gauss * e::scaledErfc(minusD2 * e::InverseRootTwo);
    Normalised out;
    out.value = (d1 > 0.0 ? halfRoot - scaled1 : scaled1) - scaled2;
    out.complement = (d1 > 0.0 ? scaled1 : halfRoot - scaled1) + scaled2;
    out.slope = gauss * e::InverseRootTwoPi;
    return out;
}

/// One step of third-order Householder iteration on ln b(x, s) = lnTarget: fourth-order convergence.
SIGNALBOX_INLINE double householderStep(double absX, double halfRoot, double s, double lnTarget) {
    const Normalised at = normalised(absX, halfRoot, s);
    const double p = at.slope / at.value;
    const double inverse = absX / s;
    const double curvature = inverse * inverse / s - 0.25 * s;                             // b''/b'
    const double third = curvature * curvature - 3.0 * inverse * inverse / (s * s) - 0.25; // b'''/b'
    const double newton = (lnTarget - e::logarithm(at.value)) / p;
    const double h2 = curvature - p;
    const double h3 = third - 3.0 * p * curvature + 2.0 * p * p;
    return newton * (1.0 + 0.5 * h2 * newton) / (1.0 + newton * (h2 + h3 * newton * (1.0 / 6.0)));
}

} // namespace signalbox::pricing::lanes
