// SPDX-License-Identifier: GPL-3.0-or-later
// Greeks of positions: quantity x multiplier x Greek per share, signed (SHR-G1..G3).
#pragma once

#include "engine/structures/leg.h"

#include <optional>
#include <span>

namespace signalbox::structures {

struct GreekTotals {
    double deltaShares = 0; ///< share equivalents
    double gamma = 0;       ///< share delta per 1 point of S
    double thetaDay = 0;    ///< $ per calendar day
    double vegaPoint = 0;   ///< $ per vol point

    GreekTotals& operator+=(const GreekTotals& other);
};

/// `quotes` run parallel to `legs`. Nothing when any leg lacks a Greek (SHR-D1).
[[nodiscard]] std::optional<GreekTotals> positionGreeks(std::span<const Leg> legs,
                                                        std::span<const LegQuote> quotes,
                                                        std::int64_t contracts, std::int32_t multiplier);
/// SHR-G2: dollar delta as a fraction of equity; nothing when equity is not positive.
[[nodiscard]] std::optional<double> deltaFraction(double deltaShares, double spot, base::Money equity);

} // namespace signalbox::structures
