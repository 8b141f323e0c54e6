// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/conviction.h"

#include <algorithm>
#include <cmath>

namespace signalbox::risk {
namespace {

constexpr int TradesForWinRate = 10;

double lin(double value, double low, double high) {
    return 2.0 * std::clamp((value - low) / (high - low), 0.0, 1.0) - 1.0;
}

double score(std::optional<double> value, double low, double high) {
    return value ? lin(*value, low, high) : -1.0;
}

} // namespace

Conviction conviction(const ConvictionInputs& inputs, double bbStdDev) {
    Conviction result;
    result.ivRank = score(inputs.ivRank, 55.0, 70.0);
    result.term = inputs.tsRatio ? lin(1.0 - *inputs.tsRatio, 0.0, 0.10) : -1.0;
    result.trend = score(inputs.trendExcess, 0.01, 0.05);
    result.depth = score(inputs.bandDepth, bbStdDev, bbStdDev + 0.5);
    result.winRate = inputs.closedTrades < TradesForWinRate
                         ? 0.0
                         : lin(static_cast<double>(inputs.winsLast10) / TradesForWinRate, 0.60, 0.80);
    result.mean = (result.ivRank + result.term + result.trend + result.depth + result.winRate) / 5.0;
    // std::lround rounds halves away from zero, as OPT-K2 asks.
    result.bp = 10'000 + static_cast<int>(std::lround(5000.0 * result.mean));
    return result;
}

} // namespace signalbox::risk
