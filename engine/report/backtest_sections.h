// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of the report of a backtest; each is empty when it has nothing to say, else ends with LF.
#pragma once

#include "engine/lab/analysis/run_card.h"

#include <optional>
#include <string>

namespace signalbox::report {

/// "12.3%", or "n/a".
[[nodiscard]] std::string percentText(const std::optional<double>& fraction, int decimals = 1);
/// "1.84", or "n/a".
[[nodiscard]] std::string realText(const std::optional<double>& value, int decimals = 2);
/// " (small sample)" below 30 (SHR-M7), else empty.
[[nodiscard]] std::string sampleMark(bool smallSample);

[[nodiscard]] std::string backtestHeader(const lab::RunCard& card, const lab::Analysis& analysis);
/// Empty for a run of one system.
[[nodiscard]] std::string backtestStrategies(const lab::Analysis& analysis);
[[nodiscard]] std::string backtestTrades(const backtest::RunResult& run, const lab::Analysis& analysis);
[[nodiscard]] std::string backtestEquity(const backtest::RunResult& run, const lab::Analysis& analysis);
[[nodiscard]] std::string backtestStatistics(const lab::Analysis& analysis);
[[nodiscard]] std::string backtestCertainty(const lab::Analysis& analysis);
[[nodiscard]] std::string backtestGates(const lab::Analysis& analysis);
[[nodiscard]] std::string backtestAttribution(const lab::Analysis& analysis);
[[nodiscard]] std::string backtestGreeks(const lab::Analysis& analysis);
[[nodiscard]] std::string backtestMonths(const lab::Analysis& analysis);
[[nodiscard]] std::string backtestDrawdowns(const lab::Analysis& analysis);
[[nodiscard]] std::string backtestDistribution(const lab::Analysis& analysis);
[[nodiscard]] std::string backtestPrices(const lab::RunCard& card, const backtest::RunResult& run,
                                         const lab::Analysis& analysis);
[[nodiscard]] std::string backtestFills(const lab::RunCard& card);
/// ATR-L4; empty for a run without ATR Matrix.
[[nodiscard]] std::string backtestLearning(const lab::Analysis& analysis);

} // namespace signalbox::report
