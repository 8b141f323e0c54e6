// SPDX-License-Identifier: GPL-3.0-or-later
// Turns one option chain into the rows a backtest trades on: our own implied volatility and delta, and the
// codes of SHR-Q as `plan` sees them, made once for every run that follows.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/chains/quote_inputs.h"
#include "engine/columns/quote_history.h"
#include "engine/market/option_chain.h"

#include <optional>

namespace signalbox::history {

/// Grows whenever the same chain would give other rows, so that files made before are made again.
inline constexpr int ChainRowsVersion = 1;
/// Longest life in calendar days that history keeps by default: what OPT-C1 and BRK may enter, and more.
inline constexpr int MostRowsDte = 95;
/// Relative spread of SHR-Q6 for which the codes are made.
inline constexpr double CodesMaxSpread = 0.20;

struct ChainRowsInputs {
    const market::OptionChain* chain = nullptr;
    chains::QuoteContext quotes; ///< its `maxSpread` is not read
    std::optional<double> rate;  ///< zero rate, a fraction (chains/rate.h)
    const calendar::Calendar* calendar = nullptr;
    int maxDte = MostRowsDte;
};

/// The rows of the session quotes.evaluationDate. Expirations beyond `maxDte` and adjusted ones (SHR-Q7) are
/// not in it; rows with a price that 32 bits of $0.0001 cannot hold are left out and counted. Fails when the
/// date is no session.
[[nodiscard]] base::Result<columns::QuoteSessionBuffer> chainRows(const ChainRowsInputs& inputs);

} // namespace signalbox::history
