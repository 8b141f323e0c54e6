// SPDX-License-Identifier: GPL-3.0-or-later
// Where the day meets the memos (BRK-M, BRK-P): drafts and their review after the close, a new version in the
// entry window when the trade moved beyond the approved one, and what time and fills did to the rest.
#pragma once

#include "engine/routine/ledger.h"
#include "engine/routine/symbol_day.h"
#include "engine/session/plan.h"

#include <vector>

namespace signalbox::routine {

/// After the close: a memo for every plan of these results that only lacks one, submitted and voted on by the
/// automated reviewers. For strategies that need no memo nothing happens.
[[nodiscard]] base::Status writeMemos(const DailyInputs& inputs, const strategies::Strategy& strategy,
                                      std::span<const session::DayResult> results, Ledger& ledger);

/// In the window: whether a new version was written because the plan lies beyond the approved memo (BRK-P4)
/// and may be weighed again. False: the memo stays as it is.
[[nodiscard]] base::Result<bool> reviseMemo(const SymbolDay& symbol, const strategies::Context& window,
                                            const session::PlanOutcome& plan, Ledger& ledger);

/// What the end of the window did to memos of this session and earlier ones.
[[nodiscard]] base::Status settleMemos(const DailyInputs& inputs, Ledger& ledger);

} // namespace signalbox::routine
