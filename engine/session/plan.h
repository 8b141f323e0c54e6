// SPDX-License-Identifier: GPL-3.0-or-later
// From an evaluation to a plan with size and verdict (OPT-T7): gates, construction, conviction, size, risk. A
// refusal anywhere ends it with its reason.
#pragma once

#include "engine/session/day_state.h"
#include "engine/strategies/strategy.h"

#include <optional>

namespace signalbox::session {

struct PlanRequest {
    bool hypothetical = false; ///< goes on where gates failed, for study; never becomes a ticket
    std::optional<double> aggregateDelta;
    /// A person's change of the selected plan (OPT-C6); strategies::Strategy::select made the first one.
    std::optional<structures::TradePlan> changed;
    std::optional<std::int64_t> contracts; ///< a person's smaller size; never more than sizing allows
};

struct PlanResult {
    PlanOutcome outcome;
    std::optional<book::Approval> approval; ///< only with an approved, not hypothetical plan
};

[[nodiscard]] PlanResult makePlan(const book::Book& book, const strategies::Strategy& strategy,
                                  const strategies::Context& context, entry::EntryEvaluation evaluation,
                                  const PlanRequest& request);

} // namespace signalbox::session
