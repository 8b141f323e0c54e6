// SPDX-License-Identifier: GPL-3.0-or-later
// The recorded facts of a proposed trade as a memo keeps them, collected from what decided it: evaluation,
// plan, size, verdict, snapshot, parameters.
#pragma once

#include "engine/memo/memo_body.h"
#include "engine/session/plan.h"
#include "engine/strategies/breakout_edge.h"

namespace signalbox::memo {

struct MemoSources {
    const session::PlanOutcome* plan = nullptr;   ///< with a selected plan
    const strategies::Context* context = nullptr; ///< snapshot, parameters, mode of the plan
    base::Date validOn;                           ///< the session of the order
    base::Money sleeveEquity;
    strategies::BreakoutEdge edge;
    std::string author = "system";
};

/// The body without what follows from it (complete_body.h). What the sources do not hold stays absent and
/// makes the memo invalid; nothing is made up. The readings used are "z_price" and "z_vol".
[[nodiscard]] MemoBody recordedFacts(const MemoSources& sources);

/// "M-2026-08-20-NVDA"
[[nodiscard]] std::string memoIdOf(base::Date signalDate, const std::string& symbol);

} // namespace signalbox::memo
