// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluates the exits of an open long option from the chain of the day: its value is the bid (SHR-G5), its
// rules are those of Breakout (BRK-X) or ATR Matrix (ATR-X), each trigger with its level and how far away it
// is.
#pragma once

#include "engine/chains/expiry_memo.h"
#include "engine/exits/atr_exit.h"
#include "engine/exits/breakout_exit.h"
#include "engine/exits/position_exit.h"

#include <optional>
#include <span>

namespace signalbox::exits {

struct LongOptionMarket {
    base::Date today;
    std::shared_ptr<const market::OptionChain> chain; ///< null: no quotes today
    std::optional<double> underlyingClose;            ///< of today, where no chain says the price
    std::optional<double> rate;                       ///< zero rate, a fraction
    chains::QuoteContext quotes;
    std::span<const market::CorporateAction> dividends;
    /// Reused when it belongs to this chain; else the expiration is analysed here.
    std::shared_ptr<const chains::ChainAnalytics> analytics;
    std::shared_ptr<chains::ExpiryMemo> memo;     ///< shared with other parts of the day; null: none
    const calendar::Calendar* calendar = nullptr; ///< null: the standard one
    /// New shares per share of the contract as bought, by whole-number splits since: 2 after a 2-for-1. The
    /// exchange divides the strike and multiplies the contracts; everything here stays per share as bought.
    int splitRatio = 1;
    /// What the contract was worth at its expiration, once that is over: its value when nobody quotes it
    /// (SHR-T8).
    std::optional<base::Price> settled;
};

/// `mood` is that of the close before, or of today after the close (BRK-X1). The position must be one long
/// option. Fails only when a date is outside the calendar.
[[nodiscard]] base::Result<PositionExit> breakoutPositionExit(const book::Position& position,
                                                              const LongOptionMarket& market,
                                                              diagnosis::MarketMood mood,
                                                              const BreakoutExitParameters& parameters);

/// Closes of the underlying from the day of the entry to the session before today, Missing where none is
/// known: earlier targets and the highest close are folded from them, so that no state is kept (ATR-X6, X7).
[[nodiscard]] base::Result<PositionExit> atrPositionExit(const book::Position& position,
                                                         const LongOptionMarket& market,
                                                         std::span<const double> closesSinceEntry,
                                                         const AtrExitParameters& parameters);

} // namespace signalbox::exits
