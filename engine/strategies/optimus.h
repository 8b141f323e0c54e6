// SPDX-License-Identifier: GPL-3.0-or-later
// Optimus: SPX put credit spreads on a confirmed rebound. Composition only; the rules stand in diagnosis,
// entry, structures, risk and exits.
#pragma once

#include "engine/strategies/strategy.h"

namespace signalbox::strategies {

[[nodiscard]] Strategy optimus();

} // namespace signalbox::strategies
