// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/diagnosis/regime.h"

#include "engine/base/real.h"
#include "engine/diagnosis/optimus_inputs.h"
#include "engine/diagnosis/or_missing.h"

#include <array>
#include <string_view>

namespace signalbox::diagnosis {
namespace {

struct RegimeText {
    const char* name;
    const char* key;
    const char* upper;
    Light light;
};

constexpr std::array<RegimeText, 7> Texts = {{
    {"Bullish Calm", "bullish_calm", "BULLISH_CALM", Light::Green},
    {"Elevated Vol", "elevated_vol", "ELEVATED_VOL", Light::Green},
    {"Neutral", "neutral", "NEUTRAL", Light::Amber},
    {"High Vol", "high_vol", "HIGH_VOL", Light::Amber},
    {"Bear Trend", "bear_trend", "BEAR_TREND", Light::Red},
    {"Crisis", "crisis", "CRISIS", Light::Red},
    {"UNKNOWN", "unknown", "UNKNOWN", Light::Grey},
}};

const RegimeText& textOf(Regime regime) {
    return Texts[static_cast<std::size_t>(regime)];
}

InputSet lacking(double value, Input input) {
    return base::isKnown(value) ? 0 : bit(input);
}

/// Breadth declining (OPT-R1): wanted only with C <= E.
enum class Decline { No, Yes, Unknown };

Decline breadthDecline(const RegimeInputs& in, const RegimeThresholds& limits, InputSet& missing) {
    const double breadth = orMissing(in.breadth);
    if (!base::isKnown(breadth)) {
        missing |= bit(Input::Breadth);
        return Decline::Unknown;
    }
    if (base::realLessEqual(breadth, limits.breadthMin)) {
        return Decline::Yes;
    }
    const double now = orMissing(in.breadthMean5);
    const double then = orMissing(in.breadthMean5TenAgo);
    const InputSet means = lacking(now, Input::BreadthMean5) | lacking(then, Input::BreadthMean5TenAgo);
    if (means != 0) {
        missing |= means;
        return Decline::Unknown;
    }
    return base::realLess(now, then) ? Decline::Yes : Decline::No;
}

bool isCrisis(const RegimeInputs& in, const RegimeThresholds& limits) {
    return base::realGreater(orMissing(in.vix), limits.vixCrisis) ||
           base::realGreaterEqual(orMissing(in.tsRatio), limits.tsCrisis);
}

} // namespace

const char* regimeName(Regime regime) {
    return textOf(regime).name;
}

const char* regimeKey(Regime regime) {
    return textOf(regime).key;
}

const char* regimeUpperKey(Regime regime) {
    return textOf(regime).upper;
}

std::optional<Regime> parseRegime(const std::string& upperKey) {
    for (std::size_t i = 0; i < Texts.size(); ++i) {
        if (upperKey == Texts[i].upper) {
            return static_cast<Regime>(i);
        }
    }
    return std::nullopt;
}

Light lightOf(Regime regime) {
    return textOf(regime).light;
}

const char* lightName(Light light) {
    constexpr std::array<const char*, 4> names = {"green", "amber", "red", "grey"};
    return names[static_cast<std::size_t>(light)];
}

RegimeThresholds regimeThresholds(const params::OptimusParameters& p) {
    return {p.vixElevated, p.vixHigh, p.vixCrisis, p.tsCrisis, p.breadthMin};
}

RegimeClass classifyRegime(const RegimeInputs& in, const RegimeThresholds& limits) {
    if (isCrisis(in, limits)) {
        return {Regime::Crisis, 1, 0};
    }
    const double vix = orMissing(in.vix);
    const double close = orMissing(in.close);
    const double average = orMissing(in.ema200);
    InputSet missing = lacking(vix, Input::Vix) | lacking(orMissing(in.tsRatio), Input::TsRatio) |
                       lacking(close, Input::Close) | lacking(average, Input::Ema200);
    if (missing != 0) {
        return {Regime::Unknown, 0, missing};
    }
    if (base::realLessEqual(close, average)) {
        const Decline declining = breadthDecline(in, limits, missing);
        if (declining == Decline::Unknown) {
            return {Regime::Unknown, 0, missing};
        }
        if (declining == Decline::Yes) {
            return {Regime::BearTrend, 2, 0};
        }
        return base::realGreaterEqual(vix, limits.vixHigh) ? RegimeClass{Regime::HighVol, 3, 0}
                                                           : RegimeClass{Regime::Neutral, 4, 0};
    }
    if (base::realGreaterEqual(vix, limits.vixHigh)) {
        return {Regime::HighVol, 3, 0};
    }
    if (base::realGreaterEqual(vix, limits.vixElevated)) {
        return {Regime::ElevatedVol, 5, 0};
    }
    const double breadth = orMissing(in.breadth);
    if (!base::isKnown(breadth)) {
        return {Regime::Unknown, 0, bit(Input::Breadth)};
    }
    return base::realGreater(breadth, limits.breadthMin) ? RegimeClass{Regime::BullishCalm, 6, 0}
                                                         : RegimeClass{Regime::Neutral, 7, 0};
}

RawRegime rawRegime(const RegimeInputs& inputs, const RegimeThresholds& thresholds) {
    const RegimeClass found = classifyRegime(inputs, thresholds);
    return {found.regime, found.rule, inputNames(found.missing)};
}

Regime effectiveRegime(std::span<const Regime> raws, int closes) {
    if (raws.empty() || raws.back() == Regime::Unknown) {
        return Regime::Unknown;
    }
    const std::size_t wanted = closes < 1 ? 1 : static_cast<std::size_t>(closes);
    Regime worst = raws.back();
    for (const Regime raw : raws.last(std::min(wanted, raws.size()))) {
        if (raw != Regime::Unknown && raw > worst) {
            worst = raw;
        }
    }
    return worst;
}

} // namespace signalbox::diagnosis
