// SPDX-License-Identifier: GPL-3.0-or-later
// Optimus: SPX put credit spreads on a confirmed rebound. Composition only; the rules stand in diagnosis,
// entry, structures, risk and exits.
#pragma once

#include "engine/entry/optimus_gates.h"
#include "engine/strategies/strategy.h"

namespace signalbox::strategies {

[[nodiscard]] Strategy optimus();

/// What the gates of Optimus know of the book and the halts of a context (OPT-E9, OPT-E10).
[[nodiscard]] base::Result<entry::BookFacts> optimusBookFacts(const Context& context);

} // namespace signalbox::strategies
