// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/plan_builder.h"

#include "engine/base/require.h"
#include "engine/pricing/probability.h"
#include "engine/structures/leg_quote.h"
#include "engine/structures/payoff.h"

#include <cstdlib>

namespace signalbox::structures {
namespace {

using base::Price;

double known(const std::optional<double>& value) {
    SIGNALBOX_REQUIRE(value.has_value(), "a leg of a plan has no Greeks");
    return *value;
}

} // namespace

TradePlan buildCreditSpread(const market::OptionChain& chain, const market::ExpiryBlock& block,
                            const chains::ExpiryAnalytics& analytics, const VerticalRequest& request) {
    const bool puts = request.right == market::Right::Put;
    SIGNALBOX_REQUIRE(analytics.forward && analytics.discount && chain.underlyingPrice(),
                      "a plan needs a forward and a spot");
    TradePlan plan;
    plan.kind = puts ? StructureKind::PutCreditSpread : StructureKind::CallCreditSpread;
    plan.strategy = request.strategy;
    plan.underlying = chain.underlying();
    plan.entryDate = chain.id().date;
    plan.quotesAsOf = chain.asOf();
    plan.chainSource = chain.id().source;
    plan.chainBasis = chain.basis();
    plan.provisional = request.provisional;
    plan.simulated = chain.simulated();
    plan.expiration = block.expiration;
    plan.settlement = block.settlement;
    plan.dte = analytics.dte;
    plan.spot = *chain.underlyingPrice();
    plan.forward = *analytics.forward;
    plan.discount = *analytics.discount;
    plan.years = analytics.years;
    plan.multiplier = block.multiplier;
    plan.legs = {{block.contract(plan.underlying, request.right, request.shortIndex), Side::Sell, 1},
                 {block.contract(plan.underlying, request.right, request.longIndex), Side::Buy, 1}};
    plan.quotes = {legQuote(block, analytics, request.right, request.shortIndex),
                   legQuote(block, analytics, request.right, request.longIndex)};
    const LegQuote& sold = plan.quotes[0];
    const LegQuote& bought = plan.quotes[1];
    SIGNALBOX_REQUIRE(sold.bid && sold.ask && bought.bid && bought.ask, "a leg of a plan has no quote");
    plan.width = Price::units(
        std::abs((block.strikes[request.shortIndex] - block.strikes[request.longIndex]).toUnits()));
    plan.credit = true;
    plan.limit = request.limit;
    plan.mid = static_cast<double>((*sold.bid + *sold.ask - *bought.bid - *bought.ask).toUnits()) /
               (2.0 * Price::UnitsPerDollar);
    plan.natural = *sold.bid - *bought.ask;
    plan.best = *sold.ask - *bought.bid;

    const PayoffSummary payoff = payoffSummary(plan.legs, plan.limit, plan.multiplier);
    SIGNALBOX_REQUIRE(payoff.maxLoss && payoff.maxProfit, "a credit spread has a bounded payoff");
    plan.maxLossPerUnit = *payoff.maxLoss;
    plan.maxProfitPerUnit = *payoff.maxProfit;
    plan.breakEven = payoff.breakEvens.empty() ? 0.0 : payoff.breakEvens.front();
    if (sold.iv && plan.breakEven > 0) {
        plan.probabilityOfProfit =
            puts ? pricing::probabilityAbove(plan.forward, plan.breakEven, plan.years, *sold.iv)
                 : pricing::probabilityBelow(plan.forward, plan.breakEven, plan.years, *sold.iv);
    }
    plan.unitDelta = known(bought.delta) - known(sold.delta);
    plan.unitGamma = known(bought.gamma) - known(sold.gamma);
    plan.unitTheta = known(bought.thetaDay) - known(sold.thetaDay);
    plan.unitVega = known(bought.vegaPoint) - known(sold.vegaPoint);
    return plan;
}

} // namespace signalbox::structures
