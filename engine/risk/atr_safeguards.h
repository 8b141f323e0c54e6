// SPDX-License-Identifier: GPL-3.0-or-later
// What stops an entry of ATR Matrix whatever its gates say (ATR-P).
#pragma once

#include "engine/base/money.h"

#include <cstdint>
#include <string>
#include <vector>

namespace signalbox::risk {

/// Percent parameters in basis points, defaults of ATR-A.
struct AtrLimits {
    std::int32_t tradeBp = 200;
    std::int32_t symbolBp = 500;
    std::int32_t heatBp = 2000;
    std::int32_t cashBp = 2000;
    std::int32_t dailyLossBp = 500;
    int lossStreak = 5;
};

struct AtrRequest {
    base::Money equity;           ///< sleeve for P1-P3
    base::Money accountEquity;    ///< now, for P4 and P5
    base::Money priorCloseEquity; ///< of the account
    base::Money flowsToday;
    bool streakHalt = false; ///< P6 is in force
    base::Money openHeat;
    base::Money openSymbolRisk;
    base::Money cash;
    base::Money newRisk;
    base::Money newCost;
};
/// All that veto, in the order of ATR-P7; equality with a limit is allowed.
[[nodiscard]] std::vector<std::string> atrVetoes(const AtrRequest& request, const AtrLimits& limits = {});

} // namespace signalbox::risk
