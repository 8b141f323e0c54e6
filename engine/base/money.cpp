// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/money.h"

#include <cmath>

namespace signalbox::base {

Price Price::nearest(double dollars) {
    return Price(std::llround(dollars * static_cast<double>(UnitsPerDollar)));
}

} // namespace signalbox::base
