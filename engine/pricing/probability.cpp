// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pricing/probability.h"

#include "engine/pricing/black_lanes.h"

#include <cmath>

namespace signalbox::pricing {

double probabilityAbove(double F, double level, double T, double sigma) {
    return lanes::deviations(elementary::logarithm(F / level), F / level, sigma * std::sqrt(T)).upper2;
}

double probabilityBelow(double F, double level, double T, double sigma) {
    return lanes::deviations(elementary::logarithm(F / level), F / level, sigma * std::sqrt(T)).lower2;
}

} // namespace signalbox::pricing
