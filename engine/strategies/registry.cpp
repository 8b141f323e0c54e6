// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/registry.h"

#include "engine/strategies/atr_matrix.h"
#include "engine/strategies/breakout.h"
#include "engine/strategies/optimus.h"

namespace signalbox::strategies {

const std::vector<Strategy>& all() {
    static const std::vector<Strategy> strategies{optimus(), atrMatrix(), breakout()};
    return strategies;
}

const Strategy* find(const std::string& key) {
    for (const Strategy& strategy : all()) {
        if (strategy.key == key) {
            return &strategy;
        }
    }
    return nullptr;
}

base::Result<const Strategy*> named(const std::string& key) {
    if (const Strategy* strategy = find(key)) {
        return strategy;
    }
    std::string known;
    for (const Strategy& strategy : all()) {
        known += (known.empty() ? "known: " : ", ") + strategy.key;
    }
    return base::fail(base::ErrorCode::Usage, "there is no strategy " + key, "--strategy", known);
}

risk::AccountLimits accountLimits(const params::AccountParameters& account, const risk::AccountLimits& own) {
    risk::AccountLimits limits = own;
    for (const std::string& key : account.enabledStrategies) {
        if (const Strategy* other = find(key)) {
            limits = risk::strictest(limits, other->account);
        }
    }
    return limits;
}

} // namespace signalbox::strategies
