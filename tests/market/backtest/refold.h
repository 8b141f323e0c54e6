// SPDX-License-Identifier: GPL-3.0-or-later
// Folds a run's trade list into cash, marks and equity once more, and follows every trade by the exit rules
// on the marks of its sessions: what must add up whatever the prices are.
#pragma once

#include "engine/backtest/optimus_system.h"
#include "plain_signals.h"

namespace signalbox::recount {

struct RefoldInputs {
    const backtest::RunResult* run = nullptr;
    const backtest::OptimusSystem* system = nullptr;
    const PlainMarket* market = nullptr;
    const PlainSignals* signals = nullptr;
    const PlainRules* rules = nullptr;
    Day first; ///< session of the first line
};

/// Cash + open marks = equity and heat on every session; the trades sum to the change of equity; fees, max
/// loss and P/L of each. One line per problem.
[[nodiscard]] std::vector<std::string> refoldMoney(const RefoldInputs& inputs);
/// Triggers, fills and reasons of every trade by SHR-J5 and OPT-X. One line per problem.
[[nodiscard]] std::vector<std::string> followExits(const RefoldInputs& inputs);
/// OPT-P1, SHR-A3 at every entry, OPT-E1, and OPT-B3 with the days on which the breaker fired.
[[nodiscard]] std::vector<std::string> holdLimits(const RefoldInputs& inputs,
                                                  const std::vector<Day>& breaker);

} // namespace signalbox::recount
