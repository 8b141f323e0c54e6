// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/params/account_parameters.h"

#include <algorithm>

namespace signalbox::params {

bool AccountParameters::enabled(std::string_view strategy) const {
    return std::find(enabledStrategies.begin(), enabledStrategies.end(), strategy) != enabledStrategies.end();
}

base::BasisPoints AccountParameters::weightOf(std::string_view strategy) const {
    if (!enabled(strategy)) {
        return base::BasisPoints(0);
    }
    if (enabledStrategies.size() == 1) {
        return base::BasisPoints(10'000);
    }
    if (strategy == "optimus") {
        return weightOptimus;
    }
    return strategy == "breakout" ? weightBreakout : weightAtr;
}

} // namespace signalbox::params
