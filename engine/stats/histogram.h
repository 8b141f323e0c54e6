// SPDX-License-Identifier: GPL-3.0-or-later
// How trade results are distributed: bins of a round width, with a bin edge at zero so that no bin holds wins
// and losses.
#pragma once

#include "engine/base/money.h"

#include <span>
#include <vector>

namespace signalbox::stats {

/// Counts amounts with from < amount <= to, so that a result of zero stands with the losses (SHR-M4).
struct HistogramBin {
    base::Money from;
    base::Money to;
    int count = 0;
};
/// Every bin between the least and the greatest amount, empty ones included; none without amounts. The width
/// is the one of D. Freedman and P. Diaconis (1981), 2 IQR / cube root of n, rounded up to 1, 2 or 5 times a
/// power of ten dollars, and wider if more than `mostBins` would be needed.
[[nodiscard]] std::vector<HistogramBin> histogram(std::span<const base::Money> amounts, int mostBins = 40);

} // namespace signalbox::stats
