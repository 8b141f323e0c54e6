// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/forward.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace signalbox::chains {
namespace {

constexpr std::size_t MostStrikes = 5;
constexpr std::size_t FewestStrikes = 3;

/// 0 < bid < ask and (ask - bid) / mid < 20 %, in whole numbers.
bool isUsable(std::int64_t bid, std::int64_t ask) {
    return bid != market::NoPrice && ask != market::NoPrice && 0 < bid && bid < ask &&
           10 * (ask - bid) < ask + bid;
}

struct ParityPoint {
    std::int64_t distance = 0; ///< twice |call mid - put mid|
    std::size_t index = 0;
    std::int64_t doubledDifference = 0;
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

} // namespace

std::optional<ParityForward> forwardFromParity(const market::ExpiryBlock& block, double discount) {
    std::vector<ParityPoint> points;
    points.reserve(block.strikes.size());
    for (std::size_t i = 0; i < block.strikes.size(); ++i) {
        const std::int64_t callBid = block.calls.bid[i];
        const std::int64_t callAsk = block.calls.ask[i];
        const std::int64_t putBid = block.puts.bid[i];
        const std::int64_t putAsk = block.puts.ask[i];
        if (isUsable(callBid, callAsk) && isUsable(putBid, putAsk)) {
            const std::int64_t difference = callBid + callAsk - putBid - putAsk;
            points.push_back({std::abs(difference), i, difference});
        }
    }
    if (points.size() < FewestStrikes) {
        return std::nullopt;
    }
    const std::size_t used = std::min(points.size(), MostStrikes);
    std::partial_sort(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(used), points.end(),
                      [](const ParityPoint& a, const ParityPoint& b) {
                          return std::tie(a.distance, a.index) < std::tie(b.distance, b.index);
                      });
    points.resize(used);
    ParityForward result;
    std::vector<double> forwards;
    for (const ParityPoint& point : points) {
        const double difference =
            static_cast<double>(point.doubledDifference) / (2.0 * base::Price::UnitsPerDollar);
        forwards.push_back(block.strikes[point.index].toDollars() + difference / discount);
        result.strikes.push_back(block.strikes[point.index]);
    }
    result.forward = median(std::move(forwards));
    if (!(result.forward > 0)) {
        return std::nullopt;
    }
    return result;
}

} // namespace signalbox::chains
