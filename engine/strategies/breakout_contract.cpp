// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/kelly.h"
#include "engine/risk/risk_checks.h"
#include "engine/strategies/breakout.h"
#include "engine/strategies/breakout_gates.h"
#include "engine/strategies/one_share.h"

#include <limits>

namespace signalbox::strategies {
namespace {

/// The memo that is approved for this session; null outside the entry window (BRK-P4).
const book::MemoWritten* memoOf(const Context& context) {
    const book::MemoVersion* version =
        context.provisional ? nullptr
                            : context.book->memos().approvedFor("breakout", context.underlying, context.date);
    return version == nullptr ? nullptr : &version->memo;
}

std::optional<market::OptionContract> contractOf(const book::MemoWritten& memo,
                                                 const market::OptionChain& chain) {
    const auto parts = market::parseOccSymbol(memo.contract);
    if (!parts) {
        return std::nullopt;
    }
    for (const market::ExpiryBlock& block : chain.blocks()) {
        const auto index = block.indexOf(parts->strike);
        if (block.root == parts->root && block.printedExpiration == parts->printedExpiration && index) {
            return block.contract(chain.underlying(), parts->right, *index);
        }
    }
    return std::nullopt;
}

/// BRK-K6, then the limits: the size that every limit leaves (BRK-K8, SHR-A).
void addSize(const Context& context, BreakoutContract& made) {
    if (!made.selection.plan) {
        return;
    }
    const structures::TradePlan& plan = *made.selection.plan;
    risk::PremiumSizing sizing;
    made.sleeve = sleeveOf(context, "breakout");
    sizing.equity = made.sleeve;
    sizing.stakeBp = made.edge.stakeBp;
    sizing.ask = plan.limit;
    sizing.feePerContract = context.parameters->account().feePerContract;
    sizing.multiplier = plan.multiplier;
    const risk::PremiumSize size = risk::sizeByPremium(sizing);
    made.budget = size.budget;
    made.cost = size.costPerContract;
    const book::MemoWritten* memo = memoOf(context);
    made.wanted = memo == nullptr ? size.contracts : std::min(size.contracts, memo->contracts);
    if (made.wanted <= 0) {
        return;
    }
    const risk::RiskContext room = roomOf(context, "breakout", breakoutLimits(), risk::breakoutAccount());
    made.contracts = risk::largestPassing(plan, made.wanted, room);
    if (made.contracts < made.wanted) {
        const BindingLimit limit = bindingLimit(plan, made.contracts, room);
        made.limit = limit.code;
        made.limitText = limit.text;
    }
}

} // namespace

structures::AtmRules breakoutContractRules() {
    structures::AtmRules rules;
    rules.maxSpread = BreakoutMaxSpread;
    return rules;
}

market::Right breakoutRight(entry::BreakoutSide side) {
    return side == entry::BreakoutSide::Short ? market::Right::Put : market::Right::Call;
}

BreakoutContract breakoutContract(const Context& context, entry::BreakoutSide side) {
    BreakoutContract made;
    made.side = side;
    made.edge = breakoutEdge(context, side);
    market::Right right = breakoutRight(side);
    const structures::LongOptionChain chain =
        optionChainOf(context, "breakout", BreakoutMaxSpread, entryDateOf(context));
    const book::MemoWritten* memo = chain.refusal().empty() ? memoOf(context) : nullptr;
    const auto approved = memo == nullptr ? std::nullopt : contractOf(*memo, *chain.inputs().chain);
    if (approved) {
        right = approved->right;
        made.pick = structures::pickContract(chain, *approved);
    } else {
        made.pick = structures::pickAtTheMoney(chain, right, breakoutContractRules());
    }
    made.selection = structures::planLongOption(chain, made.pick, right);
    if (approved && made.selection.plan && made.selection.plan->limit > memo->limit) {
        // Dearer than what was voted on needs new votes; the order stands at the approved limit.
        structures::PlanChange atMost;
        atMost.limit = memo->limit;
        made.selection = structures::changeLongOption(chain, *made.selection.plan, atMost, 0,
                                                      std::numeric_limits<int>::max());
    }
    if (made.selection.plan) {
        structures::EntryFacts& facts = *made.selection.plan->facts;
        facts.probe = made.edge.probe;
        facts.assumedEdge = made.edge.assumed;
        if (const std::string words = made.edge.sources.words(); !words.empty()) {
            facts.evidence = words;
        }
        facts.memoId = approved ? memo->memoId : std::string();
    }
    addSize(context, made);
    return made;
}

BreakoutContract sizedPlan(const Context& context, entry::BreakoutSide side,
                           const structures::TradePlan& plan) {
    BreakoutContract made;
    made.side = side;
    made.edge = breakoutEdge(context, side);
    made.selection.plan = plan;
    addSize(context, made);
    return made;
}

} // namespace signalbox::strategies
