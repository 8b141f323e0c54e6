// SPDX-License-Identifier: GPL-3.0-or-later
// The trade inside a plan, as both halves of the ticket panel ask for it.
#pragma once

#include "engine/session/day_state.h"

namespace signalbox::ui {

/// Null without a plan, and where the plan found no trade.
[[nodiscard]] inline const structures::TradePlan* tradeOf(const session::PlanOutcome* plan) {
    return plan != nullptr && plan->selection && plan->selection->plan ? &*plan->selection->plan : nullptr;
}

} // namespace signalbox::ui
