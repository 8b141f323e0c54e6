// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers the inputs of the quote rules for a contract of a chain: partner, neighbours, age, corporate
// actions, previous close.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/chains/chain_analytics.h"
#include "engine/chains/quote_rules.h"
#include "engine/market/snapshot.h"

#include <optional>
#include <span>
#include <vector>

namespace signalbox::chains {

/// What the rules need to know about the day and no chain holds.
struct QuoteContext {
    base::Date evaluationDate;
    std::optional<base::UtcTime> now; ///< live: the age is measured; absent: end-of-day data (SHR-Q5)
    double maxAgeSeconds = 60;
    double maxSpread = 0.20;
    std::optional<double> previousClose; ///< of the underlying, previous session
    /// Of an event within the quarantine; an older one explains no jump of today (SHR-Q9).
    std::optional<int> sessionsSinceAction;
    std::optional<base::Date> lastAction; ///< of any age: a chain from before it has another basis (SHR-D5)
    bool chainRebuilt = false;
    std::optional<double> vix; ///< points, of the evaluation date (SHR-Q17)
};

/// bd from the effective date of the latest split, special dividend, merger or spin-off of `symbol` in effect
/// on `date`; nothing if there is none. Ordinary dividends change no contract.
[[nodiscard]] std::optional<int> sessionsSinceAction(std::span<const market::CorporateAction> actions,
                                                     const std::string& symbol, base::Date date,
                                                     const calendar::Calendar& calendar);

/// Effective date of that event.
[[nodiscard]] std::optional<base::Date> lastContractAction(std::span<const market::CorporateAction> actions,
                                                           const std::string& symbol, base::Date date);

/// The context of a chain on the day of a snapshot, with end-of-day ages.
[[nodiscard]] QuoteContext endOfDayContext(const market::MarketSnapshot& snapshot,
                                           const market::OptionChain& chain,
                                           const calendar::Calendar& calendar, double maxSpread = 0.20);

/// Inputs of one contract. `trading` says that the leg is to be traded, so that SHR-Q17 applies.
[[nodiscard]] QuoteInputs quoteInputs(const market::OptionChain& chain, const market::ExpiryBlock& block,
                                      const ExpiryAnalytics& analytics, market::Right right,
                                      std::size_t index, const QuoteContext& context, bool trading);

} // namespace signalbox::chains
