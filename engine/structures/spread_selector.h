// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the put credit spread of Optimus from a chain (OPT-C1..C5), analysing only the expiration it trades.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/chains/chain_analytics.h"
#include "engine/chains/quote_inputs.h"
#include "engine/structures/selector_parameters.h"
#include "engine/structures/strike_selector.h"
#include "engine/structures/trade_plan.h"

#include <memory>
#include <optional>
#include <string>

namespace signalbox::structures {

struct SelectorInputs {
    std::shared_ptr<const market::OptionChain> chain; ///< null: refused, "no option chain"
    std::optional<double> rate;                       ///< zero rate, a fraction (chains/rate.h)
    chains::QuoteContext quotes;
    SelectorParameters parameters;
    bool highVol = false; ///< effective regime High Vol: other delta and width (OPT-C2)
    std::string strategy = "optimus";
    bool provisional = true; ///< made after the close (OPT-T7)
    /// Reused when it belongs to this chain; else the expiration is analysed here.
    std::shared_ptr<const chains::ChainAnalytics> analytics;
    const calendar::Calendar* calendar = nullptr; ///< null: the standard one
};

/// A plan, or the refusal with every candidate that was looked at. The package tick class comes from the
/// product facts: an underlying without them is refused (SHR-N4).
[[nodiscard]] Selection selectPutCreditSpread(const SelectorInputs& inputs);

} // namespace signalbox::structures
