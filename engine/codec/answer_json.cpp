// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/codec/answer_json.h"

#include "engine/codec/canonical_json.h"
#include "engine/codec/outcome_parts.h"
#include "engine/diagnosis/market_light.h"
#include "engine/session/order_day.h"
#include "engine/strategies/registry.h"

#include <algorithm>
#include <cctype>

namespace signalbox::codec {
namespace {

using diagnosis::Light;

std::string lowerSnake(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return c == ' ' ? '_' : static_cast<char>(std::tolower(c)); });
    return text;
}

/// The state behind a light that is not grey; Optimus has regimes of its own, and grey only with UNKNOWN.
std::string stateOf(const std::string& strategy, Light light) {
    if (strategy == "breakout") {
        for (const auto mood : {diagnosis::MarketMood::Bullish, diagnosis::MarketMood::Neutral,
                                diagnosis::MarketMood::Bearish}) {
            if (diagnosis::lightOf(mood) == light) {
                return lowerSnake(diagnosis::marketMoodName(mood));
            }
        }
    }
    const strategies::Strategy* known = strategies::find(strategy);
    const strategies::Strategy fallback;
    const auto& words = known != nullptr ? known->lightWords : fallback.lightWords;
    return lowerSnake(words[light == Light::Green ? 0 : light == Light::Amber ? 1 : 2]);
}

Json shownEvaluation(const entry::EntryEvaluation& evaluation, const std::vector<std::string>& call) {
    Json object = evaluationObject(evaluation);
    if (evaluation.regime == diagnosis::Regime::Unknown && evaluation.light != Light::Grey) {
        const std::string name = stateOf(evaluation.strategy, evaluation.light);
        object["regime"]["name"] = name;
        object["regime"]["raw"] = name;
    }
    object["set"] = call;
    return object;
}

/// DTE counts from the day of the order where the rules say so (BRK-I1, SHR-T6).
void nameDays(Json& object, const structures::TradePlan& plan) {
    const auto from = session::dteCountsFrom(plan, calendar::Calendar::standard());
    if (from) {
        object["dte"] = base::daysBetween(*from, plan.expiration);
        object["dte_from"] = base::toIso(*from);
    }
}

} // namespace

std::string evaluationAnswer(const entry::EntryEvaluation& evaluation, const std::vector<std::string>& call) {
    return dumpCanonical(shownEvaluation(evaluation, call));
}

std::string planAnswer(const session::PlanOutcome& outcome, const std::vector<std::string>& call) {
    Json object = planObject(outcome);
    for (Json& candidate : object["candidates"]) {
        for (const char* strike : {"short", "long"}) {
            if (candidate[strike] == 0.0) { // a strike of zero does not exist
                candidate[strike] = nullptr;
            }
        }
    }
    if (outcome.selection && outcome.selection->plan) {
        nameDays(object, *outcome.selection->plan);
    }
    object["evaluation"] = shownEvaluation(outcome.evaluation, call);
    object["set"] = call;
    return dumpCanonical(object);
}

} // namespace signalbox::codec
