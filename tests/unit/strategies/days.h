// SPDX-License-Identifier: GPL-3.0-or-later
// One day of a strategy on an invented share.
#pragma once

#include "engine/base/date.h"
#include "engine/params/parameter_set.h"
#include "engine/session/day.h"
#include "engine/strategies/registry.h"
#include "tests/unit/book/journal_builder.h"
#include "tests/unit/strategies/share_market.h"

#include <stdexcept>

namespace signalbox::tests {

struct Wanted {
    bool hypothetical = false;
    bool allGates = false;
    bool provisional = true;
    std::string mode = "PAPER";
    params::ParameterSet parameters = {};
};

inline params::ParameterSet withSets(const std::vector<std::string>& sets,
                                     const std::string& strategy = "breakout") {
    params::Layers layers;
    layers.strategy = strategy;
    layers.call = sets;
    auto frozen = params::freeze(layers);
    if (!frozen) {
        throw std::runtime_error(frozen.error().message());
    }
    return *frozen;
}

/// Only that strategy trades the account, so that its sleeve is all of it.
inline params::ParameterSet alone(const std::string& strategy, std::vector<std::string> sets = {}) {
    sets.insert(sets.begin(), "account.enabled_strategies=" + strategy);
    return withSets(sets, strategy);
}

inline session::DayState dayOf(const strategies::Strategy& strategy, const market::MarketSnapshot& snapshot,
                               const std::string& symbol, const book::Book& book, const Wanted& wanted) {
    session::DayInputs inputs;
    inputs.strategy = &strategy;
    inputs.underlying = symbol;
    inputs.date = snapshot.asOf;
    inputs.snapshot = &snapshot;
    inputs.book = &book;
    inputs.parameters = &wanted.parameters;
    inputs.calendar = &calendar::Calendar::standard();
    inputs.hypothetical = wanted.hypothetical;
    inputs.allGates = wanted.allGates;
    inputs.provisional = wanted.provisional;
    inputs.mode = wanted.mode;
    inputs.forDisplay = true;
    auto result = session::evaluateDay(inputs);
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    return std::move(result->state);
}

inline session::DayState dayOf(const std::string& strategy, const ShareMarket& market, const book::Book& book,
                               const Wanted& wanted) {
    const market::MarketSnapshot snapshot = market.snapshot();
    return dayOf(*strategies::find(strategy), snapshot, market.recipe().symbol, book, wanted);
}

inline const entry::GateResult& gateOf(const entry::EntryEvaluation& evaluation, const std::string& key) {
    for (const entry::GateResult& gate : evaluation.gates) {
        if (gate.key == key) {
            return gate;
        }
    }
    throw std::runtime_error("no gate " + key);
}

inline std::string statusOf(const entry::EntryEvaluation& evaluation, const std::string& key) {
    return entry::gateStatusKey(gateOf(evaluation, key).status);
}

} // namespace signalbox::tests
