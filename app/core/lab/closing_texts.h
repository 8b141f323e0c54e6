// SPDX-License-Identifier: GPL-3.0-or-later
// The texts that close a backtest of strategies that buy options, in the order in which they are read: one
// list for the command and the window.
#pragma once

#include "app/core/lab/finished_backtest.h"
#include "engine/base/executor.h"
#include "engine/params/parameter_set.h"

namespace signalbox::app {

/// The learning baseline of ATR Matrix where it traded (ATR-L4), and the honest expectation of a run of
/// Breakout alone (BRK-H1). Empty for others. Simulates; the same on any number of threads.
[[nodiscard]] std::vector<report::ClosingText> closingTexts(const FinishedBacktest& result,
                                                            const params::ParameterSet& parameters,
                                                            const base::Executor& executor);

} // namespace signalbox::app
