// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/codec/outcome_json.h"

#include "engine/base/real.h"
#include "engine/base/sha256.h"
#include "engine/codec/canonical_json.h"
#include "engine/codec/outcome_parts.h"

namespace signalbox::codec {
namespace {

std::string hashOf(const Json& result, std::string_view parametersJson, std::string_view inputsDigest) {
    const Json parameters = Json::parse(parametersJson, nullptr, false);
    const Json whole{{"inputs", inputsDigest},
                     {"parameters", parameters.is_discarded() ? Json(parametersJson) : parameters},
                     {"result", result}};
    return base::sha256Hex(dumpCanonical(whole));
}

} // namespace

std::string evaluationJson(const entry::EntryEvaluation& evaluation) {
    return dumpCanonical(evaluationObject(evaluation, true));
}

std::string planJson(const session::PlanOutcome& outcome) {
    Json object = planObject(outcome);
    object["evaluation"] = evaluationObject(outcome.evaluation, true);
    return dumpCanonical(object);
}

std::string evaluationHash(const entry::EntryEvaluation& evaluation, std::string_view parametersJson,
                           std::string_view inputsDigest) {
    Json result = evaluationObject(evaluation, false);
    result.erase("hash");
    return hashOf(result, parametersJson, inputsDigest);
}

std::string planHash(const session::PlanOutcome& outcome, std::string_view parametersJson,
                     std::string_view inputsDigest) {
    Json result = planObject(outcome);
    result.erase("hash");
    result.erase("plan_id"); // a name, which may count the plans of a day
    result["evaluation"] = evaluationObject(outcome.evaluation, false);
    result["evaluation"].erase("hash");
    return hashOf(result, parametersJson, inputsDigest);
}

std::optional<std::string> canonicalJson(std::string_view json) {
    const Json parsed = Json::parse(json, nullptr, false);
    return parsed.is_discarded() ? std::nullopt : std::optional(dumpCanonical(parsed));
}

} // namespace signalbox::codec
