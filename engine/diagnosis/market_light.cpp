// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/diagnosis/market_light.h"

#include "engine/base/real.h"

#include <algorithm>
#include <cmath>

namespace signalbox::diagnosis {
namespace {

constexpr double VixWarning = 23;
constexpr double VixCalm = 20;
constexpr double YieldWarningBp = 25.0;

/// Percent to basis points, rounded to 0.1 so that a printed rise of 25.0 counts as 25.0 (BRK-R1).
double changeInBp(double now, double before) {
    return std::round((now - before) * 1000) / 10;
}

} // namespace

const char* marketMoodName(MarketMood mood) {
    switch (mood) {
    case MarketMood::Bullish:
        return "BULLISH";
    case MarketMood::Neutral:
        return "NEUTRAL";
    case MarketMood::Bearish:
        return "BEARISH";
    case MarketMood::Unknown:
        return "UNKNOWN";
    }
    return "";
}

std::optional<MarketMood> parseMarketMood(const std::string& name) {
    for (const MarketMood mood :
         {MarketMood::Bullish, MarketMood::Neutral, MarketMood::Bearish, MarketMood::Unknown}) {
        if (name == marketMoodName(mood)) {
            return mood;
        }
    }
    return std::nullopt;
}

Light lightOf(MarketMood mood) {
    switch (mood) {
    case MarketMood::Bullish:
        return Light::Green;
    case MarketMood::Neutral:
        return Light::Amber;
    case MarketMood::Bearish:
        return Light::Red;
    case MarketMood::Unknown:
        return Light::Grey;
    }
    return Light::Grey;
}

MarketLight marketLight(const MarketLightInputs& in) {
    MarketLight light;
    const auto need = [&light](const std::optional<double>& value, const char* name) {
        if (!value || !base::isKnown(*value)) {
            light.missing.emplace_back(name);
        }
    };
    need(in.vix, "VIX");
    need(in.spy, "SPY");
    need(in.spySma20, "SPY SMA20");
    need(in.iwmSpy, "IWM/SPY");
    need(in.iwmSpySma20, "IWM/SPY SMA20");
    need(in.yield10y, "10-year yield");
    need(in.yield10yTwentyAgo, "10-year yield 20 sessions ago");
    if (!light.missing.empty()) {
        return light;
    }
    light.yieldChangeBp = changeInBp(*in.yield10y, *in.yield10yTwentyAgo);
    light.flags = {base::realGreater(*in.vix, VixWarning), base::realLess(*in.spy, *in.spySma20),
                   base::realLess(*in.iwmSpy, *in.iwmSpySma20),
                   base::realGreaterEqual(*light.yieldChangeBp, YieldWarningBp)};
    light.bearFlags = static_cast<int>(std::count(light.flags.begin(), light.flags.end(), true));
    if (*light.bearFlags >= 2) {
        light.mood = MarketMood::Bearish;
        light.shortMultiplier = 1;
    } else if (*light.bearFlags == 0 && base::realLess(*in.vix, VixCalm)) {
        light.mood = MarketMood::Bullish;
        light.longMultiplier = 1;
    } else {
        light.mood = MarketMood::Neutral;
    }
    return light;
}

} // namespace signalbox::diagnosis
