// SPDX-License-Identifier: GPL-3.0-or-later
// The machine-readable answer of `backtest --json` (spec/commands.md) with what was measured beyond it.
#pragma once

#include "engine/lab/analysis/run_card.h"

#include <string>

namespace signalbox::codec {

/// Canonical JSON: one line, sorted keys, numbers in full precision, amounts in dollars, missing is null.
/// Everything but "run" is the same for the same inputs on any machine and number of threads.
[[nodiscard]] std::string backtestJson(const lab::RunCard& card, const backtest::RunResult& run,
                                       const lab::Analysis& analysis);

} // namespace signalbox::codec
