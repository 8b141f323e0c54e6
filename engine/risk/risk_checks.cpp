// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/risk_checks.h"

#include "engine/base/format.h"
#include "engine/risk/check_rules.h"

#include <algorithm>
#include <cmath>

#include <fmt/ranges.h>

namespace signalbox::risk {
namespace {

using base::BasisPoints;
using base::Money;
using base::usd;

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

RiskCheck haltCheck(const RiskContext& context) {
    RiskCheck check;
    check.code = "HALT";
    check.ok = context.halts.empty();
    check.text =
        check.ok ? "No halt is on" : fmt::format("Entries are halted: {}", fmt::join(context.halts, ", "));
    return check;
}

RiskCheck regimeCheck(const RiskContext& context) {
    RiskCheck check;
    check.code = "REGIME";
    if (!context.limits.obeysRegime) {
        check.ok = true;
        check.applies = false;
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
    check.applies = allowed < NoCountLimit;
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
        check.applies = false;
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

} // namespace

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

} // namespace signalbox::risk
