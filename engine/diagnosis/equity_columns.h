// SPDX-License-Identifier: GPL-3.0-or-later
// What Breakout and ATR Matrix read of one share or fund, as dense columns over calendar sessions, made once
// per series: averages, ranges, scores, volumes, and the rank of its own implied volatility. Every column is
// causal, so one set serves every day of a backtest.
#pragma once

#include "engine/diagnosis/optimus_columns.h"

namespace signalbox::diagnosis {

/// Null where there is no such series.
struct EquitySeries {
    SeriesPointer price;
    SeriesPointer iv30; ///< 30-day at-the-money volatility, a fraction (ATR-O1)
};
[[nodiscard]] EquitySeries equitySeries(const market::MarketSnapshot& snapshot, const std::string& symbol);

struct EquityColumns {
    EquitySeries series;
    int firstSession = 0;          ///< of the price
    int lastSession = -1;          ///< of the price; -1: it has no bar
    std::vector<base::Date> dates; ///< from firstSession to lastSession

    Column open, high, low, close, volume;
    Column ema10, sma20, sma50, sma100, sma200, atr14;
    Column meanVolume;   ///< of the 20 sessions before, today excluded (ATR-E5)
    Column dollarVolume; ///< mean of close x volume over 20 sessions, today included (BRK-U1, ATR-U1)
    Column zPrice, zVol; ///< BRK-S1
    Column iv30, ivRank; ///< the stored volatility and its rank (ATR-O1)
    Column hv20Rank;     ///< the same rank of HV20, the proxy that a backtest may name
    BarCount bars;

    /// The session number of a date inside the columns.
    [[nodiscard]] std::optional<int> sessionOf(base::Date date) const;
    [[nodiscard]] base::Date dateOf(int session) const {
        return dates[static_cast<std::size_t>(session - firstSession)];
    }
};

/// Fails only for dates outside the calendar. A series that is null gives Missing columns.
[[nodiscard]] base::Result<std::shared_ptr<const EquityColumns>>
buildEquityColumns(EquitySeries series, const calendar::Calendar& calendar,
                   std::optional<base::Date> historyStart = {});

} // namespace signalbox::diagnosis
