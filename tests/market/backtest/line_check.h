// SPDX-License-Identifier: GPL-3.0-or-later
// Holds every session of a run against the plain signals: decision, gates, filters, regime, the book that
// follows from the fills, and what became of each signal.
#pragma once

#include "engine/backtest/optimus_system.h"
#include "plain_account.h"

namespace signalbox::recount {

struct LineCheck {
    std::vector<std::string> problems; ///< one line each, session first
    int sessions = 0;
    int passedGates = 0; ///< of the recount
    int signals = 0;     ///< of the recount
    int traded = 0;
    int capacity = 0, spacing = 0, filtered = 0, halted = 0; ///< sessions that each stopped
    std::vector<Day> breaker;
    std::vector<std::string> untraded; ///< signals without a trade and why, as the recount finds it
    [[nodiscard]] std::string firstProblems() const;
};

/// Size and conviction of every signal too, at the price that `system` proposes. The account starts with
/// $500,000.
[[nodiscard]] LineCheck checkLines(const backtest::RunResult& run, const backtest::OptimusSystem& system,
                                   const PlainMarket& market, const PlainSignals& signals,
                                   const PlainRules& rules);

} // namespace signalbox::recount
