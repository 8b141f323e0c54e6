// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluates the exits of an open credit spread from the chain of the day.
#pragma once

#include "engine/book/position.h"
#include "engine/chains/quote_inputs.h"
#include "engine/exits/optimus_exit.h"
#include "engine/structures/position_greeks.h"

#include <memory>
#include <optional>
#include <vector>

namespace signalbox::exits {

struct PositionExitInputs {
    base::Date today;
    diagnosis::Regime regime = diagnosis::Regime::Unknown; ///< effective
    std::shared_ptr<const market::OptionChain> chain;      ///< null: no quotes today
    std::optional<double> rate;                            ///< zero rate, for the bounds of SHR-Q11/Q12
    chains::QuoteContext quotes;
    ExitParameters parameters;
    /// Reused when it belongs to this chain; else the expiration is analysed here.
    std::shared_ptr<const chains::ChainAnalytics> analytics;
    const calendar::Calendar* calendar = nullptr; ///< null: the standard one
};

struct PositionExit {
    ExitDecision decision;
    std::vector<structures::LegQuote> legQuotes;   ///< parallel to position.legs; empty quotes where none
    std::optional<structures::GreekTotals> greeks; ///< of the contracts open
    std::optional<double> spot;                    ///< that came with the chain
    std::optional<double>
        spotDistance;              ///< points from spot to the short strike, positive while out of the money
    bool longStrikePassed = false; ///< spot at or past the long strike (OPT-M2)
};

/// The position must be an open vertical credit spread, short leg first. Fails only when a date is outside
/// the calendar.
[[nodiscard]] base::Result<PositionExit> evaluatePositionExit(const book::Position& position,
                                                              const PositionExitInputs& inputs);

} // namespace signalbox::exits
