// SPDX-License-Identifier: GPL-3.0-or-later
// The six gates of ATR Matrix as pure functions of one day's readings (ATR-E). Nothing here allocates, so a
// scan runs them over a whole market.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace signalbox::entry {

enum class AtrGate { Distance = 1, AboveSma20, Alignment, AtrPercent, Volume, Liquidity };
inline constexpr int AtrGateCount = 6;
[[nodiscard]] const char* atrGateKey(int number);  ///< atr_distance, above_sma20, ... (commands.md)
[[nodiscard]] const char* atrGateRule(int number); ///< ATR-E1, ...

/// One session; NaN (base::Missing) where unknown.
struct AtrReadings {
    double close;
    double atr;
    double ema10, sma20, sma50, sma100, sma200;
    double volume;
    double meanVolume; ///< of the previous 20 sessions, today excluded
    double bid, ask;   ///< of the selected contract, dollars
};
struct AtrGateParameters {
    double distanceMin = 0;
    double distanceMax = 4;
    double atrPercentMin = 2.0;
    double maxSpread = 0.10;
};
enum class AtrStatus : std::uint8_t { Pass, Fail, FailData };
[[nodiscard]] const char* atrStatusName(AtrStatus status); ///< PASS, FAIL, FAIL_DATA

struct AtrGateOutcome {
    std::array<AtrStatus, AtrGateCount> gates{};
    int firstFail = 0; ///< the lowest number that does not pass; 0: none
    [[nodiscard]] bool signal() const { return firstFail == 0; }
};
/// All six, whatever the others say (ATR-E7).
[[nodiscard]] AtrGateOutcome evaluateAtrGates(const AtrReadings& readings,
                                              const AtrGateParameters& parameters = {});
/// One gate.
[[nodiscard]] AtrStatus checkAtrGate(int number, const AtrReadings& readings,
                                     const AtrGateParameters& parameters);

/// (C - SMA50)/ATR14; NaN where unknown or the ATR is not positive.
[[nodiscard]] double atrDistance(const AtrReadings& readings);
/// 100 ATR14/C; NaN likewise.
[[nodiscard]] double atrPercent(const AtrReadings& readings);
/// Volume over its mean; NaN likewise.
[[nodiscard]] double volumeRatio(const AtrReadings& readings);
/// (ask-bid)/mid; NaN without a two-sided quote.
[[nodiscard]] double quoteSpread(const AtrReadings& readings);
/// ATR-E8: 0..100; a part that is unknown scores 0.
[[nodiscard]] double atrConfidence(const AtrReadings& readings, const AtrGateParameters& parameters = {});

} // namespace signalbox::entry
