// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/entry/breakout_signal.h"

#include "engine/base/real.h"
#include "engine/indicators/indicators.h"

namespace signalbox::entry {
namespace {

constexpr int ScoreSessions = 20;

} // namespace

const char* breakoutSideName(BreakoutSide side) {
    return side == BreakoutSide::Long ? "LONG" : side == BreakoutSide::Short ? "SHORT" : "NONE";
}

BreakoutSide breakoutSide(double zPrice, double zVol, const BreakoutSignalParameters& parameters) {
    if (!base::isKnown(zPrice) || !base::isKnown(zVol) || !base::realGreater(zVol, parameters.zVolMin)) {
        return BreakoutSide::None;
    }
    if (base::realGreater(zPrice, parameters.zPriceMin)) {
        return BreakoutSide::Long;
    }
    return base::realLess(zPrice, -parameters.zPriceMin) ? BreakoutSide::Short : BreakoutSide::None;
}

BreakoutScores breakoutScores(std::span<const double> high, std::span<const double> low,
                              std::span<const double> close) {
    std::vector<double> range = indicators::trueRange(high, low, close);
    for (std::size_t i = 0; i < range.size(); ++i) {
        range[i] = i == 0 ? base::Missing : range[i] / close[i - 1];
    }
    return {indicators::zScore(close, ScoreSessions), indicators::zScore(range, ScoreSessions)};
}

} // namespace signalbox::entry
