// SPDX-License-Identifier: GPL-3.0-or-later
// What `evaluate --json`, `plan --json` and `daily --json` print: the objects as the journal keeps them, with
// what belongs to the call and the names that people read. The journal's own form never changes, so that a
// replay compares byte for byte.
#pragma once

#include "engine/entry/entry_evaluation.h"
#include "engine/session/day_state.h"

#include <string>
#include <vector>

namespace signalbox::codec {

/// `call`: the NAME=VALUE of --set in force (ParameterSet::call), as `set`. The regime of a strategy with a
/// light has the name of the light's state (BRK-R2, ATR-P8).
[[nodiscard]] std::string evaluationAnswer(const entry::EntryEvaluation& evaluation,
                                           const std::vector<std::string>& call);
/// The same for a plan. A strike that a candidate does not have is null; `dte` counts from `dte_from`.
[[nodiscard]] std::string planAnswer(const session::PlanOutcome& outcome,
                                     const std::vector<std::string>& call);

} // namespace signalbox::codec
