// SPDX-License-Identifier: GPL-3.0-or-later
// The account as a decision sees it: equity of the previous close, sleeves, drawdown, halts in force. Folded
// from the book and the parameters, nothing else (SHR-A).
#pragma once

#include "engine/book/book.h"
#include "engine/calendar/calendar.h"
#include "engine/params/parameter_set.h"
#include "engine/strategies/strategy.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::session {

[[nodiscard]] risk::EnabledStrategies enabledStrategies(const params::AccountParameters& account);

/// What the account was worth on a day: the equity that the day close journaled, where the day is closed;
/// else cash and open positions at the marks in the book.
struct AccountEquity {
    base::Money equity;
    bool dayClosed = false;
    double drawdown = 0; ///< of that equity below its high-water mark, fraction
};
[[nodiscard]] AccountEquity accountEquity(const book::Book& book, base::Date date);

/// Weight x account equity, floored to cents (SHR-A2).
[[nodiscard]] base::Money sleeveEquity(const params::AccountParameters& account, const std::string& strategy,
                                       base::Money accountEquity);
/// The same with the weight of a strategy that brings its own.
[[nodiscard]] base::Money sleeveEquity(const params::AccountParameters& account,
                                       const strategies::Strategy& strategy, base::Money accountEquity);

/// Halts that forbid an entry on the session after `date` (OPT-E, OPT-B, OPT-F2, SHR-A3): CIRCUIT_BREAKER,
/// FAILURE_HALT, ACCOUNT_SUSPENDED, in that order; LOSS_STREAK and DAILY_LOSS for ATR Matrix.
struct HaltState {
    std::vector<std::string> codes;
    risk::BreakerStatus breaker;
    std::string accountReason; ///< DAILY_LOSS or DRAWDOWN_HALT, with ACCOUNT_SUSPENDED
};
[[nodiscard]] base::Result<HaltState> haltsInForce(const book::Book& book,
                                                   const strategies::Strategy& strategy,
                                                   const strategies::Context& context);

/// What sizing needs (SHR-A2). `aggregateDelta` is that of the strategy's open positions.
[[nodiscard]] strategies::SizingFacts sizingFacts(const book::Book& book,
                                                  const strategies::Strategy& strategy,
                                                  const strategies::Context& context,
                                                  std::optional<double> aggregateDelta);

/// What the risk desk needs.
[[nodiscard]] risk::RiskContext riskContext(const book::Book& book, const strategies::Strategy& strategy,
                                            const strategies::Context& context,
                                            const entry::EntryEvaluation& evaluation,
                                            std::optional<double> aggregateDelta);

/// Wins among the last ten closed trades of a strategy, and how many it closed.
struct RecentTrades {
    int closed = 0;
    int winsLast10 = 0;
};
[[nodiscard]] RecentTrades recentTrades(const book::Book& book, const std::string& strategy);

} // namespace signalbox::session
