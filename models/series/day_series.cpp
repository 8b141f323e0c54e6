// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/day_series.h"

#include <algorithm>

namespace signalbox::models {

std::vector<SmilePoint> smilePoints(const chains::ChainAnalytics& analytics, std::size_t expiry) {
    std::vector<SmilePoint> points;
    if (!analytics.chain || expiry >= analytics.expiries.size() ||
        expiry >= analytics.chain->blocks().size()) {
        return points;
    }
    const market::ExpiryBlock& block = analytics.chain->blocks()[expiry];
    const chains::ExpiryAnalytics& numbers = analytics.expiries[expiry];
    const auto centre = numbers.forward ? numbers.forward : analytics.chain->underlyingPrice();
    if (!centre) {
        return points;
    }
    for (std::size_t i = 0; i < block.strikes.size(); ++i) {
        const double strike = block.strikes[i].toDollars();
        const std::vector<double>& column = strike < *centre ? numbers.puts.iv : numbers.calls.iv;
        if (i < column.size() && base::isKnown(column[i])) {
            points.push_back({strike, column[i]});
        }
    }
    return points;
}

std::vector<EquityStep> equitySteps(const session::DayState& state) {
    std::vector<EquityStep> steps;
    base::Money realised;
    for (const book::Position& position : state.closed) {
        realised += position.netPl;
    }
    base::Money equity = state.dashboard.equity - realised - state.dashboard.openPl.value_or(base::Money());
    double highest = equity.toDollars();
    const auto add = [&](base::Date date) {
        const double now = equity.toDollars();
        highest = std::max(highest, now);
        const EquityStep step{date, now, highest > 0 ? 1 - now / highest : 0};
        if (!steps.empty() && steps.back().date == date) {
            steps.back() = step;
        } else {
            steps.push_back(step);
        }
    };
    if (!state.closed.empty()) {
        add(state.closed.front().openedOn);
    }
    for (const book::Position& position : state.closed) {
        equity += position.netPl;
        if (position.closedOn) {
            add(*position.closedOn);
        }
    }
    equity = state.dashboard.equity;
    if (!steps.empty() && state.date != base::Date()) {
        add(state.date);
    }
    return steps;
}

} // namespace signalbox::models
