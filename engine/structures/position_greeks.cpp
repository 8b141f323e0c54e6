// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/position_greeks.h"

#include "engine/base/require.h"

namespace signalbox::structures {

GreekTotals& GreekTotals::operator+=(const GreekTotals& other) {
    deltaShares += other.deltaShares;
    gamma += other.gamma;
    thetaDay += other.thetaDay;
    vegaPoint += other.vegaPoint;
    return *this;
}

std::optional<GreekTotals> positionGreeks(std::span<const Leg> legs, std::span<const LegQuote> quotes,
                                          std::int64_t contracts, std::int32_t multiplier) {
    SIGNALBOX_REQUIRE(legs.size() == quotes.size(), "one quote per leg");
    GreekTotals totals;
    for (std::size_t i = 0; i < legs.size(); ++i) {
        const LegQuote& quote = quotes[i];
        if (!quote.delta || !quote.gamma || !quote.thetaDay || !quote.vegaPoint) {
            return std::nullopt;
        }
        const auto units =
            static_cast<double>(std::int64_t{sign(legs[i].side)} * legs[i].ratio * contracts * multiplier);
        totals +=
            {units * *quote.delta, units * *quote.gamma, units * *quote.thetaDay, units * *quote.vegaPoint};
    }
    return totals;
}

std::optional<double> deltaFraction(double deltaShares, double spot, base::Money equity) {
    if (equity <= base::Money()) {
        return std::nullopt;
    }
    return deltaShares * spot / equity.toDollars();
}

} // namespace signalbox::structures
