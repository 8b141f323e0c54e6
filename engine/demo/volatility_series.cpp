// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/atm_volatility.h"
#include "engine/demo/moment.h"
#include "engine/market/series_names.h"
#include "engine/pricing/elementary.h"

#include <cmath>

namespace signalbox::demo {
namespace {

/// The expirations around 30 days, as chains::atmBlocks chooses them in a chain.
std::vector<Listed> aroundThirtyDays(const std::vector<Listed>& listing, Date date) {
    const Listed* near = nullptr;
    const Listed* far = nullptr;
    for (const Listed& listed : listing) { // rising dates
        const int dte = base::daysBetween(date, listed.expiration);
        if (dte > 0 && dte <= chains::AtmVolatilityDays) {
            near = &listed;
        }
        if (dte >= chains::AtmVolatilityDays && far == nullptr) {
            far = &listed;
        }
    }
    std::vector<Listed> around;
    if (near != nullptr) {
        around.push_back(*near);
    }
    if (far != nullptr && far != near) {
        around.push_back(*far);
    }
    return around;
}

std::optional<chains::AtmPoint> pointOf(const Moment& moment, const Surface& surface, const Listed& listed) {
    const auto instant = moment.simulation->calendar.expiryInstant(listed.expiration, listed.settlement);
    if (!instant) {
        return std::nullopt;
    }
    const auto time = calendar::timeToExpiry(moment.asOf, *instant);
    if (time.expired()) {
        return std::nullopt;
    }
    chains::AtmPoint point;
    point.expiration = listed.expiration;
    point.dte = base::daysBetween(moment.date, listed.expiration);
    point.years = time.years;
    point.strike = nearestStockStrike(pastOf(moment, listed), moment.spot);
    const double moneyness =
        pricing::elementary::logarithm(point.strike.toDollars() / forwardOf(moment, time.years));
    point.iv = surface.volatility(moneyness, time.years);
    return point;
}

std::optional<double> volatilityOn(const Simulation& simulation, const std::string& symbol,
                                   std::size_t session) {
    const auto moment = momentOf(simulation, symbol, session, -1);
    if (!moment) {
        return std::nullopt;
    }
    const Surface surface = surfaceOf(*moment, simulation.days[session]);
    std::vector<chains::AtmPoint> points;
    for (const Listed& listed : aroundThirtyDays(listingOf(*moment), moment->date)) {
        const auto point = pointOf(*moment, surface, listed);
        if (!point) {
            return std::nullopt;
        }
        points.push_back(*point);
    }
    return points.empty() ? std::nullopt : chains::thirtyDayIv(points.front(), points.back());
}

} // namespace

Result<std::shared_ptr<const market::BarSeries>> makeVolatilitySeries(const Simulation& simulation,
                                                                      const std::string& symbol) {
    std::vector<market::Bar> bars;
    for (std::size_t t = 0; t < simulation.sessions.size(); ++t) {
        if (const auto iv = volatilityOn(simulation, symbol, t)) {
            market::Bar bar;
            bar.date = simulation.sessions[t];
            bar.close = std::round(*iv * 1e6) / 1e6;
            bars.push_back(bar);
        }
    }
    return market::BarSeries::create({market::names::iv30(symbol), Source, market::Basis::AsTraded}, bars,
                                     true);
}

} // namespace signalbox::demo
