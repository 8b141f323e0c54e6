// SPDX-License-Identifier: GPL-3.0-or-later
// How much the setup deserves of the normal risk: five scores, one factor from 0.5 to 1.5 (OPT-K).
#pragma once

#include "engine/risk/risk_verdict.h"

#include <optional>

namespace signalbox::risk {

/// Absent means missing: the score is then -1.
struct ConvictionInputs {
    std::optional<double> ivRank;      ///< percent, SHR-I8
    std::optional<double> tsRatio;     ///< VX1/VX2
    std::optional<double> trendExcess; ///< C/E - 1
    std::optional<double> bandDepth;   ///< OPT-E5
    int closedTrades = 0;              ///< of the strategy
    int winsLast10 = 0;                ///< of its last 10 closed trades; counts from 10 trades on
};

/// OPT-K1 and OPT-K2. `bbStdDev` is the parameter bb_std_dev, from which the depth is scored.
[[nodiscard]] Conviction conviction(const ConvictionInputs& inputs, double bbStdDev = 2.0);

} // namespace signalbox::risk
