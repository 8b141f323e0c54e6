// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo/moment.h"

#include "engine/pricing/elementary.h"

#include <algorithm>
#include <cmath>

namespace signalbox::demo {

namespace {

using pricing::elementary::exponential;

/// What is on file about one symbol, empty when nothing is.
template <typename Value>
const std::vector<Value>& listOf(const std::map<std::string, std::vector<Value>>& all,
                                 const std::string& symbol) {
    static const std::vector<Value> none;
    const auto at = all.find(symbol);
    return at == all.end() ? none : at->second;
}

constexpr std::int32_t OpenSeconds = 9 * 3600 + 1800;

/// A bar's value at a share of the session: from the open by way of both extremes to the close.
double along(double open, double first, double second, double close, double share) {
    const double points[] = {open, first, second, close};
    const double position = std::clamp(share, 0.0, 1.0) * 3.0;
    const auto leg = std::min<std::size_t>(static_cast<std::size_t>(position), 2);
    const double part = position - static_cast<double>(leg);
    return points[leg] + part * (points[leg + 1] - points[leg]);
}

Surface stockSurface(const Moment& moment, const IndexDay& day, const CompanyTraits& traits) {
    const auto joined = [&](double marketVolatility) {
        const double shared = 0.9 * traits.beta * marketVolatility;
        const double own = traits.ownVolatility * (0.65 + 0.35 * marketVolatility / 0.15);
        return std::sqrt(shared * shared + own * own);
    };
    Surface::Shape shape;
    shape.monthVolatility = joined(moment.vix / 100.0);
    shape.slowVolatility = joined(day.slowVix / 100.0);
    shape.size = 0.8;
    shape.tilt = -0.35;
    for (const EarningsDate& report : listOf(moment.simulation->reportsBySymbol, moment.symbol)) {
        if (report.date >= moment.date) {
            const int days = base::daysBetween(moment.date, report.date) + (report.beforeOpen ? 0 : 1);
            if (days > 0) {
                shape.jumps.push_back({days / 365.0, traits.reportMove * traits.reportMove});
            }
        }
    }
    return Surface(shape);
}

/// Where the underlying stood lately, on the basis of today: what was listed then is listed still.
void rememberPast(Moment& moment, std::size_t session) {
    constexpr std::size_t Months = 95; // sessions: longer than any rule looks ahead
    const Simulation& simulation = *moment.simulation;
    const auto& bars = *simulation.bySymbol.at(moment.symbol);
    std::vector<const market::CorporateAction*> splits;
    for (const market::CorporateAction& action : listOf(simulation.actionsBySymbol, moment.symbol)) {
        if (action.kind == market::ActionKind::Split && action.effective <= moment.date) {
            splits.push_back(&action);
        }
    }
    for (std::size_t t = session >= Months ? session - Months : 0; t <= session; ++t) {
        double scale = 1.0;
        for (const market::CorporateAction* split : splits) {
            scale *= split->effective > simulation.sessions[t] ? split->ratio : 1.0;
        }
        // Strikes are listed before the open: a close lists those of the next session.
        if (t < session) {
            moment.past.push_back({bars.close()[t] / scale, 0, simulation.days[t].vix});
            moment.pastDates.push_back(simulation.sessions[t]);
        }
        moment.past.push_back({bars.open()[t] / scale, 0, simulation.days[t].vixOpen});
        moment.pastDates.push_back(simulation.sessions[t]);
    }
}

/// Spot and volatility at a time of day; false when there is no trading then.
bool placeInDay(Moment& moment, std::size_t session, std::int32_t secondsOfDay) {
    const Simulation& simulation = *moment.simulation;
    const IndexDay& day = simulation.days[session];
    const market::Bar bar = simulation.bySymbol.at(moment.symbol)->bar(session);
    const auto close = simulation.calendar.closeInstant(moment.date);
    if (!close) {
        return false;
    }
    if (secondsOfDay < 0) {
        moment.asOf = *close;
        moment.spot = bar.close;
        moment.vix = day.vix;
        return true;
    }
    const int closeSeconds = calendar::newYorkSeconds(*close);
    if (secondsOfDay < OpenSeconds || secondsOfDay > closeSeconds) {
        return false;
    }
    moment.asOf = calendar::newYorkInstant(moment.date, 0, 0, secondsOfDay);
    const double share = static_cast<double>(secondsOfDay - OpenSeconds) / (closeSeconds - OpenSeconds);
    const bool lowFirst = bar.close >= bar.open;
    const double spot =
        along(bar.open, lowFirst ? bar.low : bar.high, lowFirst ? bar.high : bar.low, bar.close, share);
    moment.spot = std::round(spot * 100.0) / 100.0;
    moment.vix = along(day.vixOpen, lowFirst ? day.vixHigh : day.vixLow, lowFirst ? day.vixLow : day.vixHigh,
                       day.vix, share);
    return true;
}

} // namespace

Surface indexSurface(const IndexDay& day, double vix) {
    Surface::Shape shape;
    shape.monthVolatility = vix / 100.0;
    shape.slowVolatility = 1.05 * day.slowVix / 100.0;
    shape.size = day.skewSize;
    shape.tilt = day.skewTilt;
    return Surface(shape);
}

std::optional<Moment> momentOf(const Simulation& simulation, const std::string& underlying,
                               std::size_t session, std::int32_t secondsOfDay) {
    Moment moment;
    moment.simulation = &simulation;
    moment.symbol = underlying;
    moment.date = simulation.sessions[session];
    // What SHR-P2 would read from the published yield: the model must discount as the analysis does.
    moment.rate = std::round(simulation.days[session].bill * 100.0) / 10000.0;
    if (!placeInDay(moment, session, secondsOfDay)) {
        return std::nullopt;
    }
    rememberPast(moment, session);
    if (underlying == IndexSymbol) {
        moment.yield = IndexYield;
        moment.ticks = market::TickClass::SpxLeg;
        return moment;
    }
    moment.american = true;
    moment.ticks = underlying == FundSymbol ? market::TickClass::EtfPenny : market::TickClass::EquityPenny;
    for (const auto& dividend :
         market::dividendsAhead(listOf(simulation.actionsBySymbol, underlying), moment.date)) {
        moment.dividends.push_back(
            {base::daysBetween(moment.date, dividend.effective) / 365.0, dividend.amount});
    }
    return moment;
}

std::vector<PastSpot> pastOf(const Moment& moment, const Listed& listed) {
    std::vector<PastSpot> past;
    past.reserve(moment.past.size());
    for (std::size_t i = 0; i < moment.past.size(); ++i) {
        PastSpot then = moment.past[i];
        then.dte = base::daysBetween(moment.pastDates[i], listed.expiration);
        if (then.dte <= listed.listedFromDte || i + 1 == moment.past.size()) {
            past.push_back(then);
        }
    }
    return past;
}

double forwardOf(const Moment& moment, double years) {
    const double diffused = moment.spot - pricing::presentValue(moment.dividends, years, moment.rate);
    return diffused * exponential((moment.rate - moment.yield) * years);
}

Surface surfaceOf(const Moment& moment, const IndexDay& day) {
    for (const CompanyTraits& traits : moment.simulation->companies) {
        if (traits.company.symbol == moment.symbol) {
            return stockSurface(moment, day, traits);
        }
    }
    return indexSurface(day, moment.vix);
}

std::vector<Listed> listingOf(const Moment& moment) {
    return moment.symbol == IndexSymbol
               ? indexListing(moment.simulation->calendar, moment.date)
               : stockListing(moment.simulation->calendar, moment.symbol, moment.date);
}

} // namespace signalbox::demo
