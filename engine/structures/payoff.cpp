// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/payoff.h"

#include "engine/base/require.h"

#include <algorithm>

namespace signalbox::structures {
namespace {

using base::Price;

std::int64_t quantity(const Leg& leg) {
    return std::int64_t{sign(leg.side)} * leg.ratio;
}

/// Profit per $1 of the underlying beyond the highest strike: only calls move there.
std::int64_t slopeAbove(std::span<const Leg> legs) {
    std::int64_t slope = 0;
    for (const Leg& leg : legs) {
        slope += leg.contract.right == market::Right::Call ? quantity(leg) : 0;
    }
    return slope;
}

/// Underlying prices between which the payoff is a straight line: zero and the strikes.
std::vector<Price> kinks(std::span<const Leg> legs) {
    std::vector<Price> result{Price()};
    for (const Leg& leg : legs) {
        result.push_back(leg.contract.strike.toPrice());
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

void addOnce(std::vector<double>& values, double value) {
    if (values.empty() || values.back() != value) {
        values.push_back(value);
    }
}

std::vector<double> breakEvens(const std::vector<Price>& points, const std::vector<Price>& profits,
                               std::int64_t slope) {
    std::vector<double> result;
    const Price zero;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const Price here = profits[i];
        const Price next = profits[i + 1];
        if (here == zero && next != zero && points[i] > zero) {
            addOnce(result, points[i].toDollars());
        } else if ((here < zero && zero < next) || (next < zero && zero < here)) {
            const double part = here.toDollars() / (here - next).toDollars();
            addOnce(result, points[i].toDollars() + part * (points[i + 1] - points[i]).toDollars());
        } else if (here != zero && next == zero) {
            addOnce(result, points[i + 1].toDollars());
        }
    }
    const Price last = profits.back();
    if (last == zero && slope != 0 && points.back() > zero) {
        addOnce(result, points.back().toDollars());
    } else if ((last < zero && slope > 0) || (last > zero && slope < 0)) {
        addOnce(result, points.back().toDollars() - last.toDollars() / static_cast<double>(slope));
    }
    return result;
}

} // namespace

Price payoffAt(std::span<const Leg> legs, Price net, Price underlying) {
    Price profit = net;
    for (const Leg& leg : legs) {
        const Price strike = leg.contract.strike.toPrice();
        const Price intrinsic =
            leg.contract.right == market::Right::Call ? underlying - strike : strike - underlying;
        profit = profit + std::max(intrinsic, Price()) * quantity(leg);
    }
    return profit;
}

double payoffAt(std::span<const Leg> legs, double net, double underlying) {
    double profit = net;
    for (const Leg& leg : legs) {
        const double strike = leg.contract.strike.toDollars();
        const double intrinsic =
            leg.contract.right == market::Right::Call ? underlying - strike : strike - underlying;
        profit += std::max(intrinsic, 0.0) * static_cast<double>(quantity(leg));
    }
    return profit;
}

PayoffSummary payoffSummary(std::span<const Leg> legs, Price net, std::int32_t multiplier) {
    SIGNALBOX_REQUIRE(!legs.empty(), "a payoff needs at least one leg");
    const std::vector<Price> points = kinks(legs);
    std::vector<Price> profits;
    profits.reserve(points.size());
    for (const Price point : points) {
        profits.push_back(payoffAt(legs, net, point));
    }
    const auto [lowest, highest] = std::minmax_element(profits.begin(), profits.end());
    const std::int64_t slope = slopeAbove(legs);
    PayoffSummary summary;
    if (slope >= 0) {
        summary.maxLoss = base::premium(std::max(-*lowest, Price()), multiplier, 1);
    }
    if (slope <= 0) {
        summary.maxProfit = base::premium(std::max(*highest, Price()), multiplier, 1);
    }
    summary.breakEvens = breakEvens(points, profits, slope);
    return summary;
}

} // namespace signalbox::structures
