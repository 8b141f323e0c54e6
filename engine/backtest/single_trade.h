// SPDX-License-Identifier: GPL-3.0-or-later
// The life of one trade by itself, from its entry to the exit that the rules order, without any account: what
// a blocked signal would have made (a frozen hypothetical trade of one contract).
#pragma once

#include "engine/backtest/run.h"

namespace signalbox::backtest {

/// Prices at which studies fill (OPT-T8 for Kind::Rules).
[[nodiscard]] base::Price exitFill(const System& system, const Trade& trade, const Mark& mark,
                                   const FillAssumption& fill);
/// Nothing when a study leaves no credit.
[[nodiscard]] std::optional<base::Price> entryFill(const System& system, const Order& order,
                                                   const FillAssumption& fill);
/// Entry or exit fees of so many contracts of a trade, all legs (SHR-N8).
[[nodiscard]] base::Money tradeFees(const Trade& trade, std::int64_t contracts, base::Money feePerContract);

/// Opens `trade` (its price and date are set) on `session` and follows it to its exit, at most to
/// `lastSession`; still open then, with the P/L of its last mark.
[[nodiscard]] base::Result<Trade> liveThrough(const System& system, Trade trade, int session, int lastSession,
                                              base::Money feePerContract, const calendar::Calendar& calendar,
                                              const FillAssumption& fill = {});

} // namespace signalbox::backtest
