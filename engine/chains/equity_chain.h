// SPDX-License-Identifier: GPL-3.0-or-later
// Our own analysis of the chain of a stock or fund as a snapshot holds it: rate, dividends and chain taken
// from one place, so that no caller can leave one out.
#pragma once

#include "engine/chains/analyse_chain.h"
#include "engine/market/snapshot.h"

namespace signalbox::chains {

/// All expirations of the chain of `underlying` on the day of the snapshot; null without a chain.
[[nodiscard]] std::shared_ptr<const ChainAnalytics>
analyseUnderlying(const market::MarketSnapshot& snapshot, const std::string& underlying,
                  const calendar::Calendar& calendar, const base::Executor* executor = nullptr);

/// "OK", why the volatility of a contract is missing (SHR-P6), or what the whole expiration lacks ("no rate",
/// "expired", ...). Never empty.
[[nodiscard]] std::string volatilityStatus(const ExpiryAnalytics& analytics, market::Right right,
                                           std::size_t index);

} // namespace signalbox::chains
