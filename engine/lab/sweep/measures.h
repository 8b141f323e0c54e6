// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of one run that a sweep keeps (SHR-M): of the whole span, or of a window inside it.
#pragma once

#include "engine/backtest/run_result.h"

#include <cstdint>
#include <optional>
#include <span>

namespace signalbox::lab {

/// Absent means n/a, never zero.
struct Measures {
    int trades = 0;       ///< closed in the window
    std::int64_t net = 0; ///< cents: change of equity over the window, open positions at their marks
    std::optional<double> winRate, profitFactor; ///< fractions of closed trades
    std::optional<double> sharpe, sortino, cagr; ///< of daily equity; cagr as a fraction
    std::optional<double> maxDrawdown;           ///< fraction >= 0
    std::optional<double> avgDaysHeld;           ///< calendar days
    std::optional<double> exposure;              ///< fraction of sessions with an open position
    std::optional<double> returnOnRisk;          ///< fraction
    int halts = 0;                               ///< breaker and OPT-F2; of the whole run
    int returns = 0;                             ///< daily returns behind the ratios
    std::optional<double> skewness, kurtosis;    ///< of the daily returns; kurtosis 3 for normal
    bool operator==(const Measures&) const = default;
};

/// Measures of the sessions first..last (positions in `sessions`, inclusive). `sessions` are the dates of
/// RunResult::sessions. Returns begin at the session before the window, where there is one.
[[nodiscard]] Measures measure(const backtest::RunResult& run, std::span<const base::Date> sessions,
                               std::size_t first, std::size_t last, double rfAnnual = 0);
/// Of the whole run; nothing but zeros for a run without sessions.
[[nodiscard]] Measures measure(const backtest::RunResult& run, std::span<const base::Date> sessions,
                               double rfAnnual = 0);

/// Sessions of the window with an open position: from its opening to the session before its closing (SHR-M5).
/// `window`: consecutive sessions.
[[nodiscard]] std::size_t heldSessions(const backtest::RunResult& run, std::span<const base::Date> window);

} // namespace signalbox::lab
