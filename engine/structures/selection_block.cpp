// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/selection_block.h"

#include "engine/chains/analyse_chain.h"
#include "engine/chains/leg_codes.h"

namespace signalbox::structures {

std::string chainRefusal(const SelectorInputs& inputs) {
    if (!inputs.chain) {
        return "No option chain";
    }
    const market::OptionChain& chain = *inputs.chain;
    if (!market::knownProduct(chain.underlying())) {
        return "Tick class of " + chain.underlying() + " is unknown: no order";
    }
    if (!chain.underlyingPrice()) {
        return "The chain of " + chain.underlying() + " of " + base::toIso(chain.id().date) +
               " came without an underlying price";
    }
    return {};
}

const calendar::Calendar& calendarOf(const SelectorInputs& inputs) {
    return inputs.calendar != nullptr ? *inputs.calendar : calendar::Calendar::standard();
}

chains::ExpiryAnalytics analyticsOf(const SelectorInputs& inputs, std::size_t block) {
    if (inputs.analytics && inputs.analytics->chain == inputs.chain) {
        return inputs.analytics->expiries[block];
    }
    return chains::analyseExpiry(*inputs.chain, block, inputs.rate, calendarOf(inputs));
}

std::string analyticsRefusal(const chains::ExpiryAnalytics& analytics) {
    if (analytics.problem.empty()) {
        return {};
    }
    return "No model values for " + base::toIso(analytics.expiration) + ": " + analytics.problem;
}

std::vector<chains::QuoteCode> legCodes(const SelectorInputs& inputs, const market::ExpiryBlock& block,
                                        const chains::ExpiryAnalytics& analytics, market::Right right,
                                        std::size_t index) {
    chains::QuoteContext context = inputs.quotes;
    context.maxSpread = inputs.parameters.maxSpread;
    return chains::legCodes(*inputs.chain, block, analytics, right, index, context);
}

} // namespace signalbox::structures
