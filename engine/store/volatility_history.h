// SPDX-License-Identifier: GPL-3.0-or-later
// The daily 30-day at-the-money volatility of every stock whose chains are in the store (ATR-O1), kept as
// series "IV30:SYMBOL" of the source of the chains. Derived: it says what chains::atmVolatility says of the
// last chain of each day, and is brought up to date whenever chains, bill yields or dividends have changed.
#pragma once

#include "engine/base/executor.h"
#include "engine/store/market_store.h"

namespace signalbox::store {

struct VolatilityReport {
    std::int64_t chains = 0;  ///< analysed
    std::int64_t changed = 0; ///< values added, revised or taken out
};

/// Analyses only what changed since the last time, and nothing while the store is as it was then. A chain
/// without an underlying price, or whose volatility is missing, leaves its day without a value. Needs a store
/// open for writing.
[[nodiscard]] base::Result<VolatilityReport>
deriveVolatility(MarketStore& store, const calendar::Calendar& calendar, const base::Executor& executor);

} // namespace signalbox::store
