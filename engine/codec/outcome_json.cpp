// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/codec/outcome_json.h"

#include "engine/codec/canonical_json.h"
#include "engine/codec/outcome_parts.h"

namespace signalbox::codec {

std::string evaluationJson(const entry::EntryEvaluation& evaluation) {
    return dumpCanonical(evaluationObject(evaluation));
}

std::string planJson(const session::PlanOutcome& outcome) {
    Json object = planObject(outcome);
    object["evaluation"] = evaluationObject(outcome.evaluation);
    return dumpCanonical(object);
}

} // namespace signalbox::codec
