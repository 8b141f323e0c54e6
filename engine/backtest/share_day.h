// SPDX-License-Identifier: GPL-3.0-or-later
// What ShareSystem makes of one session while it answers: the day as its strategy sees it, and the plan of a
// signal on it. Inside engine/backtest only.
#pragma once

#include "engine/backtest/share_system.h"

#include <memory>
#include <optional>

namespace signalbox::backtest {

struct ShareSystem::Day {
    market::MarketSnapshot snapshot;
    strategies::Context context;
    history::ShareChain chain;
};

/// The plan of a signal on the session after it, with the day that it was made on.
struct ShareSystem::Planned {
    std::unique_ptr<Day> day;
    entry::EntryEvaluation signal;
    std::optional<session::PlanResult> made; ///< absent while a halt forbids to ask
};

} // namespace signalbox::backtest
