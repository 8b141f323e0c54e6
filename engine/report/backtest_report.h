// SPDX-License-Identifier: GPL-3.0-or-later
// What `signalbox backtest` prints: one run with everything measured on it, for a terminal. Canonical
// English, C locale, LF.
#pragma once

#include "engine/lab/analysis/run_card.h"

#include <string>

namespace signalbox::report {

/// The whole report; ends with LF. The order: span and parameters, warnings, trades, equity, statistics with
/// aims, certainty, gates, attribution, P/L by Greek, months, drawdowns, distribution, prices, fills, time.
/// What a strategy says beyond it comes after (closing_text.h).
[[nodiscard]] std::string backtestText(const lab::RunCard& card, const backtest::RunResult& run,
                                       const lab::Analysis& analysis);

} // namespace signalbox::report
