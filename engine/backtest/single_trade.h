// SPDX-License-Identifier: GPL-3.0-or-later
// The life of one trade by itself, from its entry to the exit that the rules order, without any account: what
// a blocked signal would have made (a frozen hypothetical trade of one contract).
#pragma once

#include "engine/backtest/run.h"

namespace signalbox::backtest {

/// When and how the closing of a position trades (SHR-J5): the one rule of runs and of single trades.
[[nodiscard]] inline bool closingDue(const Trade& trade, bool ordered, int session) {
    return ordered || session >= trade.timeStop;
}

/// Prices at which studies fill (OPT-T8 for Kind::Rules).
[[nodiscard]] base::Price exitFill(const System& system, const Trade& trade, const Mark& mark,
                                   const FillAssumption& fill);
/// Nothing when a study leaves no credit.
[[nodiscard]] std::optional<base::Price> entryFill(const System& system, const Order& order,
                                                   const FillAssumption& fill);
/// Entry or exit fees of a trade, all legs and contracts (SHR-N8).
[[nodiscard]] base::Money tradeFees(const Trade& trade, base::Money feePerContract);

/// Opens `trade` (its price and date are set) on `session` and follows it to its exit, at most to
/// `lastSession`; still open then, with the P/L of its last mark.
[[nodiscard]] base::Result<Trade> liveThrough(const System& system, Trade trade, int session, int lastSession,
                                              base::Money feePerContract, const calendar::Calendar& calendar,
                                              const FillAssumption& fill = {});

} // namespace signalbox::backtest
