// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pricing/black76.h"

#include "engine/pricing/black_lanes.h"

#include <algorithm>
#include <cmath>

namespace signalbox::pricing {

double normalCdf(double x) {
    namespace e = elementary;
    const double d = e::boundedDeviation(x);
    const double tail = 0.5 * e::exponential(-0.5 * d * d) * e::scaledErfc(std::abs(d) * e::InverseRootTwo);
    return d < 0.0 ? tail : 1.0 - tail;
}

double normalPdf(double x) {
    return elementary::exponential(-0.5 * x * x) * elementary::InverseRootTwoPi;
}

double discountedIntrinsic(OptionType type, double F, double K, double D) {
    return D * std::max(type == OptionType::Call ? F - K : K - F, 0.0);
}

double black76Price(OptionType type, double F, double K, double T, double D, double sigma) {
    const double v = sigma * std::sqrt(T);
    if (v == 0.0) {
        return discountedIntrinsic(type, F, K, D);
    }
    const lanes::Deviations n = lanes::deviations(elementary::logarithm(F / K), F / K, v);
    return type == OptionType::Call ? D * (F * n.upper1 - K * n.upper2) : D * (K * n.lower2 - F * n.lower1);
}

} // namespace signalbox::pricing
