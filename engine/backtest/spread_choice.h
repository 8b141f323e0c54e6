// SPDX-License-Identifier: GPL-3.0-or-later
// The strikes of a put credit spread from quotes in columns (OPT-C1..C4): the selection of the live day on
// the rows of one session.
#pragma once

#include "engine/history/quotes.h"
#include "engine/market/product.h"
#include "engine/structures/selector_parameters.h"

#include <optional>
#include <string>

namespace signalbox::backtest {

struct SpreadChoice {
    std::size_t expiry = 0; ///< index into the session's expiries
    std::size_t shortRow = 0;
    std::size_t longRow = 0;
    base::Price limit;
    base::Price width;
    int dte = 0;
};
struct SpreadAnswer {
    std::optional<SpreadChoice> choice;
    std::string refusal; ///< why there is none
};
/// `date` is that of the session. `highVol`: effective regime High Vol at the signal (OPT-C2).
[[nodiscard]] SpreadAnswer chooseSpread(const history::Quotes& quotes, int session, base::Date date,
                                        bool highVol, const structures::SelectorParameters& parameters,
                                        market::TickClass packageTicks);

} // namespace signalbox::backtest
