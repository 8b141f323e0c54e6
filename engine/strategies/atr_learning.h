// SPDX-License-Identifier: GPL-3.0-or-later
// What ATR Matrix knows of a trade at its entry, for the learning baseline (ATR-L1).
#pragma once

#include "engine/diagnosis/regime.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/stats/learning.h"
#include "engine/structures/trade_plan.h"

namespace signalbox::strategies {

/// Distance, ATR%, volume ratio and IV Rank of the signal's close; delta, DTE and spread of the contract when
/// it was bought; the effective regime of the market at the signal's close, Unknown is missing.
[[nodiscard]] stats::EntryValues atrEntryValues(const entry::EntryEvaluation& signal,
                                                const structures::TradePlan& plan, diagnosis::Regime regime);

} // namespace signalbox::strategies
