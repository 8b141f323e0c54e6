// SPDX-License-Identifier: GPL-3.0-or-later
// The aims of Optimus beside what was measured, and what is possible at all under the caps (OPT-F1). Aims
// never tune a parameter.
#pragma once

#include "engine/stats/performance.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::stats {

/// L/(L+G) with L = multiplier - 1 and G = target fraction: 66.7% at 2.0 and 50% (SHR-L2).
[[nodiscard]] double breakEvenWinRate(double stopMultiplier, int profitTargetPct);
/// Expected profit factor when wins end at the target and losses at the stop; n/a when nothing is lost.
[[nodiscard]] std::optional<double> plannedProfitFactor(double winRate, double stopMultiplier,
                                                        int profitTargetPct);

/// Best possible annual return: every trade wins its target, slots never empty.
struct Feasibility {
    double gainPerWin = 0;    ///< fraction of equity
    double tradesPerYear = 0; ///< slots x 365 / shortest average holding
    double bestAnnualReturn = 0;
    [[nodiscard]] std::string line() const; ///< one sentence for the report
};
/// `winPerTrade` is the profit of one trade at its target, all contracts. equity > 0, days > 0.
[[nodiscard]] Feasibility feasibility(base::Money winPerTrade, base::Money equity, int maxConcurrent,
                                      int averageDays);

/// One month of closed trades.
struct MonthRow {
    std::chrono::year_month month{};
    int trades = 0;
    int wins = 0;
    base::Money net;
    std::optional<double> incomeOnEquity; ///< net P/L over sleeve equity at the month's start
    std::optional<double> incomeOnHeat;   ///< over the mean heat of the month's sessions
};
/// What a month needs besides trades: one row per session.
struct SessionHeat {
    base::Date date;
    base::Money sleeveEquity; ///< at the previous close
    base::Money heat;
};
/// Every month from the first to the last session, months without a trade included.
[[nodiscard]] std::vector<MonthRow> monthlyTable(std::span<const ClosedTrade> trades,
                                                 std::span<const SessionHeat> sessions);

/// One line of the table of aims.
struct Criterion {
    std::string key; ///< sharpe, win_rate, profit_factor, max_drawdown, avg_days_held, monthly_income,
                     ///< monthly_income_on_heat, cagr
    std::string aim; ///< ">= 0.8"; canonical English
    std::optional<double> value;
    std::optional<bool> met; ///< n/a without a value
    int sample = 0;          ///< trades, months or returns behind it (SHR-M7)
    bool smallSample = false;
};
struct SuccessInputs {
    std::span<const book::EquityPoint> equity;
    std::span<const ClosedTrade> trades;
    std::span<const MonthRow> months;
    double rfAnnual = 0;
};
[[nodiscard]] std::vector<Criterion> successTable(const SuccessInputs& inputs);

} // namespace signalbox::stats
