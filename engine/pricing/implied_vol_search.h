// SPDX-License-Identifier: GPL-3.0-or-later
// The slow and certain inversion, for the prices at which the fast one does not settle.
#pragma once

#include "engine/pricing/implied_vol.h"

namespace signalbox::pricing {

/// Solves normalised(absX, s) = target for s in [1e-6, 20]*rootT by Newton's method inside a bracket.
/// halfRoot = e^(-absX/2); target > 0.
[[nodiscard]] ImpliedVol searchImpliedVol(double absX, double halfRoot, double target, double rootT);

} // namespace signalbox::pricing
