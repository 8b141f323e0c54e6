// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON objects behind `evaluate --json` and `plan --json`, before they become text.
#pragma once

#include "engine/codec/canonical_json.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/session/day_state.h"

namespace signalbox::codec {

/// With --all-gates the gates are those evaluated for study, each with its status in the chain.
[[nodiscard]] Json evaluationObject(const entry::EntryEvaluation& evaluation);
/// One gate as it stands in the list of an evaluation or of a scan.
[[nodiscard]] Json gateObject(const entry::GateResult& gate);
/// Everything of `plan --json` but the evaluation.
[[nodiscard]] Json planObject(const session::PlanOutcome& outcome);

} // namespace signalbox::codec
