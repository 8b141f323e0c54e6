// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/replan.h"

#include "engine/base/format.h"
#include "engine/structures/plan_builder.h"
#include "engine/structures/selection_block.h"

#include <utility>

namespace signalbox::structures {
namespace {

using base::Price;
using base::Strike;

struct Wanted {
    base::Date expiration;
    std::optional<market::Settlement> settlement; ///< absent: PM before AM
    Strike shortStrike;
    Strike longStrike;
    bool legsMoved = false;
};

Wanted wantedOf(const TradePlan& plan, const PlanChange& change) {
    Wanted wanted;
    wanted.expiration = change.expiration.value_or(plan.expiration);
    wanted.settlement = change.settlement;
    if (!wanted.settlement && wanted.expiration == plan.expiration) {
        wanted.settlement = plan.settlement;
    }
    wanted.shortStrike = change.shortStrike.value_or(plan.legs[0].contract.strike);
    wanted.longStrike = change.longStrike.value_or(plan.legs[1].contract.strike);
    wanted.legsMoved = wanted.expiration != plan.expiration || wanted.settlement != plan.settlement ||
                       wanted.shortStrike != plan.legs[0].contract.strike ||
                       wanted.longStrike != plan.legs[1].contract.strike;
    return wanted;
}

std::optional<std::size_t> findBlock(const market::OptionChain& chain, const Wanted& wanted) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < chain.blocks().size(); ++i) {
        const market::ExpiryBlock& block = chain.blocks()[i];
        const bool fits = block.expiration == wanted.expiration && !block.adjusted &&
                          (!wanted.settlement || block.settlement == *wanted.settlement);
        if (fits && (!found || block.settlement == market::Settlement::Pm)) {
            found = i;
        }
    }
    return found;
}

std::optional<std::size_t> listedIndex(const market::ExpiryBlock& block, market::Right right, Strike strike) {
    const auto index = block.indexOf(strike);
    return index && block.side(right).listed[*index] != 0 ? index : std::nullopt;
}

/// The limit of the changed plan, or why there is none.
std::pair<std::optional<Price>, std::string> limitOf(const TradePlan& plan, const PlanChange& change,
                                                     const Wanted& wanted, const market::QuoteColumns& side,
                                                     std::size_t shortIndex, std::size_t longIndex,
                                                     const SelectorInputs& inputs) {
    const market::TickClass ticks = market::knownProduct(inputs.chain->underlying())->packageTicks;
    if (change.limit) {
        if (*change.limit >= Price() && !market::isOnTick(ticks, *change.limit)) {
            return {std::nullopt, "Limit " + base::plain(*change.limit) + " is not on the " +
                                      base::plain(market::tickAt(ticks, *change.limit)) + " tick"};
        }
        return {change.limit, {}};
    }
    if (!wanted.legsMoved) {
        return {plan.limit, {}};
    }
    const auto limit = limitCredit(*side.bidAt(shortIndex), *side.askAt(shortIndex), *side.bidAt(longIndex),
                                   *side.askAt(longIndex), inputs.parameters.entrySlippage, ticks);
    return {limit, limit ? std::string() : std::string("Mid credit after slippage is negative")};
}

std::string changed(const char* what, const std::string& before, const std::string& after) {
    return std::string(what) + " " + before + " -> " + after;
}

std::string settlementText(const TradePlan& plan) {
    return base::toIso(plan.expiration) + (plan.settlement == market::Settlement::Am ? " AM" : " PM");
}

} // namespace

Selection replan(const TradePlan& plan, const PlanChange& change, const SelectorInputs& inputs) {
    Selection selection;
    selection.candidates = plan.candidates;
    const auto refuse = [&selection](std::string why) {
        selection.refusal = std::move(why);
        return selection;
    };
    if (std::string why = chainRefusal(inputs); !why.empty()) {
        return refuse(std::move(why));
    }
    if (plan.legs.size() != 2 || plan.legs[0].contract.right != plan.legs[1].contract.right) {
        return refuse("Only a vertical spread can be changed here");
    }
    const market::Right right = plan.legs[0].contract.right;
    const char letter = market::rightLetter(right);
    const Wanted wanted = wantedOf(plan, change);
    const auto blockIndex = findBlock(*inputs.chain, wanted);
    if (!blockIndex) {
        return refuse("Expiration " + base::toIso(wanted.expiration) + " is not listed");
    }
    const market::ExpiryBlock& block = inputs.chain->blocks()[*blockIndex];
    selection.expiration = block.expiration;
    const int dte = base::daysBetween(inputs.chain->id().date, block.expiration);
    const ExpiryRules& rules = inputs.parameters.expiry;
    if (dte < rules.minDte || dte > rules.maxDte) {
        return refuse("Expiration " + base::toIso(block.expiration) + " has " + std::to_string(dte) +
                      " DTE, outside " + std::to_string(rules.minDte) + ".." + std::to_string(rules.maxDte));
    }
    const bool defined = right == market::Right::Put ? wanted.longStrike < wanted.shortStrike
                                                     : wanted.longStrike > wanted.shortStrike;
    if (!defined) {
        return refuse("Long " + base::plain(wanted.longStrike) + letter + " does not cover short " +
                      base::plain(wanted.shortStrike) + letter + " as a credit spread");
    }
    const auto shortIndex = listedIndex(block, right, wanted.shortStrike);
    const auto longIndex = listedIndex(block, right, wanted.longStrike);
    if (!shortIndex || !longIndex) {
        return refuse(base::plain(shortIndex ? wanted.longStrike : wanted.shortStrike) + letter +
                      " is not listed for " + base::toIso(block.expiration));
    }
    const chains::ExpiryAnalytics analytics = analyticsOf(inputs, *blockIndex);
    if (std::string why = analyticsRefusal(analytics); !why.empty()) {
        return refuse(std::move(why));
    }
    for (const std::size_t index : {*shortIndex, *longIndex}) {
        const auto codes = legCodes(inputs, block, analytics, right, index);
        if (!codes.empty()) {
            return refuse("Quote of " + base::plain(block.strikes[index]) + letter +
                          " may not be used: " + joinCodes(codes, ", "));
        }
    }
    const auto [limit, limitProblem] =
        limitOf(plan, change, wanted, block.side(right), *shortIndex, *longIndex, inputs);
    if (!limit) {
        return refuse(limitProblem);
    }
    const Price width = right == market::Right::Put ? wanted.shortStrike - wanted.longStrike
                                                    : wanted.longStrike - wanted.shortStrike;
    if (const std::string bad = badCredit(*limit, width, inputs.parameters.minCreditOfWidth); !bad.empty()) {
        return refuse("BAD_CREDIT: " + bad);
    }
    VerticalRequest request;
    request.strategy = plan.strategy;
    request.provisional = inputs.provisional;
    request.right = right;
    request.shortIndex = *shortIndex;
    request.longIndex = *longIndex;
    request.limit = *limit;
    selection.plan = buildCreditSpread(*inputs.chain, block, analytics, request);
    selection.plan->candidates = plan.candidates;
    return selection;
}

std::string describeOverride(const TradePlan& before, const TradePlan& after) {
    std::string text;
    const auto note = [&text](bool differs, const char* what, const std::string& from,
                              const std::string& to) {
        if (differs) {
            text += (text.empty() ? "" : ", ") + changed(what, from, to);
        }
    };
    const Strike oldShort = before.legs[0].contract.strike;
    const Strike newShort = after.legs[0].contract.strike;
    const Strike oldLong = before.legs[1].contract.strike;
    const Strike newLong = after.legs[1].contract.strike;
    note(before.expiration != after.expiration || before.settlement != after.settlement, "expiration",
         settlementText(before), settlementText(after));
    note(oldShort != newShort, "short strike", base::plain(oldShort), base::plain(newShort));
    note(oldLong != newLong, "long strike", base::plain(oldLong), base::plain(newLong));
    note(before.limit != after.limit, "limit", base::plain(before.limit), base::plain(after.limit));
    return text;
}

} // namespace signalbox::structures
