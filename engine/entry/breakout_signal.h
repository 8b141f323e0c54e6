// SPDX-License-Identifier: GPL-3.0-or-later
// The signal of Breakout: price and volatility far outside their own recent range on the same day (BRK-S).
#pragma once

#include <span>
#include <vector>

namespace signalbox::entry {

enum class BreakoutSide { None, Long, Short };
[[nodiscard]] const char* breakoutSideName(BreakoutSide side); ///< NONE, LONG, SHORT

struct BreakoutSignalParameters {
    double zPriceMin = 1.5;
    double zVolMin = 1.5;
};
/// Strict; NaN gives None (BRK-S2).
[[nodiscard]] BreakoutSide breakoutSide(double zPrice, double zVol,
                                        const BreakoutSignalParameters& parameters = {});

/// BRK-S1 over one dense column per field (NaN in gaps); both as long as the closes.
struct BreakoutScores {
    std::vector<double> zPrice;
    std::vector<double> zVol;
};
[[nodiscard]] BreakoutScores breakoutScores(std::span<const double> high, std::span<const double> low,
                                            std::span<const double> close);

} // namespace signalbox::entry
