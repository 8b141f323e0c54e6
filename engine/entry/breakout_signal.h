// SPDX-License-Identifier: GPL-3.0-or-later
// The signal of Breakout: price and volatility far outside their own recent range on the same day (BRK-S).
#pragma once

#include "engine/diagnosis/breakout_scores.h"

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

using diagnosis::BreakoutScores;
using diagnosis::breakoutScores;

} // namespace signalbox::entry
