// SPDX-License-Identifier: GPL-3.0-or-later
// Positions as people and brokers name them: a bought option that was kept through a split carries the
// contract, counts and prices that are listed now (engine/book/split_terms.h). Money and Greeks are the same.
#pragma once

#include "engine/session/day_state.h"

#include <span>
#include <vector>

namespace signalbox::session {

/// `actions` are those in force on `date` (SHR-D4).
[[nodiscard]] std::vector<PositionState> listedPositions(std::vector<PositionState> positions,
                                                         std::span<const market::CorporateAction> actions,
                                                         base::Date date);

} // namespace signalbox::session
