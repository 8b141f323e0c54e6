// SPDX-License-Identifier: GPL-3.0-or-later
// How an entry order walks down its limit inside the window (OPT-T4).
#pragma once

#include "engine/base/money.h"
#include "engine/market/product.h"

#include <optional>
#include <vector>

namespace signalbox::structures {

/// The limits of a credit order: the first, then one tick lower every 10 minutes, at most twice. Limits that
/// are not positive are left out.
[[nodiscard]] std::vector<base::Price> entryLimitSteps(base::Price limit, market::TickClass packageTicks);
/// The limit in force `seconds` after the window opened (10:00:00 ET); nothing before it, and from its end
/// (11:00:00) on, when the order is cancelled.
[[nodiscard]] std::optional<base::Price> entryLimitAt(base::Price limit, market::TickClass packageTicks,
                                                      int seconds);

} // namespace signalbox::structures
