// SPDX-License-Identifier: GPL-3.0-or-later
// How far price and range of a day lie outside their own recent past: the two scores of Breakout (BRK-S1).
#pragma once

#include <span>
#include <vector>

namespace signalbox::diagnosis {

/// BRK-S1 over one dense column per field (NaN in gaps); both as long as the closes.
struct BreakoutScores {
    std::vector<double> zPrice;
    std::vector<double> zVol;
};
[[nodiscard]] BreakoutScores breakoutScores(std::span<const double> high, std::span<const double> low,
                                            std::span<const double> close);

} // namespace signalbox::diagnosis
