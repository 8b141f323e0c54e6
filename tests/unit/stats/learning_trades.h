// SPDX-License-Identifier: GPL-3.0-or-later
// Invented closed trades whose answer is known: one opened every day and closed ten days later; the distance
// at entry decides about them, or nothing does.
#pragma once

#include "engine/stats/learning.h"

#include <cmath>
#include <vector>

namespace signalbox::tests {

inline const base::Date FirstEntry = base::makeDate(2015, 1, 5);
inline constexpr int DaysHeld = 10;

/// `strength` of the distance on the log odds of a win; 0: noise.
inline std::vector<stats::LearningTrade> inventedTrades(int count, double strength, std::uint64_t seed) {
    random::Random random(seed);
    std::vector<stats::LearningTrade> trades;
    for (int i = 0; i < count; ++i) {
        stats::LearningTrade trade;
        trade.id = i + 1;
        trade.entry = FirstEntry + base::CalendarDays(i);
        trade.closed = trade.entry + base::CalendarDays(DaysHeld);
        for (double& value : trade.values) {
            value = 3 + random.normal();
        }
        const double chance = 1 / (1 + std::exp(-strength * (trade.values[0] - 3)));
        trade.won = random.uniform() < chance;
        trades.push_back(trade);
    }
    return trades;
}

} // namespace signalbox::tests
