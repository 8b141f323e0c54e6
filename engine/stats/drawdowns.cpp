// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/drawdowns.h"

#include <algorithm>

namespace signalbox::stats {

std::vector<Drawdown> drawdowns(std::span<const book::EquityPoint> points, std::size_t most) {
    const std::vector<double> growth = equityGrowth(points);
    std::vector<Drawdown> all;
    std::size_t high = 0;
    std::optional<Drawdown> open;
    const auto close = [&](std::optional<base::Date> end, base::Date last) {
        if (open) {
            open->end = end;
            open->days = base::daysBetween(open->start, last);
            all.push_back(*open);
            open.reset();
        }
    };
    for (std::size_t i = 0; i < growth.size(); ++i) {
        if (growth[i] >= growth[high]) {
            close(points[i].date, points[i].date);
            high = i;
            continue;
        }
        const double depth = 1.0 - growth[i] / growth[high];
        if (!open) {
            open = Drawdown{points[high].date, points[i].date, std::nullopt, depth, 0};
        } else if (depth > open->depth) {
            open->depth = depth;
            open->trough = points[i].date;
        }
    }
    if (!growth.empty()) {
        close(std::nullopt, points[growth.size() - 1].date);
    }
    std::sort(all.begin(), all.end(), [](const Drawdown& a, const Drawdown& b) {
        return a.depth > b.depth || (a.depth == b.depth && a.start < b.start);
    });
    all.resize(std::min(most, all.size()));
    return all;
}

LosingStreak longestLosingStreak(std::span<const ClosedTrade> trades) {
    LosingStreak longest;
    LosingStreak current;
    for (const ClosedTrade& trade : trades) {
        if (trade.netPl > base::Money{}) {
            current = {};
            continue;
        }
        if (current.length == 0) {
            current.from = trade.closedOn;
        }
        ++current.length;
        current.to = trade.closedOn;
        current.net += trade.netPl;
        if (current.length > longest.length) {
            longest = current;
        }
    }
    return longest;
}

} // namespace signalbox::stats
