// SPDX-License-Identifier: GPL-3.0-or-later
// The single path of a day (OPT-T7): diagnosis, regime, exits, gates, construction, conviction, size,
// verdict, dashboard. A pure function of what it is given; commands, window, daily routine and replay call
// this one.
#pragma once

#include "engine/session/day_state.h"
#include "engine/session/plan.h"
#include "engine/strategies/strategy.h"

#include <stop_token>

namespace signalbox::session {

struct DayInputs {
    const strategies::Strategy* strategy = nullptr;
    std::string underlying;
    base::Date date;
    const market::MarketSnapshot* snapshot = nullptr;
    const book::Book* book = nullptr; ///< as known at the close of `date`
    const params::ParameterSet* parameters = nullptr;
    const calendar::Calendar* calendar = nullptr;
    /// Columns made earlier for the same series and parameters; absent: made here.
    std::shared_ptr<const strategies::Prepared> prepared;
    std::shared_ptr<const chains::ChainAnalytics> analytics;
    /// Shared by several evaluations of the same day; absent: made here.
    std::shared_ptr<chains::ExpiryMemo> memo;
    bool allGates = false;
    bool hypothetical = false;
    bool planWanted = true;  ///< false: `evaluate`, which needs no chain
    bool forDisplay = false; ///< also chart, ribbon, closed trades, sentence
    bool provisional = true;
    std::string mode = "PAPER"; ///< PAPER, LIVE, BACKTEST
};

struct DayResult {
    DayState state;
    std::optional<book::Approval> approval;
    std::shared_ptr<const strategies::Prepared> prepared;
    strategies::Context context; ///< for what follows on the same day; points into the inputs
};

/// The context of a day with halts and prepared columns.
[[nodiscard]] base::Result<strategies::Context> contextOf(const DayInputs& inputs);
/// Fails for broken inputs only; a cancelled day is a Cancelled error.
[[nodiscard]] base::Result<DayResult> evaluateDay(const DayInputs& inputs, std::stop_token stop = {});

} // namespace signalbox::session
