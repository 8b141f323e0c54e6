// SPDX-License-Identifier: GPL-3.0-or-later
// A person moves a leg or the price before release (OPT-C6): everything is computed anew from the same chain,
// and every rule about quotes and credit still applies.
#pragma once

#include "engine/structures/spread_selector.h"

#include <optional>
#include <string>

namespace signalbox::structures {

/// What a person changed; absent means as in the plan.
struct PlanChange {
    std::optional<base::Date> expiration;
    std::optional<market::Settlement> settlement;
    std::optional<base::Strike> shortStrike;
    std::optional<base::Strike> longStrike;
    std::optional<base::Price>
        limit; ///< absent: as the plan's when no leg moved, else mid - slippage, floored
};

/// The changed plan, or why it cannot be ("2,645 put is not listed", "limit 3.97 is not on the 0.05 tick").
/// The result says nothing about size: that and the risk verdict are made anew from it.
[[nodiscard]] Selection replan(const TradePlan& plan, const PlanChange& change, const SelectorInputs& inputs);

/// "short strike 5700 -> 5690, limit 2.60 -> 2.50": the text of the override in the journal. Empty without a
/// difference.
[[nodiscard]] std::string describeOverride(const TradePlan& before, const TradePlan& after);

} // namespace signalbox::structures
