// SPDX-License-Identifier: GPL-3.0-or-later
// What trades on the snapshot of a day (OPT-T4, T6, T8, SHR-J5): closings decided earlier, time stops due
// today, entries signalled on the session before. Nothing trades on the snapshot that produced it, except
// exits that need no quotes.
#pragma once

#include "engine/routine/symbol_day.h"

#include <span>
#include <string>

namespace signalbox::routine {

/// Fills pending closings and those exits of the day that need no quotes to decide (SHR-J5).
[[nodiscard]] base::Status executeClosings(const SymbolDay& symbol, Ledger& ledger);
/// Ends or fills opening tickets made by a person; then the entry by policy.
[[nodiscard]] base::Status executeEntries(const SymbolDay& symbol, Ledger& ledger);

/// Entry and exit fees of a number of contracts over all legs (SHR-N8).
[[nodiscard]] base::Money feesOf(const params::AccountParameters& account,
                                 std::span<const structures::Leg> legs, std::int64_t contracts);
/// The next client order id of a strategy, symbol and signal date (SHR-J7).
[[nodiscard]] std::string nextOrderId(const book::Book& book, const std::string& strategy,
                                      const std::string& underlying, base::Date signalDate);

} // namespace signalbox::routine
