// SPDX-License-Identifier: GPL-3.0-or-later
// Chains from the surface. A bid is never above the model's price and an ask never below it, so that no set
// of quotes offers an arbitrage which the surface does not have.
#include "engine/demo/moment.h"
#include "engine/pricing/american_tree.h"
#include "engine/pricing/chain_kernel.h"
#include "engine/pricing/elementary.h"
#include "engine/random/random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox::demo {

namespace {

using market::QuoteColumns;
using pricing::OptionType;
using pricing::elementary::exponential;
using pricing::elementary::logarithm;

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

/// With early exercise and the declared dividends, eight strikes at a time.
void priceAmerican(OptionType type, const pricing::AmericanExpiry& expiry, const std::vector<double>& strikes,
                   const std::vector<double>& sigma, Priced& out) {
    for (std::size_t at = 0; at < strikes.size(); at += pricing::TreeLanes) {
        std::array<double, pricing::TreeLanes> strike{};
        std::array<double, pricing::TreeLanes> volatility{};
        std::array<pricing::TreeValue, pricing::TreeLanes> value{};
        for (std::size_t lane = 0; lane < pricing::TreeLanes; ++lane) {
            const std::size_t i = std::min(at + lane, strikes.size() - 1);
            strike[lane] = strikes[i];
            volatility[lane] = sigma[i];
        }
        pricing::treeValues(expiry, type, strike.data(), volatility.data(), value.data());
        for (std::size_t i = at; i < std::min(at + pricing::TreeLanes, strikes.size()); ++i) {
            out.price[i] = std::max(value[i - at].price, out.price[i]);
            out.delta[i] = value[i - at].delta;
        }
    }
}

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
        const pricing::AmericanExpiry expiry(moment.spot, terms.years, terms.rate, terms.carry,
                                             moment.dividends);
        if (!expiry.neverExercised(type)) {
            priceAmerican(type, expiry, strikes, sigma, out);
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
    const double forward = forwardOf(moment, time.years);
    const double diffused = moment.spot - pricing::presentValue(moment.dividends, time.years, moment.rate);
    auto terms = pricing::ExpiryTerms::fromForward(diffused, forward, time.years, moment.rate);
    terms.carry = moment.yield;

    market::ExpiryBlock block;
    block.root = listed.root;
    block.expiration = listed.expiration;
    block.printedExpiration = listed.expiration;
    block.settlement = listed.settlement;
    const std::vector<PastSpot> past = pastOf(moment, listed);
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

} // namespace

std::shared_ptr<const market::OptionChain>
makeChain(const Simulation& simulation, const std::string& underlying, Date date, std::int32_t secondsOfDay) {
    const auto session = simulation.indexOf(date);
    if (!session || !simulation.bySymbol.contains(underlying)) {
        return nullptr;
    }
    const auto moment = momentOf(simulation, underlying, *session, secondsOfDay);
    if (!moment) {
        return nullptr;
    }
    const Surface surface = surfaceOf(*moment, simulation.days[*session]);
    std::vector<market::ExpiryBlock> blocks;
    for (const Listed& listed : listingOf(*moment)) {
        if (auto block = makeBlock(*moment, surface, listed)) {
            blocks.push_back(std::move(*block));
        }
    }
    auto chain = market::OptionChain::create({underlying, date, secondsOfDay, Source}, moment->spot,
                                             moment->asOf, market::Basis::AsTraded, std::move(blocks), true);
    return chain ? *chain : nullptr;
}

} // namespace signalbox::demo
