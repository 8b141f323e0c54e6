// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/day_series.h"

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

} // namespace signalbox::models
