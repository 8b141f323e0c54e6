// SPDX-License-Identifier: GPL-3.0-or-later
// What the error report and the calibration ask of a row.
#pragma once

#include "engine/base/real.h"
#include "engine/history/quotes.h"

namespace signalbox::history {

/// Passes every quote rule but REFVOL and has a volatility: REFVOL would leave out just the rows on which
/// model and market differ most.
[[nodiscard]] bool isComparable(const Rows& rows, std::size_t i);
/// (bid + ask)/2 in dollars; both must be there.
[[nodiscard]] double midOf(const Rows& rows, std::size_t i);

} // namespace signalbox::history
