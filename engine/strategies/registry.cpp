// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/registry.h"

#include "engine/strategies/optimus.h"

namespace signalbox::strategies {

const std::vector<Strategy>& all() {
    static const std::vector<Strategy> strategies{optimus()};
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

} // namespace signalbox::strategies
