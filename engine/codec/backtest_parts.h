// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON objects behind `backtest --json`, before they become text.
#pragma once

#include "engine/codec/canonical_json.h"
#include "engine/lab/analysis/run_card.h"

namespace signalbox::codec {

/// One element of "trades"; `split` and `prices` are those of the trade, null without.
[[nodiscard]] Json backtestTrade(const backtest::Trade& trade, const lab::TradeSplit* split,
                                 const lab::TradeProvenance* prices);
[[nodiscard]] Json greekParts(const lab::GreekParts& parts);
/// quotes, model (fractions, null without prices) and the counts behind them.
[[nodiscard]] Json originShares(const lab::OriginCounts& counts);

/// The parts of the answer, each of them additive to commands.md unless named there.
[[nodiscard]] Json backtestStatistics(const lab::Analysis& analysis);
/// Per strategy of an account what belongs to its trades alone.
[[nodiscard]] Json backtestStrategies(const lab::Analysis& analysis);
[[nodiscard]] Json backtestCriteria(const lab::Analysis& analysis);
[[nodiscard]] Json backtestGates(const lab::Analysis& analysis, bool filters);
[[nodiscard]] Json backtestSignals(const lab::Analysis& analysis);
[[nodiscard]] Json backtestMonths(const lab::Analysis& analysis);
[[nodiscard]] Json backtestDrawdowns(const lab::Analysis& analysis);
[[nodiscard]] Json backtestAttribution(const lab::Analysis& analysis);
[[nodiscard]] Json backtestCertainty(const lab::Analysis& analysis);
[[nodiscard]] Json backtestFills(const lab::RunCard& card);
/// ATR-L4; null for a run without ATR Matrix.
[[nodiscard]] Json backtestLearning(const lab::Analysis& analysis);

} // namespace signalbox::codec
