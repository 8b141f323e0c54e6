// SPDX-License-Identifier: GPL-3.0-or-later
// The traffic light of Breakout (BRK-R): four warning flags say whether longs, shorts or nothing has a
// budget.
#pragma once

#include "engine/diagnosis/regime.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::diagnosis {

/// At one close; absent means missing. Yields in percent.
struct MarketLightInputs {
    std::optional<double> vix;
    std::optional<double> spy, spySma20;
    std::optional<double> iwmSpy, iwmSpySma20; ///< ratio of the closes, and its mean
    std::optional<double> yield10y, yield10yTwentyAgo;
};

enum class MarketMood { Bullish, Neutral, Bearish, Unknown };
[[nodiscard]] const char* marketMoodName(MarketMood mood); ///< BULLISH, NEUTRAL, BEARISH, UNKNOWN
[[nodiscard]] std::optional<MarketMood> parseMarketMood(const std::string& name);
[[nodiscard]] Light lightOf(MarketMood mood);

struct MarketLight {
    MarketMood mood = MarketMood::Unknown;
    std::array<bool, 4> flags{};         ///< F1 VIX, F2 SPY, F3 IWM/SPY, F4 yield; meaningful unless Unknown
    std::optional<int> bearFlags;        ///< how many; absent when unknown
    std::optional<double> yieldChangeBp; ///< over 20 sessions, rounded to 0.1
    int longMultiplier = 0;              ///< 1 or 0 (BRK-R3)
    int shortMultiplier = 0;
    std::vector<std::string> missing; ///< names of the inputs
};
/// BRK-R1..R3.
[[nodiscard]] MarketLight marketLight(const MarketLightInputs& inputs);

} // namespace signalbox::diagnosis
