// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/entry/atr_gates.h"

#include "engine/base/real.h"

#include <algorithm>
#include <initializer_list>

namespace signalbox::entry {
namespace {

bool known(std::initializer_list<double> values) {
    return std::all_of(values.begin(), values.end(), [](double value) { return base::isKnown(value); });
}

AtrStatus statusOf(bool complete, bool passed) {
    return !complete ? AtrStatus::FailData : passed ? AtrStatus::Pass : AtrStatus::Fail;
}

double clippedScore(double value) {
    return base::isKnown(value) ? std::clamp(value, 0.0, 1.0) : 0.0;
}

} // namespace

const char* atrGateKey(int number) {
    constexpr std::array<const char*, AtrGateCount> keys{"atr_distance", "above_sma20", "ma_alignment",
                                                         "atr_pct",      "volume",      "option_liquidity"};
    return number >= 1 && number <= AtrGateCount ? keys[static_cast<std::size_t>(number - 1)] : "";
}

const char* atrGateRule(int number) {
    constexpr std::array<const char*, AtrGateCount> rules{"ATR-E1", "ATR-E2", "ATR-E3",
                                                          "ATR-E4", "ATR-E5", "ATR-E6"};
    return number >= 1 && number <= AtrGateCount ? rules[static_cast<std::size_t>(number - 1)] : "";
}

const char* atrStatusName(AtrStatus status) {
    return status == AtrStatus::Pass ? "PASS" : status == AtrStatus::Fail ? "FAIL" : "FAIL_DATA";
}

double atrDistance(const AtrReadings& r) {
    return known({r.close, r.sma50, r.atr}) && r.atr > 0 ? (r.close - r.sma50) / r.atr : base::Missing;
}

double atrPercent(const AtrReadings& r) {
    return known({r.close, r.atr}) && r.close > 0 ? 100 * r.atr / r.close : base::Missing;
}

double volumeRatio(const AtrReadings& r) {
    return known({r.volume, r.meanVolume}) && r.meanVolume > 0 ? r.volume / r.meanVolume : base::Missing;
}

double quoteSpread(const AtrReadings& r) {
    return known({r.bid, r.ask}) && r.bid + r.ask > 0 ? (r.ask - r.bid) / ((r.ask + r.bid) / 2)
                                                      : base::Missing;
}

AtrStatus checkAtrGate(int number, const AtrReadings& r, const AtrGateParameters& p) {
    switch (static_cast<AtrGate>(number)) {
    case AtrGate::Distance: {
        const double distance = atrDistance(r);
        return statusOf(known({r.close, r.sma50, r.atr}),
                        base::isKnown(distance) && base::realGreaterEqual(distance, p.distanceMin) &&
                            base::realLessEqual(distance, p.distanceMax));
    }
    case AtrGate::AboveSma20:
        return statusOf(known({r.close, r.sma20}), base::realGreater(r.close, r.sma20));
    case AtrGate::Alignment:
        return statusOf(
            known({r.ema10, r.sma20, r.sma50, r.sma100, r.sma200}),
            base::realGreaterEqual(r.ema10, r.sma20) && base::realGreaterEqual(r.sma20, r.sma50) &&
                base::realGreaterEqual(r.sma50, r.sma100) && base::realGreaterEqual(r.sma100, r.sma200));
    case AtrGate::AtrPercent: {
        const double percent = atrPercent(r);
        return statusOf(known({r.close, r.atr}),
                        base::isKnown(percent) && base::realGreaterEqual(percent, p.atrPercentMin));
    }
    case AtrGate::Volume:
        return statusOf(known({r.volume, r.meanVolume}), base::realGreater(r.volume, r.meanVolume));
    case AtrGate::Liquidity: {
        const double spread = quoteSpread(r);
        return statusOf(known({r.bid, r.ask}), r.bid > 0 && r.bid < r.ask && base::isKnown(spread) &&
                                                   base::realLess(spread, p.maxSpread));
    }
    }
    return AtrStatus::FailData;
}

AtrGateOutcome evaluateAtrGates(const AtrReadings& readings, const AtrGateParameters& parameters) {
    AtrGateOutcome outcome;
    for (int number = AtrGateCount; number >= 1; --number) {
        const AtrStatus status = checkAtrGate(number, readings, parameters);
        outcome.gates[static_cast<std::size_t>(number - 1)] = status;
        outcome.firstFail = status == AtrStatus::Pass ? outcome.firstFail : number;
    }
    return outcome;
}

double atrConfidence(const AtrReadings& r, const AtrGateParameters& p) {
    const double spread = quoteSpread(r);
    const double distance = atrDistance(r);
    const double percent = atrPercent(r);
    const double volume = volumeRatio(r);
    return 25 * (clippedScore(1 - distance / 4) + clippedScore((percent - 2) / 4) + clippedScore(volume - 1) +
                 clippedScore(1 - spread / p.maxSpread));
}

} // namespace signalbox::entry
