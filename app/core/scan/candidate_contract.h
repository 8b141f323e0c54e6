// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a strategy about the contract of one candidate of a scan, and puts its answer into the scan's terms.
#pragma once

#include "app/core/day/workstation.h"
#include "engine/scan/scan_result.h"

namespace signalbox::app {

/// The contract checks of an evaluated day: Breakout from EXPIRY on, gate 6 of ATR Matrix.
[[nodiscard]] scan::Completion completionOf(scan::System system, const entry::EntryEvaluation& evaluation);
/// Evaluates the symbol as the strategy does on any day. A failure of the evaluation fails the first contract
/// check and says so.
[[nodiscard]] scan::Completion askContract(Workstation& station, scan::System system,
                                           const scan::Listing& listing, base::Date date);

} // namespace signalbox::app
