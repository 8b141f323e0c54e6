// SPDX-License-Identifier: GPL-3.0-or-later
// Kind indicators: every indicator of section 3 over one series, rows in order.
#include "app/commands/calc/calculator.h"
#include "engine/base/real.h"
#include "engine/indicators/indicators.h"

namespace signalbox::calc {
namespace {

std::vector<double> column(std::span<const Case> rows, const char* name) {
    std::vector<double> values;
    values.reserve(rows.size());
    for (const Case& row : rows) {
        values.push_back(row.real(name).value_or(base::Missing));
    }
    return values;
}

std::vector<Answer> indicators(std::span<const Case> rows) {
    using namespace signalbox::indicators;
    const auto high = column(rows, "high");
    const auto low = column(rows, "low");
    const auto close = column(rows, "close");
    const auto volatility = column(rows, "iv");
    const Bollinger bands = bollinger(close, 20, 2.0);
    const Macd cross = macd(close);
    const auto range = trueRange(high, low, close);
    std::vector<double> rangePct(close.size(), base::Missing);
    for (std::size_t i = 1; i < close.size(); ++i) {
        rangePct[i] = range[i] / close[i - 1];
    }
    const std::vector<std::vector<double>> results{sma(close, 20),
                                                   sma(close, 50),
                                                   sma(close, 100),
                                                   sma(close, 200),
                                                   ema(close, 10),
                                                   ema(close, 200),
                                                   bands.middle,
                                                   bands.sigma,
                                                   bands.lower,
                                                   bands.upper,
                                                   rsi(close, 14),
                                                   cross.macd,
                                                   cross.signal,
                                                   cross.histogram,
                                                   range,
                                                   atr(high, low, close, 14),
                                                   zScore(close, 20),
                                                   rangePct,
                                                   zScore(rangePct, 20),
                                                   percentileRank(volatility, 252),
                                                   historicalVolatility(close, 20),
                                                   upStreak(close)};
    std::vector<Answer> answers(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (const auto& result : results) {
            answers[i].values.push_back(shown(result[i]));
        }
    }
    return answers;
}

} // namespace

void addIndicatorKinds(std::vector<Kind>& kinds) {
    kinds.push_back(
        {"indicators",
         "indicators/index_ohlcv.csv",
         {"date", "open", "high", "low", "close", "volume", "iv"},
         {"sma20",    "sma50",    "sma100", "sma200",        "ema10",       "ema200",    "bb_mid", "bb_sigma",
          "bb_lower", "bb_upper", "rsi14",  "macd",          "macd_signal", "macd_hist", "tr",     "atr14",
          "zscore20", "trpct",    "zvol20", "iv_pctrank252", "hv20",        "up_streak"},
         "",
         {},
         indicators});
}

} // namespace signalbox::calc
