// SPDX-License-Identifier: GPL-3.0-or-later
// Chains from the surface. A bid is never above the model's price and an ask never below it, so that no set
// of quotes offers an arbitrage which the surface does not have.
#include "engine/chains/chain_analytics.h"
#include "engine/demo/listing.h"
#include "engine/demo/simulation.h"
#include "engine/market/product.h"
#include "engine/pricing/american.h"
#include "engine/pricing/chain_kernel.h"
#include "engine/pricing/elementary.h"
#include "engine/random/random.h"

#include <algorithm>
#include <cmath>

namespace signalbox::demo {

namespace {

using market::QuoteColumns;
using pricing::OptionType;
using pricing::elementary::exponential;
using pricing::elementary::logarithm;

constexpr std::int32_t OpenSeconds = 9 * 3600 + 1800;

/// A bar's value at a share of the session: from the open by way of both extremes to the close.
double along(double open, double first, double second, double close, double share) {
    const double points[] = {open, first, second, close};
    const double position = std::clamp(share, 0.0, 1.0) * 3.0;
    const auto leg = std::min<std::size_t>(static_cast<std::size_t>(position), 2);
    const double part = position - static_cast<double>(leg);
    return points[leg] + part * (points[leg + 1] - points[leg]);
}

/// The state of an underlying at the moment of a chain.
struct Moment {
    const Simulation* simulation = nullptr;
    std::string symbol;
    Date date;
    base::UtcTime asOf;
    double spot = 0;
    double vix = 0;
    double rate = 0;
    double yield = 0;
    bool american = false;
    market::TickClass ticks = market::TickClass::EquityNickel;
    std::vector<PastSpot>
        past; ///< sessions of the last months on today's basis; `dte` is filled per expiration
    std::vector<Date> pastDates;
};

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
    for (const EarningsDate& report : moment.simulation->reports.dates) {
        if (report.symbol == moment.symbol && report.date >= moment.date) {
            const int days = base::daysBetween(moment.date, report.date) + (report.beforeOpen ? 0 : 1);
            if (days > 0) {
                shape.jumps.push_back({days / 365.0, traits.reportMove * traits.reportMove});
            }
        }
    }
    return Surface(shape);
}

/// Width between bid and ask: wider far from the money, for dear options and in stress.
double quotedWidth(const Moment& moment, double price, double logMoneyness) {
    const double stress = 1.0 + std::max(0.0, moment.vix - 18.0) / 15.0;
    const double distance = 1.0 + 2.0 * std::abs(logMoneyness);
    const double size = moment.american ? 0.02 + 0.025 * std::sqrt(price) + 0.008 * price
                                        : 0.04 + 0.030 * std::sqrt(price) + 0.004 * price;
    return size * stress * distance;
}

void writeQuote(QuoteColumns& columns, std::size_t i, const Moment& moment, double price, double width,
                double sigma, double delta, std::uint64_t dice, double logMoneyness) {
    const base::Price fair = base::Price::nearest(price);
    const base::Price low = base::Price::nearest(std::max(price - 0.5 * width, 0.0));
    const base::Price bid = market::floorTick(moment.ticks, std::min(low, fair));
    const base::Price ask = market::ceilTick(
        moment.ticks, std::max(base::Price::nearest(price + 0.5 * width), base::Price::cents(1)));
    columns.listed[i] = 1;
    columns.bid[i] = bid.toUnits();
    columns.ask[i] = ask.toUnits();
    // Four short words of one number serve as dice: a chain asks for 25,000 of them.
    double spread = 0.0;
    for (unsigned shift = 0; shift < 64; shift += 16) {
        spread += static_cast<double>((dice >> shift) & 0xFFFFU) / 65536.0 - 0.5;
    }
    const double interest = 4000.0 * exponential(1.4 * spread - 14.0 * std::abs(logMoneyness));
    columns.openInterest[i] = static_cast<std::int64_t>(interest);
    columns.volume[i] =
        static_cast<std::int64_t>(interest * 0.4 * static_cast<double>(dice & 0xFFFFU) / 65536.0);
    if (columns.volume[i] > 0) {
        columns.last[i] = market::floorTick(moment.ticks, fair).toUnits();
    }
    columns.vendorIv[i] = std::round(sigma * 10000.0) / 10000.0;
    columns.vendorDelta[i] = std::round(delta * 10000.0) / 10000.0;
}

/// Model prices and deltas of one right over a block.
struct Priced {
    std::vector<double> price, delta;
};

Priced priceSide(OptionType type, const Moment& moment, const pricing::ExpiryTerms& terms,
                 const std::vector<double>& strikes, const std::vector<double>& sigma) {
    Priced out;
    out.price.resize(strikes.size());
    out.delta.resize(strikes.size());
    pricing::GreeksColumns columns;
    columns.price = out.price;
    columns.delta = out.delta;
    pricing::greeksColumn(type, terms, strikes, sigma, columns);
    if (moment.american) {
        for (std::size_t i = 0; i < strikes.size(); ++i) {
            // A call on a share that pays nothing before expiry is never exercised early.
            if (type == OptionType::Put || moment.yield > 0.0) {
                const auto value = pricing::americanPrice({type,
                                                           moment.spot,
                                                           strikes[i],
                                                           terms.years,
                                                           terms.rate,
                                                           terms.carry,
                                                           sigma[i],
                                                           {},
                                                           true});
                out.price[i] = std::max(value.price, out.price[i]);
                out.delta[i] = value.delta;
            }
        }
    }
    return out;
}

std::optional<market::ExpiryBlock> makeBlock(const Moment& moment, const Surface& surface,
                                             const Listed& listed) {
    const auto instant = moment.simulation->calendar.expiryInstant(listed.expiration, listed.settlement);
    if (!instant) {
        return std::nullopt;
    }
    const auto time = calendar::timeToExpiry(moment.asOf, *instant);
    if (time.expired()) {
        return std::nullopt;
    }
    const double forward = moment.spot * exponential((moment.rate - moment.yield) * time.years);
    auto terms = pricing::ExpiryTerms::fromForward(moment.spot, forward, time.years, moment.rate);
    terms.carry = moment.yield;

    market::ExpiryBlock block;
    block.root = listed.root;
    block.expiration = listed.expiration;
    block.printedExpiration = listed.expiration;
    block.settlement = listed.settlement;
    std::vector<PastSpot> past;
    for (std::size_t i = 0; i < moment.past.size(); ++i) {
        PastSpot then = moment.past[i];
        then.dte = base::daysBetween(moment.pastDates[i], listed.expiration);
        if (then.dte <= listed.listedFromDte || i + 1 == moment.past.size()) {
            past.push_back(then);
        }
    }
    block.strikes = moment.symbol == IndexSymbol ? indexStrikes(past) : stockStrikes(past);
    std::vector<double> strikes;
    std::vector<double> sigma;
    for (const base::Strike strike : block.strikes) {
        strikes.push_back(strike.toDollars());
        sigma.push_back(surface.volatility(logarithm(strikes.back() / forward), time.years));
    }
    block.calls.resize(strikes.size());
    block.puts.resize(strikes.size());
    for (const auto type : {OptionType::Call, OptionType::Put}) {
        const Priced priced = priceSide(type, moment, terms, strikes, sigma);
        QuoteColumns& columns = type == OptionType::Call ? block.calls : block.puts;
        const std::uint64_t stream =
            random::mixed(moment.simulation->seed, static_cast<std::uint64_t>(base::toDayNumber(moment.date)),
                          static_cast<std::uint64_t>(base::toDayNumber(listed.expiration)) * 4U +
                              (type == OptionType::Call ? 2U : 0U) +
                              (listed.settlement == calendar::Settlement::Am ? 1U : 0U));
        for (std::size_t i = 0; i < strikes.size(); ++i) {
            const double logMoneyness = logarithm(strikes[i] / forward);
            const double width = quotedWidth(moment, priced.price[i], logMoneyness);
            writeQuote(columns, i, moment, priced.price[i], width, sigma[i], priced.delta[i],
                       random::mixed(stream, i), logMoneyness);
        }
    }
    return block;
}

/// Where the underlying stood lately, on the basis of today: what was listed then is listed still.
void rememberPast(Moment& moment, std::size_t session) {
    constexpr std::size_t Months = 95; // sessions: longer than any rule looks ahead
    const Simulation& simulation = *moment.simulation;
    const auto& bars = *simulation.bySymbol.at(moment.symbol);
    std::vector<const market::CorporateAction*> splits;
    for (const market::CorporateAction& action : simulation.actions) {
        if (action.symbol == moment.symbol && action.kind == market::ActionKind::Split &&
            action.effective <= moment.date) {
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

std::shared_ptr<const market::OptionChain>
makeChain(const Simulation& simulation, const std::string& underlying, Date date, std::int32_t secondsOfDay) {
    const auto session = simulation.indexOf(date);
    if (!session || !simulation.bySymbol.contains(underlying)) {
        return nullptr;
    }
    const IndexDay& day = simulation.days[*session];
    Moment moment;
    moment.simulation = &simulation;
    moment.symbol = underlying;
    moment.date = date;
    // What SHR-P2 would read from the published yield: the model must discount as the analysis does.
    moment.rate = std::round(day.bill * 100.0) / 10000.0;
    if (!placeInDay(moment, *session, secondsOfDay)) {
        return nullptr;
    }
    rememberPast(moment, *session);
    Surface surface = indexSurface(day, moment.vix);
    std::vector<Listed> listing;
    if (underlying == IndexSymbol) {
        moment.yield = IndexYield;
        moment.ticks = market::TickClass::SpxLeg;
        listing = indexListing(simulation.calendar, date);
    } else {
        moment.american = true;
        moment.ticks =
            underlying == FundSymbol ? market::TickClass::EtfPenny : market::TickClass::EquityPenny;
        listing = stockListing(simulation.calendar, underlying, date);
        for (const CompanyTraits& traits : simulation.companies) {
            if (traits.company.symbol == underlying) {
                surface = stockSurface(moment, day, traits);
            }
        }
    }
    std::vector<market::ExpiryBlock> blocks;
    for (const Listed& listed : listing) {
        if (auto block = makeBlock(moment, surface, listed)) {
            blocks.push_back(std::move(*block));
        }
    }
    auto chain = market::OptionChain::create({underlying, date, secondsOfDay, Source}, moment.spot,
                                             moment.asOf, market::Basis::AsTraded, std::move(blocks), true);
    return chain ? *chain : nullptr;
}

} // namespace signalbox::demo
