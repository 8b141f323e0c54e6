// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the values known at entry tell winners from losers: the logistic baseline walked forward by entry
// date and held against the training base rate (ATR-L). Advisory; nothing gates or sizes by it.
#pragma once

#include "engine/base/date.h"
#include "engine/base/executor.h"
#include "engine/stats/bootstrap.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::stats {

/// ATR-L1, in this order: distance in ATR, ATR in percent, volume ratio, IV Rank, delta, days to expiration,
/// spread as a fraction of mid, severity of the market regime (0..5 of OPT-R4).
inline constexpr std::size_t LearningValues = 8;
using EntryValues = std::array<double, LearningValues>;   ///< base::Missing where unknown
[[nodiscard]] const char* learningKey(std::size_t value); ///< distance, atr_pct, ..., severity

inline constexpr int LearningMinimum = 200;       ///< closed trades before the first fit (ATR-L3)
inline constexpr int LearningRefit = 20;          ///< newly closed trades from one fit to the next
inline constexpr std::size_t LearningTenths = 10; ///< of predicted probability, for calibration

/// A closed trade. It wins with a net P/L above zero.
struct LearningTrade {
    int id = 0;
    base::Date entry;
    base::Date closed;
    EntryValues values{};
    bool won = false;
};

/// Of one trade, by the fit in force on its entry: it saw trades closed before that day alone.
struct LearningPrediction {
    int id = 0;
    base::Date entry;
    double probability = 0; ///< of a win
    double baseRate = 0;    ///< share of winners in the training trades
    int trainedOn = 0;      ///< how many
    bool won = false;
};

/// A loss of the model beside that of the base rate; the improvement is the second less the first.
struct LearningScore {
    double model = 0;
    double baseRate = 0;
    std::optional<Interval> improvement; ///< 95%, whole months resampled; absent below two months
    [[nodiscard]] double gain() const { return baseRate - model; }
    [[nodiscard]] bool improves() const { return improvement && improvement->low && *improvement->low > 0; }
};

struct CalibrationTenth {
    int trades = 0;
    int wins = 0;
    double predicted = 0; ///< sum of the probabilities
    double baseRate = 0;  ///< sum of the base rates
};

enum class LearningVerdict : std::uint8_t { TooFewTrades, NoPrediction, NoImprovement, Improvement };
[[nodiscard]] const char* learningVerdictKey(LearningVerdict verdict); ///< too_few_trades, ...

struct Learning {
    int closedTrades = 0;
    int complete = 0;                          ///< of them, with all eight values
    std::array<int, LearningValues> missing{}; ///< closed trades without this value; they are left out
    int fits = 0;
    std::array<int, LearningValues> flat{}; ///< fits in which a value was the same for all and left out
    std::string unfitted;                   ///< why a fit failed; empty: none did
    std::vector<LearningPrediction> predictions;
    std::array<CalibrationTenth, LearningTenths> calibration{};
    std::optional<LearningScore> logLoss, brier; ///< absent without a prediction
    int months = 0;                              ///< with a prediction
    std::uint64_t seed = 0;
    int samples = 0;
    /// An improvement only when both intervals lie above zero (ATR-L4).
    [[nodiscard]] LearningVerdict verdict() const;
};
/// The order of the trades does not matter. The same on any number of threads.
[[nodiscard]] Learning learn(std::span<const LearningTrade> trades, const base::Executor& executor);

} // namespace signalbox::stats
