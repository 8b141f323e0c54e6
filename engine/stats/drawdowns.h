// SPDX-License-Identifier: GPL-3.0-or-later
// The single drawdowns behind the one number of SHR-M3, and the longest row of losses.
#pragma once

#include "engine/stats/performance.h"

#include <optional>
#include <span>
#include <vector>

namespace signalbox::stats {

/// From a high until it is reached again.
struct Drawdown {
    base::Date start;              ///< of the high
    base::Date trough;             ///< first close at the lowest point
    std::optional<base::Date> end; ///< first close back at the high; absent: not yet
    double depth = 0;              ///< fraction > 0 of the high
    int days = 0;                  ///< calendar days from start to end, or to the last point
};
/// The `most` deepest, deepest first, earlier first among equals; flows removed as in maxDrawdown.
[[nodiscard]] std::vector<Drawdown> drawdowns(std::span<const book::EquityPoint> points,
                                              std::size_t most = 20);

/// Consecutive trades that did not win (SHR-M4); the first of the longest rows. length 0: no loss.
struct LosingStreak {
    int length = 0;
    base::Date from; ///< close of its first trade; only with length > 0
    base::Date to;   ///< close of its last trade
    base::Money net;
};
/// `trades` by (close date, id).
[[nodiscard]] LosingStreak longestLosingStreak(std::span<const ClosedTrade> trades);

} // namespace signalbox::stats
