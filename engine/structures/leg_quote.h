// SPDX-License-Identifier: GPL-3.0-or-later
// Quote and model values of one contract, taken from a chain.
#pragma once

#include "engine/chains/chain_analytics.h"
#include "engine/structures/leg.h"

#include <optional>

namespace signalbox::structures {

/// Where a contract stands in a chain.
struct ContractPlace {
    std::size_t block = 0;
    std::size_t index = 0;
};
/// By root, expiration, settlement and strike; nothing if that right is not listed there.
[[nodiscard]] std::optional<ContractPlace> findContract(const market::OptionChain& chain,
                                                        const market::OptionContract& contract);
[[nodiscard]] LegQuote legQuote(const market::ExpiryBlock& block, const chains::ExpiryAnalytics& analytics,
                                market::Right right, std::size_t index);

} // namespace signalbox::structures
