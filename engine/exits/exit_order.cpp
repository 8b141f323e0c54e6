// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exits/exit_order.h"

#include "engine/exits/optimus_exit.h"

#include <algorithm>

namespace signalbox::exits {
namespace {

constexpr int NaturalMinutes = 5; ///< 15:55, or 12:55 on early closes

} // namespace

std::optional<base::Price> startingExitLimit(const ExitDecision& decision, market::TickClass packageTicks) {
    if (!decision.closes() || !decision.closeCost || *decision.closeCost < base::Price()) {
        return std::nullopt;
    }
    if (decision.action == ExitAction::ProfitTarget) {
        const Trigger* profit = findTrigger(decision, "profit");
        return profit != nullptr && profit->level
                   ? std::optional(market::ceilTick(packageTicks, *profit->level))
                   : std::nullopt;
    }
    return market::ceilTick(packageTicks, *decision.closeCost);
}

std::optional<base::Price> exitLimitAt(const ExitDecision& decision, market::TickClass packageTicks,
                                       int minutes, int minutesToClose) {
    const auto start = startingExitLimit(decision, packageTicks);
    if (!start || decision.action == ExitAction::ProfitTarget || !decision.natural) {
        return start;
    }
    const base::Price natural = std::max(*start, market::ceilTick(packageTicks, *decision.natural));
    if (minutesToClose <= NaturalMinutes) {
        return natural;
    }
    base::Price limit = *start;
    for (int i = 0; i < minutes && limit < natural; ++i) {
        limit = limit + market::tickAt(packageTicks, limit);
    }
    return std::min(limit, natural);
}

} // namespace signalbox::exits
