// SPDX-License-Identifier: GPL-3.0-or-later
// Measures of an account's equity and of its closed trades (SHR-M). Absent means n/a, never zero.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/book/book.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace signalbox::stats {

/// r_t = (E_t - flows of t)/E_{t-1} - 1; one fewer than points (SHR-M1). A previous equity that is not
/// positive ends the series there.
[[nodiscard]] std::vector<double> dailyReturns(std::span<const book::EquityPoint> points);
/// SHR-M1. n/a with fewer than 20 returns or a standard deviation of 1e-12 or less.
[[nodiscard]] std::optional<double> sharpe(std::span<const double> returns, double rfAnnual);
/// SHR-M5. n/a when Sharpe is, or with no negative excess return.
[[nodiscard]] std::optional<double> sortino(std::span<const double> returns, double rfAnnual);
/// SHR-M2, a fraction, flows removed by chaining the daily returns; n/a under 30 calendar days.
[[nodiscard]] std::optional<double> cagr(std::span<const book::EquityPoint> points);
/// Equity relative to the first point with flows removed: what SHR-M2 and SHR-M3 are measured on. Ends where
/// the daily returns end; empty without a positive first point.
[[nodiscard]] std::vector<double> equityGrowth(std::span<const book::EquityPoint> points);
/// SHR-M3, a fraction >= 0 over the equity with flows removed; n/a without points.
[[nodiscard]] std::optional<double> maxDrawdown(std::span<const book::EquityPoint> points);

/// Counts and sums over closed trades (SHR-M4). A trade wins when its net P/L is above zero.
struct TradeTotals {
    int trades = 0;
    int wins = 0;
    int losses = 0;
    base::Money grossWin;
    base::Money grossLoss; ///< positive
    base::Money net;
    [[nodiscard]] std::optional<double> winRate() const;           ///< n/a without trades
    [[nodiscard]] std::optional<double> profitFactor() const;      ///< n/a if there is no loss
    [[nodiscard]] bool smallSample() const { return trades < 30; } ///< SHR-M7
};
[[nodiscard]] TradeTotals totals(std::span<const base::Money> netPls);

/// SHR-M6, one value per trade; n/a before `window` trades. Input in order of (close time, id).
[[nodiscard]] std::vector<std::optional<double>> rollingWinRate(std::span<const base::Money> netPls,
                                                                int window);
[[nodiscard]] std::vector<std::optional<double>> rollingProfitFactor(std::span<const base::Money> netPls,
                                                                     int window);
/// The last `window` trades only; n/a with fewer.
[[nodiscard]] std::optional<double> lastWinRate(std::span<const base::Money> netPls, int window);
[[nodiscard]] std::optional<double> lastProfitFactor(std::span<const base::Money> netPls, int window);

/// One trade with what success is measured by.
struct ClosedTrade {
    int id = 0;
    base::Date openedOn;
    base::Date closedOn;
    base::Money netPl;
    base::Money maxLoss; ///< at entry
};
/// Closed trades of a strategy (all if empty), by (close date, id).
[[nodiscard]] std::vector<ClosedTrade> closedTrades(const book::Book& book, const std::string& strategy = {});
[[nodiscard]] std::vector<base::Money> netPls(std::span<const ClosedTrade> trades);
/// Sum of net P/L over sum of max loss (SHR-M5); n/a without risk.
[[nodiscard]] std::optional<double> returnOnRisk(std::span<const ClosedTrade> trades);
/// Mean holding in calendar days; n/a without trades.
[[nodiscard]] std::optional<double> averageDaysHeld(std::span<const ClosedTrade> trades);
/// Sessions with an open position over all sessions given (SHR-M5); n/a without sessions. A position counts
/// from its opening to the session before its closing.
[[nodiscard]] std::optional<double> exposure(std::span<const base::Date> sessions,
                                             std::span<const book::Position> positions);
/// The same for what is no position of a book: opening and closing date of each trade. Sessions in order.
struct Holding {
    base::Date openedOn;
    std::optional<base::Date> closedOn;
};
[[nodiscard]] std::optional<double> exposureOf(std::span<const base::Date> sessions,
                                               std::span<const Holding> holdings);

} // namespace signalbox::stats
