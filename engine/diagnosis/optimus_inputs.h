// SPDX-License-Identifier: GPL-3.0-or-later
// The names of everything that a rule of Optimus may find missing, as bits, so that a day of a backtest can
// carry them without allocating.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace signalbox::diagnosis {

/// One bit per input; the names are those of the vectors and logs.
enum class Input : std::uint32_t {
    Vix = 1U << 0,                 ///< vix
    TsRatio = 1U << 1,             ///< ts_ratio
    Close = 1U << 2,               ///< close
    Ema200 = 1U << 3,              ///< ema200
    Breadth = 1U << 4,             ///< breadth
    BreadthMean5 = 1U << 5,        ///< breadth_sma5
    BreadthMean5TenAgo = 1U << 6,  ///< breadth_sma5_10ago
    IvRank = 1U << 7,              ///< iv_rank
    Touch = 1U << 8,               ///< touch
    LowerBand = 1U << 9,           ///< lower_bb
    PriorClose = 1U << 10,         ///< prior_close
    UpStreak = 1U << 11,           ///< up_streak
    Rsi = 1U << 12,                ///< rsi
    RsiPrior = 1U << 13,           ///< rsi_prior
    MacdHistogram = 1U << 14,      ///< macd_hist
    OpenTotal = 1U << 15,          ///< open_total
    OpenUnder = 1U << 16,          ///< open_under
    Hv20 = 1U << 17,               ///< hv20
    PutCallRank = 1U << 18,        ///< pc_sma5_rank252
    CreditSpread = 1U << 19,       ///< hy_minus_ig
    CreditSpreadFiveAgo = 1U << 20 ///< hy_minus_ig_5ago
};

/// A set of inputs.
using InputSet = std::uint32_t;
[[nodiscard]] constexpr InputSet bit(Input input) {
    return static_cast<InputSet>(input);
}
/// The names of a set, in the order of the bits.
[[nodiscard]] std::vector<std::string> inputNames(InputSet inputs);

} // namespace signalbox::diagnosis
