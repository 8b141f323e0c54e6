// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/leg_quote.h"

namespace signalbox::structures {
namespace {

std::optional<std::int64_t> count(std::int64_t value) {
    return value == market::NoCount ? std::nullopt : std::optional(value);
}

} // namespace

std::optional<ContractPlace> findContract(const market::OptionChain& chain,
                                          const market::OptionContract& contract) {
    for (std::size_t b = 0; b < chain.blocks().size(); ++b) {
        const market::ExpiryBlock& block = chain.blocks()[b];
        if (block.root != contract.root || block.expiration != contract.expiration ||
            block.settlement != contract.settlement) {
            continue;
        }
        const auto index = block.indexOf(contract.strike);
        if (index && block.side(contract.right).listed[*index] != 0) {
            return ContractPlace{b, *index};
        }
    }
    return std::nullopt;
}

LegQuote legQuote(const market::ExpiryBlock& block, const chains::ExpiryAnalytics& analytics,
                  market::Right right, std::size_t index) {
    const market::QuoteColumns& side = block.side(right);
    const chains::SideAnalytics& model = right == market::Right::Call ? analytics.calls : analytics.puts;
    LegQuote quote;
    quote.bid = side.bidAt(index);
    quote.ask = side.askAt(index);
    quote.iv = base::known(model.iv[index]);
    quote.delta = base::known(model.delta[index]);
    quote.gamma = base::known(model.gamma[index]);
    quote.thetaDay = base::known(model.thetaDay[index]);
    quote.vegaPoint = base::known(model.vegaPoint[index]);
    quote.volume = count(side.volume[index]);
    quote.openInterest = count(side.openInterest[index]);
    return quote;
}

} // namespace signalbox::structures
