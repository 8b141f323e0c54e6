// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/risk_checks.h"

#include "engine/base/format.h"
#include "engine/base/real.h"
#include "engine/market/option_symbol.h"
#include "engine/risk/expiry_payoff.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace signalbox::risk {
namespace {

using base::BasisPoints;
using base::Money;
using base::usd;
using diagnosis::Regime;

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

RiskCheck moneyCheck(const char* code, Money used, Money after, Money allowed) {
    RiskCheck check;
    check.code = code;
    check.unit = "usd";
    check.used = used.toDollars();
    check.after = after.toDollars();
    check.allowed = allowed.toDollars();
    check.ok = after <= allowed;
    return check;
}

/// max loss x contracts; an absurd number of contracts saturates instead of wrapping round.
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

/// Aggregate delta with the trade; absent when either is unknown. A delta of exactly zero is what a plan
/// without Greeks says; no structure of ours has it.
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

bool groupLeft(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context) {
    return !context.limits.maxGroupBp || groupAfter(trade, contracts, context) <=
                                             BasisPoints(*context.limits.maxGroupBp).of(context.sleeveEquity);
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

RiskCheck haltCheck(const RiskContext& context) {
    RiskCheck check;
    check.code = "HALT";
    check.ok = context.halts.empty();
    check.text = check.ok ? "No halt is on" : "Entries are halted: " + joined(context.halts);
    return check;
}

RiskCheck regimeCheck(const RiskContext& context) {
    RiskCheck check;
    check.code = "REGIME";
    if (!context.limits.obeysRegime) {
        check.ok = true;
        check.text = "The strategy has no regime rule";
        return check;
    }
    check.ok = regimeAllows(context);
    check.text = fmt::format("Regime {} {} entries", diagnosis::regimeName(context.regime),
                             check.ok ? "allows" : "blocks");
    return check;
}

RiskCheck tradeCheck(const structures::TradePlan& plan, std::int64_t contracts, const RiskContext& context) {
    const Money allowed = BasisPoints(context.limits.maxLossPerTradeBp).of(context.sleeveEquity);
    RiskCheck check = moneyCheck(
        "TRADE", Money{}, timesContracts(plan.maxLossPerUnit, std::max<std::int64_t>(0, contracts)), allowed);
    const TradeFacts facts = factsOf(plan);
    const auto& worst = facts.worstLossPerUnit;
    check.ok = tradeAllowed(facts, contracts, context);
    if (contracts <= 0) {
        check.text = "A trade needs at least one contract";
    } else if (!worst) {
        check.text = "The legs do not limit the loss; only defined risk is traded";
    } else if (plan.credit && (plan.limit <= base::Price{} || plan.limit >= plan.width)) {
        check.text = fmt::format("The credit {} is not between zero and the width {}",
                                 base::usdPrice(plan.limit), base::usdPrice(plan.width));
    } else if (plan.maxLossPerUnit <= Money{} || plan.maxLossPerUnit < *worst) {
        check.text = fmt::format("The plan says {} max loss per contract, its legs can lose {}",
                                 usd(plan.maxLossPerUnit), usd(*worst));
    } else {
        check.text =
            fmt::format("Max loss of the trade {}, {} allowed ({}% of {})",
                        usd(timesContracts(plan.maxLossPerUnit, contracts)), usd(allowed),
                        base::fixed(context.limits.maxLossPerTradeBp / 100.0, 1), usd(context.sleeveEquity));
    }
    return check;
}

RiskCheck capacityCheck(const std::string& underlying, const RiskContext& context) {
    const bool totalOk = context.openTotal < context.limits.maxTotal;
    const bool groupOk = context.openInGroup < context.limits.maxPerGroup;
    const bool showGroup = totalOk && (!groupOk || context.limits.maxPerGroup <= context.limits.maxTotal);
    const int used = showGroup ? context.openInGroup : context.openTotal;
    const int allowed = showGroup ? context.limits.maxPerGroup : context.limits.maxTotal;
    RiskCheck check;
    check.code = "CAPACITY";
    check.unit = "positions";
    check.used = used;
    check.after = used + 1;
    check.allowed = allowed;
    check.ok = capacityLeft(context);
    check.text =
        fmt::format("{} of {} {} positions open or pending", used, allowed, showGroup ? underlying : "total");
    return check;
}

RiskCheck heatCheck(const structures::TradePlan& plan, std::int64_t contracts, const RiskContext& context) {
    const Money allowed = BasisPoints(context.limits.maxHeatBp).of(context.sleeveEquity);
    const Money added = timesContracts(plan.maxLossPerUnit, std::max<std::int64_t>(0, contracts));
    RiskCheck check = moneyCheck("HEAT", context.strategyHeat, context.strategyHeat + added, allowed);
    check.ok = heatLeft(factsOf(plan), contracts, context);
    check.text = fmt::format("{} at risk now, {} with this trade, {} allowed ({}% of {})",
                             usd(context.strategyHeat), usd(context.strategyHeat + added), usd(allowed),
                             base::fixed(context.limits.maxHeatBp / 100.0, 1), usd(context.sleeveEquity));
    return check;
}

RiskCheck deltaCheck(const structures::TradePlan& plan, std::int64_t contracts, const RiskContext& context) {
    RiskCheck check;
    check.code = "DELTA";
    check.unit = "fraction";
    if (!context.limits.limitsDelta) {
        check.ok = true;
        check.text = "The strategy has no limit of aggregate delta";
        return check;
    }
    check.used = context.aggregateDelta;
    check.allowed = context.limits.maxAggregateDelta;
    if (!context.aggregateDelta || !std::isfinite(*context.aggregateDelta)) {
        check.text = "Aggregate delta is unknown: an open position has no usable delta";
        return check;
    }
    const TradeFacts facts = factsOf(plan);
    check.after = deltaAfter(facts, contracts, context);
    if (!check.after) {
        check.text = "The delta of the trade is unknown";
        return check;
    }
    check.ok = deltaLeft(facts, contracts, context);
    check.text =
        fmt::format("Aggregate delta {} now, {} with this trade, {} allowed either way",
                    base::fixedSigned(*context.aggregateDelta, 2), base::fixedSigned(*check.after, 2),
                    base::fixed(context.limits.maxAggregateDelta, 2));
    return check;
}

RiskCheck buyingPowerCheck(const structures::TradePlan& plan, std::int64_t contracts,
                           const RiskContext& context) {
    const Money needed = timesContracts(plan.maxLossPerUnit, std::max<std::int64_t>(0, contracts));
    if (!context.buyingPower) {
        RiskCheck check;
        check.code = "BUYING_POWER";
        check.unit = "usd";
        check.after = needed.toDollars();
        check.text = "Buying power is unknown";
        return check;
    }
    RiskCheck check = moneyCheck("BUYING_POWER", Money{}, needed, *context.buyingPower);
    check.ok = buyingPowerLeft(factsOf(plan), contracts, context);
    check.text = fmt::format("{} needed, {} free", usd(needed), usd(*context.buyingPower));
    return check;
}

RiskCheck accountCheck(const structures::TradePlan& plan, std::int64_t contracts,
                       const RiskContext& context) {
    const AccountAnswer answer = accountAnswer(plan.maxLossPerUnit, contracts, context);
    RiskCheck check;
    check.code = "ACCOUNT";
    check.unit = "contracts";
    check.used = 0;
    check.after = static_cast<double>(contracts);
    check.allowed = static_cast<double>(answer.allowed);
    check.ok = accountAllowsTrade(factsOf(plan), contracts, context);
    if (check.ok) {
        check.text = "The account's own limits allow the trade";
    } else if (answer.binding == "DAILY_LOSS" || answer.binding == "DRAWDOWN_HALT") {
        check.text = fmt::format("The account is suspended for entries: {}", answer.binding);
    } else {
        check.text = fmt::format("The account allows {} of {} contracts ({})", answer.allowed, contracts,
                                 answer.binding);
    }
    return check;
}

RiskCheck groupCheck(const structures::TradePlan& plan, std::int64_t contracts, const RiskContext& context) {
    const Money allowed = BasisPoints(*context.limits.maxGroupBp).of(context.sleeveEquity);
    const Money after = groupAfter(factsOf(plan), contracts, context);
    RiskCheck check = moneyCheck("SYMBOL_RISK", context.strategyGroupHeat, after, allowed);
    check.text = fmt::format("{} at risk in {} now, {} with this trade, {} allowed ({}% of {})",
                             usd(context.strategyGroupHeat), plan.underlying, usd(after), usd(allowed),
                             base::fixed(*context.limits.maxGroupBp / 100.0, 1), usd(context.sleeveEquity));
    return check;
}

RiskCheck memoCheck(const structures::TradePlan& plan, std::int64_t contracts, const RiskContext& context) {
    const TradeFacts facts = factsOf(plan);
    RiskCheck check;
    check.code = "MEMO";
    check.unit = "contracts";
    check.after = static_cast<double>(contracts);
    check.ok = memoAllows(facts, contracts, context);
    if (!context.memo) {
        check.text = "No memo of this trade is approved for this session";
        return check;
    }
    const ApprovedMemo& memo = *context.memo;
    check.allowed = static_cast<double>(memo.contracts);
    if (memo.contract != facts.contract) {
        check.text =
            fmt::format("{} is approved for {}, not for {}", memo.memoId, memo.contract, facts.contract);
    } else {
        check.text = fmt::format("{} allows {} contract{} at {} or less", memo.memoId, memo.contracts,
                                 memo.contracts == 1 ? "" : "s", base::usdPrice(memo.limit));
    }
    return check;
}

/// How full the fullest limit would be: "heat 14.8% of 15.0%".
std::string fullestLimit(const std::vector<RiskCheck>& checks, const RiskContext& context) {
    const RiskCheck* fullest = nullptr;
    for (const RiskCheck& check : checks) {
        const bool sized = check.code == "TRADE" || check.code == "HEAT" || check.code == "DELTA";
        if (!sized || !check.after || !check.allowed || !(*check.allowed > 0)) {
            continue;
        }
        const auto filling = [](const RiskCheck& one) { return std::abs(*one.after) / *one.allowed; };
        if (fullest == nullptr || filling(check) > filling(*fullest)) {
            fullest = &check;
        }
    }
    if (fullest == nullptr) {
        return {};
    }
    if (fullest->code == "DELTA") {
        return fmt::format("aggregate delta {} of {}", base::fixedSigned(*fullest->after, 2),
                           base::fixed(*fullest->allowed, 2));
    }
    const double equity = context.sleeveEquity.toDollars();
    return fmt::format("{} {}% of {}%", fullest->code == "HEAT" ? "heat" : "max loss",
                       base::fixed(100 * *fullest->after / equity, 1),
                       base::fixed(100 * *fullest->allowed / equity, 1));
}

} // namespace

std::optional<Money> worstLossPerUnit(const structures::TradePlan& plan) {
    const auto payoff = expiryPayoff(plan.legs);
    if (!payoff || !payoff->worst || plan.multiplier <= 0) {
        return std::nullopt;
    }
    const base::Price paid = plan.credit ? -plan.limit : plan.limit;
    return std::max(base::premium(paid - *payoff->worst, plan.multiplier, 1), Money{});
}

TradeFacts factsOf(const structures::TradePlan& plan) {
    return {worstLossPerUnit(plan),
            plan.maxLossPerUnit,
            plan.credit,
            plan.limit,
            plan.width,
            plan.unitDelta,
            plan.spot,
            plan.multiplier,
            plan.legs.size() == 1 ? market::occSymbol(plan.legs.front().contract) : std::string()};
}

const char* checkCode(Check check) {
    constexpr std::array<const char*, CheckCount> codes{"HALT",        "REGIME", "TRADE",        "CAPACITY",
                                                        "HEAT",        "DELTA",  "BUYING_POWER", "ACCOUNT",
                                                        "SYMBOL_RISK", "MEMO"};
    return codes[static_cast<std::size_t>(check)];
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

std::vector<RiskCheck> riskChecks(const structures::TradePlan& plan, std::int64_t contracts,
                                  const RiskContext& context) {
    std::vector<RiskCheck> checks{haltCheck(context),
                                  regimeCheck(context),
                                  tradeCheck(plan, contracts, context),
                                  capacityCheck(plan.underlying, context),
                                  heatCheck(plan, contracts, context),
                                  deltaCheck(plan, contracts, context),
                                  buyingPowerCheck(plan, contracts, context),
                                  accountCheck(plan, contracts, context)};
    if (context.limits.maxGroupBp) {
        checks.push_back(groupCheck(plan, contracts, context));
    }
    if (context.limits.needsMemo) {
        checks.push_back(memoCheck(plan, contracts, context));
    }
    return checks;
}

bool allPass(const std::vector<RiskCheck>& checks) {
    return std::all_of(checks.begin(), checks.end(), [](const RiskCheck& check) { return check.ok; });
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

std::vector<std::string> alternativesTo(const structures::TradePlan& plan, const RiskVerdict& verdict,
                                        const RiskContext& context) {
    const std::int64_t contracts = verdict.contractsAllowed;
    if (contracts > 0) {
        const std::string limit = fullestLimit(riskChecks(plan, contracts, context), context);
        return {fmt::format("{} contract{} would pass{}{}", contracts, contracts == 1 ? "" : "s",
                            limit.empty() ? "" : ": ", limit)};
    }
    std::vector<std::string> fixedCodes;
    for (const RiskCheck& check : riskChecks(plan, 1, context)) {
        if (!check.ok) {
            fixedCodes.push_back(check.code);
        }
    }
    return {fmt::format("No size passes: {} would still veto one contract", joined(fixedCodes))};
}

} // namespace signalbox::risk
