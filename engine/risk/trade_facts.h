// SPDX-License-Identifier: GPL-3.0-or-later
// A trade as the risk desk weighs it, in plain numbers: what a history of thousands of days needs of a plan.
#pragma once

#include "engine/structures/trade_plan.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace signalbox::risk {

struct TradeFacts {
    std::optional<base::Money> worstLossPerUnit; ///< from the legs; absent: unbounded
    base::Money maxLossPerUnit;                  ///< what the plan says
    bool credit = true;
    base::Price limit;
    base::Price width;
    double unitDelta = 0; ///< per share of one unit, signed
    double spot = 0;
    std::int32_t multiplier = 100;
    std::string contract; ///< OCC symbol of a single option; else empty
};
[[nodiscard]] TradeFacts factsOf(const structures::TradePlan& plan);

/// The checks of OPT-P2 in their order; the index is the place in riskChecks().
/// The last two stand only in the verdicts of strategies that have such a limit.
enum class Check { Halt, Regime, Trade, Capacity, Heat, Delta, BuyingPower, Account, Group, Memo };
inline constexpr std::size_t CheckCount = 10;
[[nodiscard]] const char* checkCode(Check check); ///< HALT, REGIME, ..., SYMBOL_RISK, MEMO
} // namespace signalbox::risk
