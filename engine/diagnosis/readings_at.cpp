// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/real.h"
#include "engine/diagnosis/optimus_columns.h"

#include <algorithm>
#include <initializer_list>

namespace signalbox::diagnosis {
namespace {

/// Missing bars of one series, 0 when it has not begun (SHR-D3b).
int shortfall(const BarCount& bars, int session, std::initializer_list<int> needed) {
    const int have = bars.at(session);
    return have == 0 ? 0 : std::max(0, std::max(needed) - have);
}

/// OPT-E5 over the lookback that ends today.
void readTouch(const OptimusColumns& columns, int session, OptimusReadings& readings) {
    bool unknownBar = false;
    readings.touch = Touch::No;
    for (int i = session; i > session - columns.parameters.bbTouchLookback; --i) {
        const double low = columns.low.at(i);
        const double close = columns.close.at(i);
        const double lower = columns.bandLower.at(i);
        const double sigma = columns.bandSigma.at(i);
        if (base::isKnown(low) && base::isKnown(lower)) {
            if (sigma > 0) {
                const double depth = (columns.bandMiddle.at(i) - low) / sigma;
                readings.bandDepth = std::max(readings.bandDepth.value_or(depth), depth);
            }
            readings.nearestMiss = std::min(readings.nearestMiss.value_or(low - lower), low - lower);
        } else {
            unknownBar = true;
        }
        // A comparison with NaN is false, so that an unknown side cannot touch.
        if (readings.touch == Touch::No &&
            (base::realLessEqual(low, lower) || base::realLessEqual(close, lower))) {
            readings.touch = Touch::Yes;
            readings.touchDate = columns.covers(i) ? std::optional(columns.dateOf(i)) : std::nullopt;
            readings.touchLow = base::known(low);
            readings.touchBand = lower;
        }
    }
    if (readings.touch == Touch::Yes) {
        readings.nearestMiss.reset();
        return;
    }
    readings.bandDepth.reset();
    if (unknownBar) {
        readings.touch = Touch::Unknown;
    }
}

void readRegime(const OptimusColumns& columns, int session, OptimusReadings& readings) {
    const auto i = static_cast<std::size_t>(session - columns.firstSession);
    readings.raw = columns.rawRegime[i];
    readings.regime = columns.regime[i];
    readings.regimeRule = columns.regimeRule[i];
    readings.regimeMissing = columns.regimeMissing[i];
    readings.unknownSessions = columns.unknownRun[i];
    readings.regimeSince = columns.dates[i + 1 - static_cast<std::size_t>(columns.regimeRun[i])];
    readings.termOrigin = columns.termOrigin[i];
    if (readings.raw == Regime::Unknown || readings.raw == readings.regime) {
        return;
    }
    const int window = columns.parameters.deescalationCloses;
    for (int back = 1; back < window && back <= static_cast<int>(i); ++back) {
        const Regime earlier = columns.rawRegime[i - static_cast<std::size_t>(back)];
        if (earlier != Regime::Unknown && earlier > readings.raw) {
            readings.closesUntilRelease = window - back;
            return;
        }
    }
}

} // namespace

int warmupRemaining(const OptimusColumns& columns, int session) {
    const params::OptimusParameters& p = columns.parameters;
    constexpr int rankBars = 253;
    constexpr int volatilityBars = 21;
    constexpr int breadthBars = 15;
    const int macdBars = p.macdEnabled ? 37 : 0;
    const int price = shortfall(
        columns.priceBars, session,
        {p.trendEmaPeriod, p.bbPeriod + p.bbTouchLookback - 1, p.rsiPeriod + 2, volatilityBars, macdBars});
    return std::max({price, shortfall(columns.regimeBars, session, {p.trendEmaPeriod}),
                     shortfall(columns.vixBars, session, {rankBars}),
                     shortfall(columns.breadthBars, session, {breadthBars})});
}

OptimusReadings readingsAt(const OptimusColumns& columns, int session) {
    OptimusReadings readings;
    readings.session = session;
    readings.barsRemaining = warmupRemaining(columns, session);
    if (!columns.covers(session)) {
        // Nothing was stored for this day: every input of the first rules is missing.
        readings.regimeMissing =
            bit(Input::Vix) | bit(Input::TsRatio) | bit(Input::Close) | bit(Input::Ema200);
        return readings;
    }
    readRegime(columns, session, readings);
    readings.inputs.vix = base::known(columns.vix.at(session));
    readings.inputs.tsRatio = base::known(columns.termRatio.at(session));
    readings.inputs.close = base::known(columns.regimeClose.at(session));
    readings.inputs.ema200 = base::known(columns.regimeEma.at(session));
    readings.inputs.breadth = base::known(columns.breadth.at(session));
    readings.inputs.breadthMean5 = base::known(columns.breadthMean5.at(session));
    readings.inputs.breadthMean5TenAgo = base::known(columns.breadthMean5.at(session - 10));
    readings.close = base::known(columns.close.at(session));
    readings.ema = base::known(columns.ema.at(session));
    readings.ivRank = base::known(columns.ivRank.at(session));
    readings.priorClose = base::known(columns.close.at(session - 1));
    readings.lowerBand = base::known(columns.bandLower.at(session));
    if (const double streak = columns.upStreak.at(session); base::isKnown(streak)) {
        readings.upStreak = static_cast<int>(streak);
    }
    readings.rsi = base::known(columns.rsi.at(session));
    readings.rsiPrior = base::known(columns.rsi.at(session - 1));
    for (int back = 0; back < 4; ++back) {
        readings.macdHistogram[static_cast<std::size_t>(back)] =
            base::known(columns.macdHistogram.at(session - back));
    }
    readTouch(columns, session, readings);
    readings.hv20 = base::known(columns.hv20.at(session));
    readings.putCallRank = base::known(columns.putCallRank.at(session));
    readings.creditSpread = base::known(columns.creditSpread.at(session));
    readings.creditSpreadFiveAgo = base::known(columns.creditSpread.at(session - 5));
    return readings;
}

} // namespace signalbox::diagnosis
