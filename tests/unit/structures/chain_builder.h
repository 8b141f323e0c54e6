// SPDX-License-Identifier: GPL-3.0-or-later
// Makes SPX chains for tests: priced from a smile, with spreads, noise and defects as asked for.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/market/option_chain.h"
#include "engine/pricing/black76.h"

#include <cmath>
#include <functional>
#include <memory>
#include <random>
#include <vector>

namespace signalbox::tests {

struct ChainRecipe {
    base::Date date = base::makeDate(2019, 5, 1);
    double spot = 2925;
    double rate = 0.024;
    double carry = 0.018;
    std::vector<base::Date> expirations{base::makeDate(2019, 6, 14)};
    market::Settlement settlement = market::Settlement::Pm;
    int lowest = 1500;
    int highest = 3500;
    int step = 5;
    double halfSpread = 0.02; ///< of the price
    double noise = 0;         ///< of the half spread
    unsigned seed = 1;
    /// Called last, on every block.
    std::function<void(market::ExpiryBlock&)> spoil;
};

/// A skewed smile which rises to both sides.
inline double smile(double forward, double strike, double years) {
    const double x = std::log(strike / forward) / std::sqrt(std::max(years, 0.01));
    return 0.13 - 0.12 * x + 0.10 * x * x;
}

inline std::int64_t onTick(double price, bool up) {
    const double tick = price < 3 ? 0.05 : 0.10;
    const double count = price / tick;
    return static_cast<std::int64_t>(std::llround((up ? std::ceil(count) : std::floor(count)) * tick * 100)) *
           100;
}

inline std::shared_ptr<const market::OptionChain> makeChain(const ChainRecipe& recipe) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    const base::UtcTime asOf = calendar.closeInstant(recipe.date).value();
    std::mt19937 random(recipe.seed);
    std::uniform_real_distribution<double> uniform(-1, 1);
    std::vector<market::ExpiryBlock> blocks;
    for (const base::Date expiration : recipe.expirations) {
        market::ExpiryBlock block;
        block.root = recipe.settlement == market::Settlement::Am ? "SPX" : "SPXW";
        block.expiration = expiration;
        block.printedExpiration = expiration;
        block.settlement = recipe.settlement;
        const double years =
            calendar::timeToExpiry(asOf, calendar.expiryInstant(expiration, recipe.settlement).value()).years;
        const double discount = std::exp(-recipe.rate * years);
        const double forward = recipe.spot * std::exp((recipe.rate - recipe.carry) * years);
        const auto count = static_cast<std::size_t>((recipe.highest - recipe.lowest) / recipe.step) + 1;
        block.calls.resize(count);
        block.puts.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            const int strike = recipe.lowest + static_cast<int>(i) * recipe.step;
            block.strikes.push_back(base::Strike::dollars(strike));
            const double sigma = smile(forward, strike, years);
            for (const bool call : {true, false}) {
                market::QuoteColumns& side = call ? block.calls : block.puts;
                const auto type = call ? pricing::OptionType::Call : pricing::OptionType::Put;
                const double fair = pricing::black76Price(type, forward, strike, years, discount, sigma);
                const double half =
                    std::max(recipe.halfSpread * fair, 0.02) * (1 + recipe.noise * uniform(random));
                const double shift = recipe.noise * half * uniform(random) * 0.5;
                side.listed[i] = 1;
                side.bid[i] = std::max<std::int64_t>(0, onTick(std::max(fair + shift - half, 0.0), false));
                side.ask[i] = std::max<std::int64_t>(500, onTick(fair + shift + half, true));
            }
        }
        if (recipe.spoil) {
            recipe.spoil(block);
        }
        blocks.push_back(std::move(block));
    }
    return market::OptionChain::create({"SPX", recipe.date, -1, "test"}, recipe.spot, asOf,
                                       market::Basis::AsTraded, std::move(blocks))
        .value();
}

} // namespace signalbox::tests
