// SPDX-License-Identifier: GPL-3.0-or-later
// What Breakout may stake: Kelly's fraction from evidence that is shrunk to no edge, a cap without a switch,
// and whole contracts with fees (BRK-K).
#pragma once

#include "engine/base/money.h"

#include <cstdint>
#include <string>

namespace signalbox::risk {

/// The most that one trade may stake, of sleeve equity (BRK-K4).
inline constexpr double StakeCap = 0.10;
/// Trades of no edge that the evidence must outweigh (BRK-K2).
inline constexpr int PriorTrades = 30;

/// f* = p/a - (1-p)/b (BRK-K1): per $1 of premium a win pays b, a loss costs a; a, b > 0, p in [0, 1].
[[nodiscard]] double kellyFraction(double p, double b, double a);
/// clip(fraction x f*, 0, 10 %) (BRK-K4).
[[nodiscard]] double stakeOf(double kelly, double fraction);
/// Break-even p0 = a/(a+b), pulled towards the wins by their number (BRK-K2). 0 <= wins <= trades.
[[nodiscard]] double usedProbability(int wins, int trades, double b, double a);

struct PremiumSizing {
    base::Money equity; ///< sleeve
    std::int32_t stakeBp = 0;
    bool budgetAllowed = true; ///< multiplier of the light is not 0 (BRK-R3)
    base::Price ask;
    base::Money feePerContract;
    std::int32_t multiplier = 100;
};
struct PremiumSize {
    base::Money budget;
    base::Money costPerContract;
    std::int64_t contracts = 0;
    std::string verdict; ///< OK, NO_BUDGET, REJECT_COST
};
/// BRK-K6: never rounded up.
[[nodiscard]] PremiumSize sizeByPremium(const PremiumSizing& inputs);
/// floor(10000 x stake), as BRK-K6 asks; a hair below a whole basis point that arithmetic left counts as
/// whole.
[[nodiscard]] std::int32_t stakeInBp(double stake);

} // namespace signalbox::risk
