// SPDX-License-Identifier: GPL-3.0-or-later
// The channel PORTFOLIO_DIGEST: the account after the close (ATR-C).
#pragma once

#include "engine/book/book.h"
#include "engine/session/day_state.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::report {

struct PortfolioDigestInputs {
    base::Date date;
    const book::Book* book = nullptr;                  ///< at the close of the day, marked
    std::span<const session::PositionState> positions; ///< every open one
};
/// Equity, P/L of the day and in total, heat, cash, open positions with P/L, DTE and Greeks, what was closed
/// today with losses first, measures with their counts, a WARNING at a drawdown of 10% (ATR-F1). An absent
/// number is n/a.
[[nodiscard]] std::vector<std::string> portfolioDigestLines(const PortfolioDigestInputs& inputs);

} // namespace signalbox::report
