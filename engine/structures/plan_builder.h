// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a TradePlan from two legs of a chain and a limit: the one place where plans get their numbers, for
// the selector and for changes by a person alike.
#pragma once

#include "engine/chains/chain_analytics.h"
#include "engine/market/product.h"
#include "engine/structures/trade_plan.h"

#include <string>

namespace signalbox::structures {

struct VerticalRequest {
    std::string strategy;
    bool provisional = true;
    market::Right right = market::Right::Put;
    std::size_t shortIndex = 0; ///< strikes of the block
    std::size_t longIndex = 0;
    base::Price limit; ///< net credit per share
};

/// A credit spread. Both legs must be listed with bid and ask, and the expiration must have a forward.
[[nodiscard]] TradePlan buildCreditSpread(const market::OptionChain& chain, const market::ExpiryBlock& block,
                                          const chains::ExpiryAnalytics& analytics,
                                          const VerticalRequest& request);

} // namespace signalbox::structures
