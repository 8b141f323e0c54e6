// SPDX-License-Identifier: GPL-3.0-or-later
// How sure the numbers of a run are: intervals by block bootstrap, and the courses the account might have
// taken. Everything says from which seed (SHR-J3).
#pragma once

#include "engine/backtest/run_result.h"
#include "engine/stats/bootstrap.h"
#include "engine/stats/monte_carlo.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::lab {

struct IntervalLine {
    std::string key; ///< mean_trade_pl (dollars), win_rate, profit_factor, sharpe
    std::optional<double> value;
    std::optional<stats::Interval> interval; ///< n/a with fewer than 2 values or without a value
    int sample = 0;                          ///< trades, or daily returns for sharpe
    double meanBlock = 0;
    bool smallSample =
        false; ///< fewer than 30 closed trades (SHR-M7), for sharpe too: it is they that move it
};
/// `netPls` of the closed trades by (close date, id); `returns` are the daily ones.
[[nodiscard]] std::vector<IntervalLine> intervals(std::span<const base::Money> netPls,
                                                  std::span<const double> returns, double rfAnnual,
                                                  const stats::BootstrapSettings& settings,
                                                  const base::Executor& executor);

/// What each closed trade earned as a fraction of the equity at the close before it was opened (at the first
/// close of the run if there is none), by (close date, id).
[[nodiscard]] std::vector<double> tradeReturns(const backtest::RunResult& run,
                                               std::span<const base::Date> sessions);

/// Closed trades by (close date, id) (SHR-M6).
[[nodiscard]] std::vector<const backtest::Trade*> closedInOrder(std::span<const backtest::Trade> trades);

} // namespace signalbox::lab
