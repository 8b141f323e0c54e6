// SPDX-License-Identifier: GPL-3.0-or-later
// The indicators of the rules (SHR-I), each over one dense column of sessions. A value is Missing (NaN) until
// there is enough data, where the session itself has no bar, and where too many bars of its window are
// missing (SHR-D3a). Value t never depends on anything after t.
#pragma once

#include "engine/indicators/session_bars.h"

#include <span>
#include <vector>

namespace signalbox::indicators {

/// Mean of the last n values including today (SHR-I1). n >= 1.
[[nodiscard]] std::vector<double> sma(std::span<const double> x, int n);
/// Seeded by the SMA of the first n values (SHR-I2). n >= 1.
[[nodiscard]] std::vector<double> ema(std::span<const double> x, int n);

struct Bollinger {
    std::vector<double> middle, sigma, lower, upper;
};
/// Population deviation of the same n closes (SHR-I3).
[[nodiscard]] Bollinger bollinger(std::span<const double> close, int n, double k);

/// Wilder's RSI in percent (SHR-I4).
[[nodiscard]] std::vector<double> rsi(std::span<const double> close, int n);

struct Macd {
    std::vector<double> macd, signal, histogram;
};
/// SHR-I5. All three columns begin together, with the first value of the signal (SHR-D3a: 35 bars at the
/// defaults), except `macd` itself, which begins with the slow average.
[[nodiscard]] Macd macd(std::span<const double> close, int fast = 12, int slow = 26, int signalPeriod = 9);

/// True range against the close of the previous session; Missing when that session has no bar (SHR-I6).
[[nodiscard]] std::vector<double> trueRange(std::span<const double> high, std::span<const double> low,
                                            std::span<const double> close);
/// Wilder's average of the true range (SHR-I6).
[[nodiscard]] std::vector<double> atr(std::span<const double> high, std::span<const double> low,
                                      std::span<const double> close, int n);
/// Against mean and sample deviation of the n values before today (SHR-I7). n >= 2.
[[nodiscard]] std::vector<double> zScore(std::span<const double> x, int n);
/// Percent of the n values before today that lie strictly below today's (SHR-I8).
[[nodiscard]] std::vector<double> percentileRank(std::span<const double> x, int n);
/// Annualised sample deviation of the last n log returns, as a fraction (SHR-I9). n >= 2.
[[nodiscard]] std::vector<double> historicalVolatility(std::span<const double> close, int n);
/// Consecutive closes each strictly above the previous session's, ending today; 0 at the first bar (SHR-I10).
[[nodiscard]] std::vector<double> upStreak(std::span<const double> close);

} // namespace signalbox::indicators
