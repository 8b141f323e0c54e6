// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/half_profit.h"

#include "engine/chains/analyse_chain.h"
#include "engine/pricing/black76.h"
#include "engine/pricing/passage.h"

#include <algorithm>
#include <cmath>

namespace signalbox::structures {

namespace {

constexpr double SessionsPerYear = 252;
/// The level is looked for within this many deviations of the whole time; farther off it counts as never.
constexpr double SearchReach = 8;
constexpr int Halvings = 44;

struct ModelLeg {
    pricing::OptionType type;
    double strike = 0;
    double sigma = 0;
    double sign = 0; ///< +1 for what must be bought back
};

std::optional<std::vector<ModelLeg>> modelLegs(const TradePlan& plan) {
    std::vector<ModelLeg> legs;
    legs.reserve(plan.legs.size());
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        const std::optional<double> iv = i < plan.quotes.size() ? plan.quotes[i].iv : std::nullopt;
        if (!iv || *iv <= 0) {
            return std::nullopt;
        }
        const Leg& leg = plan.legs[i];
        legs.push_back({chains::optionType(leg.contract.right), leg.contract.strike.toDollars(), *iv,
                        -static_cast<double>(sign(leg.side) * leg.ratio)});
    }
    return legs;
}

/// What closing costs per share when the underlying stands at `spot` and this share of the time is left.
double costToClose(const TradePlan& plan, const std::vector<ModelLeg>& legs, double spot, double left) {
    const double forward = spot * std::pow(plan.forward / plan.spot, left);
    const double discount = std::pow(plan.discount, left);
    double cost = 0;
    for (const ModelLeg& leg : legs) {
        cost += leg.sign *
                pricing::black76Price(leg.type, forward, leg.strike, plan.years * left, discount, leg.sigma);
    }
    return cost;
}

} // namespace

std::optional<double> probabilityOfHalfProfit(const TradePlan& plan) {
    const bool puts = plan.kind == StructureKind::PutCreditSpread;
    if (!plan.credit || (!puts && plan.kind != StructureKind::CallCreditSpread)) {
        return std::nullopt;
    }
    const auto legs = modelLegs(plan);
    if (!legs || legs->empty() || plan.years <= 0 || plan.spot <= 0 || plan.forward <= 0 ||
        plan.discount <= 0) {
        return std::nullopt;
    }
    const double target = plan.limit.toDollars() / 2;
    if (costToClose(plan, *legs, plan.spot, 1.0) <= target) {
        return 1.0;
    }
    const double sigma = legs->front().sigma;
    const double reach = SearchReach * sigma * std::sqrt(plan.years);
    // Closing gets cheaper the farther the underlying is from the strikes, on the side that wins.
    const double away = puts ? reach : -reach;
    std::vector<double> levels(
        static_cast<std::size_t>(std::max(1.0, std::round(plan.years * SessionsPerYear))));
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const double left = 1.0 - static_cast<double>(i + 1) / static_cast<double>(levels.size());
        double dear = -away;
        double cheap = away;
        for (int halving = 0; halving < Halvings; ++halving) {
            const double middle = (dear + cheap) / 2;
            (costToClose(plan, *legs, plan.spot * std::exp(middle), left) <= target ? cheap : dear) = middle;
        }
        levels[i] = plan.spot * std::exp(cheap);
    }
    return pricing::passageProbability({plan.spot, plan.forward, plan.years, sigma},
                                       puts ? pricing::Reach::AtOrAbove : pricing::Reach::AtOrBelow, levels);
}

} // namespace signalbox::structures
