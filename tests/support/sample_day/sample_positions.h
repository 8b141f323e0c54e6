// SPDX-License-Identifier: GPL-3.0-or-later
// Three invented spreads: one at its target, one overdue at its time stop, one under water; and closed
// trades.
#pragma once

#include "engine/session/day_state.h"

#include <vector>

namespace signalbox::testing {

[[nodiscard]] std::vector<session::PositionState> samplePositions();
[[nodiscard]] std::vector<book::Position> sampleClosed();

} // namespace signalbox::testing
