// SPDX-License-Identifier: GPL-3.0-or-later
// The day from which a plan's days to expiration count: OPT-C1 takes the day of the chain, BRK-I1 and ATR-O2
// the day on which the order trades.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/structures/trade_plan.h"

namespace signalbox::session {

/// The day of the chain for a spread; for one option that is bought the next session, unless the chain was
/// taken while its session traded or the plan is that of the entry window.
[[nodiscard]] base::Result<base::Date> dteCountsFrom(const structures::TradePlan& plan,
                                                     const calendar::Calendar& calendar);

/// One option, bought: it has no short strike and no width.
[[nodiscard]] bool isSingleOption(const structures::TradePlan& plan);

} // namespace signalbox::session
