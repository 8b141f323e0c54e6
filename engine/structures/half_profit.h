// SPDX-License-Identifier: GPL-3.0-or-later
// P50: the chance that a credit trade can be closed for half of what it can win before it expires.
#pragma once

#include "engine/structures/trade_plan.h"

#include <optional>

namespace signalbox::structures {

/// Fraction. Looked at once a session (252 a year) until the expiration, at model values without fees: each
/// leg keeps its own volatility, the underlying moves with that of the leg sold, as for SHR-P8. Absent for
/// debits, which have no half of an unlimited profit, for structures that win on both sides, and without the
/// volatility of a leg.
[[nodiscard]] std::optional<double> probabilityOfHalfProfit(const TradePlan& plan);

} // namespace signalbox::structures
