// SPDX-License-Identifier: GPL-3.0-or-later
// Breakout: one long weekly at-the-money option when price and range leave their past on the same day, and
// the market's light gives that side a budget. Composition; the rules stand in breakout_gates,
// breakout_edge, structures, risk and exits.
#pragma once

#include "engine/strategies/strategy.h"

namespace signalbox::strategies {

[[nodiscard]] Strategy breakout();
/// BRK-K4, BRK-K8, BRK-M1.
[[nodiscard]] risk::StrategyLimits breakoutLimits();

} // namespace signalbox::strategies
