// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/payoff.h"

#include "engine/chains/analyse_chain.h"
#include "engine/pricing/black76.h"
#include "engine/structures/payoff.h"

#include <algorithm>
#include <cmath>

namespace signalbox::models {

namespace {

constexpr int Steps = 120;
/// Below this a volatility shift would leave nothing to price with.
constexpr double LeastVolatility = 0.01;

std::pair<double, double> rangeOf(const PayoffInput& input) {
    double low = input.spot;
    double high = input.spot;
    for (const structures::Leg& leg : input.legs) {
        low = std::min(low, leg.contract.strike.toDollars());
        high = std::max(high, leg.contract.strike.toDollars());
    }
    const double room =
        std::max({input.expectedMove.value_or(0) * 1.6, (high - low) * 0.6, input.spot * 0.03});
    return {std::max(low - room * 0.6, input.spot * 0.2), high + room};
}

} // namespace

PayoffInput payoffInput(const structures::TradePlan& plan, std::int64_t contracts) {
    PayoffInput input;
    input.legs = plan.legs;
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        input.ivs.push_back(i < plan.quotes.size() ? plan.quotes[i].iv : std::nullopt);
    }
    input.net = plan.credit ? plan.limit.toDollars() : -plan.limit.toDollars();
    input.scale = static_cast<double>(plan.multiplier * std::max<std::int64_t>(1, contracts));
    input.spot = plan.spot;
    input.years = plan.years;
    input.dte = plan.dte;
    if (plan.years > 0 && plan.discount > 0) {
        input.rate = -std::log(plan.discount) / plan.years;
        input.carry = plan.forward > 0 && plan.spot > 0
                          ? input.rate - std::log(plan.forward / plan.spot) / plan.years
                          : input.rate;
    }
    const std::optional<double> iv = input.ivs.empty() ? std::nullopt : input.ivs.front();
    if (iv && plan.dte > 0) {
        input.expectedMove = plan.spot * *iv * std::sqrt(plan.dte / 365.0);
    }
    return input;
}

std::optional<PayoffInput> payoffInput(const session::PositionState& state, const session::DayState& day) {
    if (!day.chain || !day.chain->chain || state.position.underlying != day.underlying) {
        return std::nullopt;
    }
    const std::optional<double> spot = day.chain->chain->underlyingPrice();
    if (!spot) {
        return std::nullopt;
    }
    const auto& expiries = day.chain->expiries;
    const auto found =
        std::find_if(expiries.begin(), expiries.end(), [&](const chains::ExpiryAnalytics& expiry) {
            return expiry.expiration == state.position.expiration &&
                   expiry.settlement == state.position.settlement;
        });
    if (found == expiries.end()) {
        return std::nullopt;
    }
    PayoffInput input;
    input.legs = state.position.legs;
    for (std::size_t i = 0; i < input.legs.size(); ++i) {
        input.ivs.push_back(i < state.legQuotes.size() ? state.legQuotes[i].iv : std::nullopt);
    }
    const double entry = state.position.entryPrice.toDollars();
    input.net = state.position.credit ? entry : -entry;
    input.scale = static_cast<double>(state.position.multiplier * state.position.contractsOpen);
    input.spot = *spot;
    input.years = found->years;
    input.rate = found->rate.value_or(0);
    input.carry = found->carry.value_or(0);
    input.dte = found->dte;
    input.expectedMove = found->expectedMove;
    return input;
}

std::optional<double> profitOn(const PayoffInput& input, double price, int daysAhead, double ivShift) {
    const double years = std::max(0.0, input.years - daysAhead / 365.0);
    const double forward = price * std::exp((input.rate - input.carry) * years);
    const double discount = std::exp(-input.rate * years);
    double value = 0;
    for (std::size_t i = 0; i < input.legs.size(); ++i) {
        const std::optional<double> iv = i < input.ivs.size() ? input.ivs[i] : std::nullopt;
        if (!iv) {
            return std::nullopt;
        }
        const structures::Leg& leg = input.legs[i];
        const double sigma = std::max(LeastVolatility, *iv + ivShift / 100.0);
        value += structures::sign(leg.side) * leg.ratio *
                 pricing::black76Price(chains::optionType(leg.contract.right), forward,
                                       leg.contract.strike.toDollars(), years, discount, sigma);
    }
    return (input.net + value) * input.scale;
}

PayoffCurves payoffCurves(const PayoffInput& input, int daysAhead, double ivShift) {
    PayoffCurves curves;
    if (input.legs.empty() || input.spot <= 0) {
        return curves;
    }
    const base::Price net = base::Price::nearest(input.net);
    curves.breakEvens = structures::payoffSummary(input.legs, net, 1).breakEvens;
    const auto [low, high] = rangeOf(input);
    for (int i = 0; i <= Steps; ++i) {
        curves.price.push_back(low + (high - low) * i / Steps);
    }
    curves.price.push_back(input.spot);
    for (const structures::Leg& leg : input.legs) {
        curves.price.push_back(leg.contract.strike.toDollars());
    }
    for (const double breakEven : curves.breakEvens) {
        if (breakEven > low && breakEven < high) {
            curves.price.push_back(breakEven);
        }
    }
    std::sort(curves.price.begin(), curves.price.end());
    curves.price.erase(std::unique(curves.price.begin(), curves.price.end()), curves.price.end());
    for (const double price : curves.price) {
        curves.atExpiry.push_back(structures::payoffAt(input.legs, input.net, price) * input.scale);
        if (const auto profit = profitOn(input, price, daysAhead, ivShift)) {
            curves.onDay.push_back(*profit);
        }
    }
    if (curves.onDay.size() != curves.price.size()) {
        curves.onDay.clear();
    }
    return curves;
}

} // namespace signalbox::models
