// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/real.h"
#include "engine/codec/json_values.h"
#include "engine/codec/outcome_parts.h"

namespace signalbox::codec {
namespace {

using entry::EntryEvaluation;
using entry::FilterResult;
using entry::GateResult;
using entry::GateStatus;

Json readingJson(const entry::Reading& reading) {
    if (const auto* number = std::get_if<double>(&reading)) {
        return *number;
    }
    if (const auto* text = std::get_if<std::string>(&reading)) {
        return *text;
    }
    if (const auto* date = std::get_if<base::Date>(&reading)) {
        return base::toIso(*date);
    }
    return nullptr;
}

} // namespace

Json gateObject(const GateResult& gate) {
    Json object{{"id", gate.number}, {"key", gate.key}, {"status", entry::gateStatusKey(gate.status)}};
    if (gate.status == GateStatus::NotEvaluated) {
        return object;
    }
    object["rule"] = gate.rule;
    object["value"] = readingJson(gate.value);
    object["threshold"] = readingJson(gate.threshold);
    object["margin"] = orNull(gate.margin);
    object["reason"] = gate.reason;
    for (const auto& [name, reading] : gate.details) {
        object[name] = readingJson(reading);
    }
    if (!gate.missing.empty()) {
        object["missing"] = gate.missing;
    }
    return object;
}

namespace {

Json gatesJson(const EntryEvaluation& evaluation) {
    Json gates = Json::array();
    const bool all = !evaluation.studyGates.empty() && !evaluation.gates.empty();
    for (const GateResult& gate : all ? evaluation.studyGates : evaluation.gates) {
        Json object = gateObject(gate);
        if (all) {
            for (const GateResult& inChain : evaluation.gates) {
                if (inChain.key == gate.key) {
                    object["chain_status"] = entry::gateStatusKey(inChain.status);
                }
            }
        }
        gates.push_back(std::move(object));
    }
    return gates;
}

Json filterJson(const FilterResult& filter) {
    Json object{{"key", filter.key},
                {"name", filter.name},
                {"mode", entry::filterModeKey(filter.mode)},
                {"status", entry::filterStatusKey(filter.status)},
                {"value", orNull(filter.value)},
                {"threshold", orNull(filter.threshold)},
                {"margin", orNull(filter.margin)}};
    if (filter.thresholdLow) {
        object["threshold_low"] = *filter.thresholdLow;
    }
    if (!filter.missing.empty()) {
        object["missing"] = filter.missing;
    }
    return object;
}

Json regimeJson(const EntryEvaluation& evaluation) {
    Json inputs = Json::object();
    for (const auto& [name, value] : evaluation.regimeInputs) {
        inputs[name] = orNull(value);
    }
    if (!inputs.contains("trend_intact")) {
        inputs["trend_intact"] = evaluation.close && evaluation.ema200
                                     ? Json(base::realGreater(*evaluation.close, *evaluation.ema200))
                                     : Json(nullptr);
    }
    Json object{{"name", diagnosis::regimeKey(evaluation.regime)},
                {"raw", diagnosis::regimeKey(evaluation.rawRegime)},
                {"light", diagnosis::lightName(evaluation.light)},
                {"inputs", std::move(inputs)},
                {"reason", evaluation.regimeReason}};
    if (!evaluation.regimeMissing.empty()) {
        object["missing"] = evaluation.regimeMissing;
    }
    return object;
}

Json inputsJson(const EntryEvaluation& evaluation) {
    Json inputs = Json::array();
    for (const entry::InputUse& use : evaluation.inputs) {
        Json object{{"series", use.series},
                    {"as_of", orNull(use.asOf)},
                    {"source", use.source},
                    {"basis", use.basis},
                    {"stale", use.stale}};
        if (!use.note.empty()) {
            object["note"] = use.note;
        }
        inputs.push_back(std::move(object));
    }
    return inputs;
}

} // namespace

Json evaluationObject(const EntryEvaluation& evaluation) {
    Json object{{"date", base::toIso(evaluation.date)},
                {"strategy", evaluation.strategy},
                {"underlying", evaluation.underlying},
                {"simulated", evaluation.simulated},
                {"warmup",
                 {{"ready", evaluation.decision != entry::Decision::Warmup},
                  {"bars_remaining", evaluation.barsRemaining}}},
                {"regime", regimeJson(evaluation)},
                {"gates", gatesJson(evaluation)},
                {"decision", entry::decisionKey(evaluation.decision)},
                {"reason", evaluation.reason},
                {"inputs", inputsJson(evaluation)},
                {"hash", evaluation.hash}};
    Json filters = Json::array();
    for (const FilterResult& filter : evaluation.filters) {
        filters.push_back(filterJson(filter));
    }
    object["filters"] = std::move(filters);
    if (evaluation.decision == entry::Decision::Halted) {
        object["halts"] = evaluation.halts;
    }
    return object;
}

} // namespace signalbox::codec
