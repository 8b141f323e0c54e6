// SPDX-License-Identifier: GPL-3.0-or-later
// What legs and a net price can win and lose at expiration, from the payoff itself and never from the name of
// the structure.
#pragma once

#include "engine/structures/leg.h"

#include <optional>
#include <span>
#include <vector>

namespace signalbox::structures {

/// Of one unit, without fees.
struct PayoffSummary {
    std::optional<base::Money> maxLoss;   ///< positive; absent: unlimited. Zero when nothing can be lost
    std::optional<base::Money> maxProfit; ///< absent: unlimited
    std::vector<double> breakEvens;       ///< underlying prices, rising, where the profit changes its sign
};

/// Profit per share at expiration for one unit; `net` is the credit received, negative for a debit paid. All
/// legs must be of one underlying and expiration.
[[nodiscard]] base::Price payoffAt(std::span<const Leg> legs, base::Price net, base::Price underlying);
[[nodiscard]] double payoffAt(std::span<const Leg> legs, double net, double underlying);
/// At least one leg.
[[nodiscard]] PayoffSummary payoffSummary(std::span<const Leg> legs, base::Price net,
                                          std::int32_t multiplier);

} // namespace signalbox::structures
