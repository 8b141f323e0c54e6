// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/diagnosis/breakout_scores.h"

#include "engine/base/real.h"
#include "engine/indicators/indicators.h"

namespace signalbox::diagnosis {
namespace {

constexpr int ScoreSessions = 20;

} // namespace

BreakoutScores breakoutScores(std::span<const double> high, std::span<const double> low,
                              std::span<const double> close) {
    std::vector<double> range = indicators::trueRange(high, low, close);
    for (std::size_t i = 0; i < range.size(); ++i) {
        range[i] = i == 0 ? base::Missing : range[i] / close[i - 1];
    }
    return {indicators::zScore(close, ScoreSessions), indicators::zScore(range, ScoreSessions)};
}

} // namespace signalbox::diagnosis
