// SPDX-License-Identifier: GPL-3.0-or-later
// What the trades of a Breakout backtest let one expect of a year, said as honestly as the rules ask (BRK-H).
#pragma once

#include "app/core/lab/finished_backtest.h"
#include "engine/params/breakout_parameters.h"
#include "engine/report/expectation_text.h"

namespace signalbox::app {

/// p, payoff and stake from the closed trades of a run of Breakout alone, shrunk as for a live order (BRK-K2,
/// K3, K4); without an edge the stake is that of a probe (BRK-K5). Trades a year by the length of the span.
[[nodiscard]] report::ExpectationReport expectationOf(const FinishedBacktest& result,
                                                      const params::BreakoutParameters& parameters);

} // namespace signalbox::app
