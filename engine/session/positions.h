// SPDX-License-Identifier: GPL-3.0-or-later
// Every open position on one day: mark, P/L, Greeks, triggers.
#pragma once

#include "engine/session/day_state.h"
#include "engine/strategies/strategy.h"

#include <optional>
#include <vector>

namespace signalbox::session {

/// The open positions of a strategy, by id; of a market-wide one those in the symbol of the context. `equity`
/// scales the delta fraction (SHR-G2).
[[nodiscard]] base::Result<std::vector<PositionState>>
positionStates(const book::Book& book, const strategies::Strategy& strategy,
               const strategies::Context& context, const entry::EntryEvaluation& evaluation,
               base::Money equity);

/// Sum of a Greek over positions; absent when any of them has none (SHR-D1).
[[nodiscard]] std::optional<PositionGreeks> aggregateGreeks(const std::vector<PositionState>& positions);

} // namespace signalbox::session
