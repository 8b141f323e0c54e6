// SPDX-License-Identifier: GPL-3.0-or-later
// Synthetic days for the tests of models and panels, made by the engine's own functions from invented
// numbers: three open spreads on a day like 14 May 2019 with capacity blocking, and variants. Always the
// same.
#pragma once

#include "engine/session/day_state.h"

#include <memory>
#include <string>
#include <vector>

namespace signalbox::testing {

using SharedDay = std::shared_ptr<const session::DayState>;

/// Everything passes but capacity: 3 of 3 spreads are open. The plan is hypothetical and vetoed.
[[nodiscard]] SharedDay sampleDay();
/// Two spreads open, every gate passes, the plan is approved.
[[nodiscard]] SharedDay sampleEntryDay();
/// Indicators are not ready: 37 bars are missing.
[[nodiscard]] SharedDay sampleWarmupDay();
/// The circuit breaker is on.
[[nodiscard]] SharedDay sampleHaltedDay();
/// VIX and the futures are missing: the regime is unknown, gate 1 has no data, there is no chain.
[[nodiscard]] SharedDay sampleNoDataDay();
/// IV Rank fails at gate 2; the later gates are not evaluated; no plan.
[[nodiscard]] SharedDay sampleNoTradeDay();
/// The entry day, made by the demonstration market.
[[nodiscard]] SharedDay sampleSimulatedDay();
/// Nothing at all is known, not even a bar.
[[nodiscard]] SharedDay sampleEmptyDay();

/// A journal of one day: evaluation, plan, override, ticket, fill, mark, halt, note.
[[nodiscard]] std::vector<book::JournalEntry> sampleJournal();

} // namespace signalbox::testing
