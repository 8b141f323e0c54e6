// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/check_rules.h"

#include "engine/base/real.h"
#include "engine/risk/risk_checks.h"

#include <algorithm>
#include <cmath>

namespace signalbox::risk {
namespace {

using base::BasisPoints;
using base::Money;
using diagnosis::Regime;

bool groupLeft(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context) {
    return !context.limits.maxGroupBp || groupAfter(trade, contracts, context) <=
                                             BasisPoints(*context.limits.maxGroupBp).of(context.sleeveEquity);
}

} // namespace

Money timesContracts(Money perUnit, std::int64_t contracts) {
    constexpr std::int64_t Ceiling = 4'000'000'000'000'000'000;
    const base::Int128 product = static_cast<base::Int128>(perUnit.toCents()) * contracts;
    return Money::cents(product > Ceiling ? Ceiling : static_cast<std::int64_t>(product));
}

bool regimeAllows(const RiskContext& context) {
    return !context.limits.obeysRegime ||
           (context.regime != Regime::Crisis && context.regime != Regime::BearTrend &&
            context.regime != Regime::Unknown);
}

bool tradeAllowed(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context) {
    const bool priced = !trade.credit || (trade.limit > base::Price{} && trade.limit < trade.width);
    return contracts > 0 && trade.worstLossPerUnit && priced && trade.maxLossPerUnit > Money{} &&
           trade.maxLossPerUnit >= *trade.worstLossPerUnit &&
           timesContracts(trade.maxLossPerUnit, contracts) <=
               BasisPoints(context.limits.maxLossPerTradeBp).of(context.sleeveEquity);
}

bool capacityLeft(const RiskContext& context) {
    return context.openTotal < context.limits.maxTotal && context.openInGroup < context.limits.maxPerGroup;
}

bool heatLeft(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context) {
    const Money added = timesContracts(trade.maxLossPerUnit, std::max<std::int64_t>(0, contracts));
    return context.strategyHeat + added <= BasisPoints(context.limits.maxHeatBp).of(context.sleeveEquity);
}

std::optional<double> deltaAfter(const TradeFacts& trade, std::int64_t contracts,
                                 const RiskContext& context) {
    if (!context.aggregateDelta || !std::isfinite(*context.aggregateDelta) ||
        !std::isfinite(trade.unitDelta) || trade.unitDelta == 0.0 || !(trade.spot > 0) ||
        context.sleeveEquity <= Money{}) {
        return std::nullopt;
    }
    return *context.aggregateDelta + trade.unitDelta * trade.multiplier * trade.spot *
                                         static_cast<double>(contracts) / context.sleeveEquity.toDollars();
}

bool deltaLeft(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context) {
    if (!context.limits.limitsDelta) {
        return true;
    }
    const auto after = deltaAfter(trade, contracts, context);
    return after && (base::realLessEqual(std::abs(*after), context.limits.maxAggregateDelta) ||
                     base::realLessEqual(std::abs(*after), std::abs(*context.aggregateDelta)));
}

Money groupAfter(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context) {
    return context.strategyGroupHeat +
           timesContracts(trade.maxLossPerUnit, std::max<std::int64_t>(0, contracts));
}

bool memoAllows(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context) {
    return !context.limits.needsMemo ||
           (context.memo && !trade.contract.empty() && context.memo->contract == trade.contract &&
            contracts <= context.memo->contracts && trade.limit <= context.memo->limit);
}

bool buyingPowerLeft(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context) {
    return context.buyingPower &&
           timesContracts(trade.maxLossPerUnit, std::max<std::int64_t>(0, contracts)) <= *context.buyingPower;
}

bool accountAllowsTrade(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context) {
    return contracts > 0 && accountAnswer(trade.maxLossPerUnit, contracts, context).allowed >= contracts;
}

std::array<bool, CheckCount> weigh(const TradeFacts& trade, std::int64_t contracts,
                                   const RiskContext& context) {
    return {context.halts.empty(),
            regimeAllows(context),
            tradeAllowed(trade, contracts, context),
            capacityLeft(context),
            heatLeft(trade, contracts, context),
            deltaLeft(trade, contracts, context),
            buyingPowerLeft(trade, contracts, context),
            accountAllowsTrade(trade, contracts, context),
            groupLeft(trade, contracts, context),
            memoAllows(trade, contracts, context)};
}

AccountAnswer accountAnswer(base::Money maxLossPerUnit, std::int64_t contracts, const RiskContext& context) {
    const AccountState state{context.accountEquity, context.accountHeat, context.groupHeat,
                             context.cash,          context.dayReturn,   context.drawdown};
    return accountAllows(state, {maxLossPerUnit, maxLossPerUnit, contracts}, context.account);
}

std::int64_t largestPassing(const structures::TradePlan& plan, std::int64_t contracts,
                            const RiskContext& context) {
    // A size that passes leaves every smaller one passing too, so that halving finds the largest.
    const TradeFacts facts = factsOf(plan);
    std::int64_t passing = 0;
    std::int64_t failing = contracts + 1;
    while (failing - passing > 1) {
        const std::int64_t middle = passing + (failing - passing) / 2;
        const auto answers = weigh(facts, middle, context);
        const bool passes = std::all_of(answers.begin(), answers.end(), [](bool ok) { return ok; });
        (passes ? passing : failing) = middle;
    }
    return passing;
}

} // namespace signalbox::risk
