// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/breakout_checks.h"

#include "engine/base/format.h"
#include "engine/market/earnings.h"
#include "engine/risk/kelly.h"
#include "engine/strategies/one_share.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace signalbox::strategies {
namespace {

using entry::GateResult;
using entry::GateStatus;
using scan::BreakoutCheck;
using structures::OptionRow;

GateStatus passes(bool ok) {
    return ok ? GateStatus::Pass : GateStatus::Fail;
}

/// Without a contract a check has nothing to look at.
GateResult withoutContract(GateResult gate, const structures::LongOptionPick& pick) {
    gate.status = GateStatus::Fail;
    const bool noChain = pick.reject == "NO_CHAIN";
    gate.missing = {noChain ? "option chain" : "contract"};
    gate.reason = noChain ? pick.detail : "NO_EXPIRY: no contract to look at";
    return gate;
}

bool isTwoSided(const structures::LegQuote& quote) {
    return quote.bid && quote.ask && *quote.bid > base::Price() && *quote.ask > *quote.bid;
}

OptionRow rowOf(const structures::LongOptionPick& pick) {
    OptionRow row;
    row.bid = pick.quote.bid;
    row.ask = pick.quote.ask;
    return row;
}

GateResult expiryCheck(const structures::LongOptionPick& pick) {
    GateResult gate = breakoutGate(BreakoutCheck::Expiry);
    const structures::AtmRules rules = breakoutContractRules();
    gate.threshold = fmt::format("{}..{} DTE on the entry date", rules.minDte, rules.maxDte);
    if (pick.place) {
        gate.status = GateStatus::Pass;
        gate.value = static_cast<double>(pick.dte);
        gate.details.emplace_back("expiration", *pick.expiration);
        return gate;
    }
    gate.status = GateStatus::Fail;
    if (pick.reject == "NO_EXPIRY") {
        gate.reason = fmt::format("NO_EXPIRY: no expiration with {} to {} days on the entry date",
                                  rules.minDte, rules.maxDte);
        return gate;
    }
    return withoutContract(std::move(gate), pick);
}

GateResult atmCheck(const structures::LongOptionPick& pick) {
    GateResult gate = breakoutGate(BreakoutCheck::Atm);
    if (!pick.place) {
        return withoutContract(std::move(gate), pick);
    }
    const structures::AtmRules rules = breakoutContractRules();
    gate.threshold = fmt::format("|delta| {:.2f}..{:.2f}", rules.minDelta, rules.maxDelta);
    if (!pick.quote.delta) {
        gate.reason = "the delta cannot be computed: the codes of the quote decide";
        return gate;
    }
    const double delta = std::abs(*pick.quote.delta);
    gate.value = *pick.quote.delta;
    gate.margin = std::min(delta - rules.minDelta, rules.maxDelta - delta);
    gate.status =
        passes(base::realGreaterEqual(delta, rules.minDelta) && base::realLessEqual(delta, rules.maxDelta));
    if (gate.status == GateStatus::Fail) {
        gate.reason = fmt::format("NOT_ATM: delta {:.3f}", *pick.quote.delta);
    }
    return gate;
}

GateResult spreadCheck(const structures::LongOptionPick& pick) {
    GateResult gate = breakoutGate(BreakoutCheck::Spread);
    if (!pick.place) {
        return withoutContract(std::move(gate), pick);
    }
    gate.threshold = BreakoutMaxSpread;
    if (!isTwoSided(pick.quote)) {
        gate.reason = "no two-sided quote: the codes of the quote decide";
        return gate;
    }
    const double spread = (pick.quote.ask->toDollars() - pick.quote.bid->toDollars()) /
                          base::midDollars(*pick.quote.bid, *pick.quote.ask);
    gate.value = spread;
    gate.margin = BreakoutMaxSpread - spread;
    gate.status = passes(structures::isTight(rowOf(pick), BreakoutMaxSpread));
    if (gate.status == GateStatus::Fail) {
        gate.reason = fmt::format("WIDE: spread {:.1f}% of mid", spread * 100);
    }
    return gate;
}

GateResult openInterestCheck(const structures::LongOptionPick& pick) {
    GateResult gate = breakoutGate(BreakoutCheck::OpenInterest);
    if (!pick.place) {
        return withoutContract(std::move(gate), pick);
    }
    const auto least = breakoutContractRules().minOpenInterest;
    gate.threshold = static_cast<double>(least);
    if (!pick.quote.openInterest) {
        gate.status = GateStatus::Fail;
        gate.missing = {"open interest"};
        gate.reason = "OPEN_INTEREST: not known";
        return gate;
    }
    gate.value = static_cast<double>(*pick.quote.openInterest);
    gate.margin = static_cast<double>(*pick.quote.openInterest - least);
    gate.status = passes(*pick.quote.openInterest >= least);
    if (gate.status == GateStatus::Fail) {
        gate.reason = fmt::format("OPEN_INTEREST: {}", *pick.quote.openInterest);
    }
    return gate;
}

GateResult quoteCheck(const BreakoutContract& contract) {
    GateResult gate = breakoutGate(BreakoutCheck::Quote);
    const structures::LongOptionPick& pick = contract.pick;
    if (!pick.place) {
        return withoutContract(std::move(gate), pick);
    }
    gate.value = chains::joinCodes(pick.codes);
    gate.status = passes(pick.codes.empty() && contract.selection.plan.has_value());
    if (!pick.codes.empty()) {
        gate.reason = chains::joinCodes(pick.codes);
    } else if (!contract.selection.plan) {
        gate.reason = contract.selection.refusal;
    }
    gate.details.emplace_back("contract", market::occSymbol(contract.pick.contract));
    return gate;
}

GateResult earningsCheck(const Context& context, const structures::LongOptionPick& pick) {
    GateResult gate = breakoutGate(BreakoutCheck::Earnings);
    if (!pick.place) {
        return withoutContract(std::move(gate), pick);
    }
    const auto mode = context.parameters->breakout(context.underlying).earningsMode;
    const market::EarningsFlag flag = context.snapshot->earningsFlag(context.underlying, *pick.expiration);
    gate.value = market::earningsText(flag);
    gate.threshold = std::string(params::earningsModeKey(mode));
    gate.status = GateStatus::Pass;
    if (mode == params::EarningsMode::Block && flag.knowledge != market::EarningsKnowledge::NoneBeforeThen) {
        gate.status = GateStatus::Fail;
        gate.reason = "EARNINGS: " + market::earningsText(flag);
        if (flag.knowledge == market::EarningsKnowledge::Unknown) {
            gate.missing = {"earnings date"};
        }
    }
    return gate;
}

GateResult edgeCheck(const BreakoutContract& contract) {
    GateResult gate = breakoutGate(BreakoutCheck::Edge);
    const BreakoutEdge& edge = contract.edge;
    gate.value = edge.kelly;
    gate.threshold = 0.0;
    gate.margin = edge.kelly;
    gate.details = {{"p_used", edge.p},
                    {"b", edge.b},
                    {"a", edge.a},
                    {"wins", static_cast<double>(edge.wins)},
                    {"trades", static_cast<double>(edge.trades)},
                    {"evidence_p", edge.evidenceP},
                    {"evidence_kelly", edge.evidenceKelly},
                    {"stake_bp", static_cast<double>(edge.stakeBp)}};
    if (!edge.assumed.empty()) {
        gate.details.emplace_back("assumed", edge.assumed);
    }
    const std::string words = edge.sources.words();
    if (!words.empty()) {
        gate.details.emplace_back("evidence", words);
    }
    if (edge.probe) {
        gate.details.emplace_back("probe", std::string("PROBE"));
    }
    gate.status = passes(edge.allows());
    if (gate.status == GateStatus::Fail) {
        gate.reason = fmt::format("EDGE: f* = {:.4f} from {} wins of {} trades{}", edge.kelly, edge.wins,
                                  edge.trades, words.empty() ? "" : " (" + words + ")");
    } else if (!words.empty()) {
        gate.reason = fmt::format("{} wins of {} trades ({})", edge.wins, edge.trades, words);
    }
    return gate;
}

GateResult costCheck(const Context& context, const BreakoutContract& contract) {
    GateResult gate = breakoutGate(BreakoutCheck::Cost);
    if (!contract.pick.place) {
        return withoutContract(std::move(gate), contract.pick);
    }
    if (!contract.selection.plan) {
        gate.status = GateStatus::Fail;
        gate.missing = {"price of the contract"};
        gate.reason = contract.selection.refusal;
        return gate;
    }
    gate.value = contract.cost.toDollars();
    gate.threshold = contract.budget.toDollars();
    gate.margin = (contract.budget - contract.cost).toDollars();
    gate.details.emplace_back("contracts", static_cast<double>(contract.wanted));
    gate.status = passes(contract.wanted > 0);
    gate.reason = costReason(contract);
    if (const auto fits = oneContractFits(context, contract)) {
        gate.details.emplace_back("equity_needed", fits->equity.toDollars());
        gate.details.emplace_back("stake_bp_needed", static_cast<double>(fits->stakeBp));
    }
    return gate;
}

GateResult limitsCheck(const BreakoutContract& contract) {
    GateResult gate = breakoutGate(BreakoutCheck::Limits);
    if (!contract.pick.place || !contract.selection.plan) {
        return withoutContract(std::move(gate), contract.pick);
    }
    gate.value = static_cast<double>(contract.contracts);
    gate.threshold = 1.0;
    gate.margin = static_cast<double>(contract.contracts - 1);
    gate.status = passes(contract.contracts > 0);
    if (!contract.limit.empty()) {
        gate.details.emplace_back("binding", contract.limit);
    }
    if (gate.status == GateStatus::Fail) {
        gate.reason = contract.limitText.empty() ? std::string("no contract to weigh")
                                                 : contract.limit + ": " + contract.limitText;
    }
    return gate;
}

} // namespace

GateResult breakoutGate(BreakoutCheck check) {
    constexpr std::array<const char*, scan::BreakoutChecks> rules{"BRK-U1", "BRK-S2", "BRK-R3", "BRK-I1",
                                                                  "BRK-I2", "BRK-I2", "BRK-I2", "BRK-N1",
                                                                  "BRK-I3", "BRK-K1", "BRK-K6", "BRK-K8"};
    GateResult gate;
    gate.number = static_cast<int>(check);
    gate.key = scan::breakoutCheckKey(check);
    gate.rule = rules[static_cast<std::size_t>(gate.number - 1)];
    return gate;
}

std::optional<OneContract> oneContractFits(const Context& context, const BreakoutContract& contract) {
    const base::Money sleeve = sleeveOf(context, "breakout");
    if (contract.wanted > 0 || contract.cost <= base::Money() || sleeve <= base::Money()) {
        return std::nullopt;
    }
    OneContract fits;
    fits.stakeBp =
        base::multiplyDivide(contract.cost.toCents(), 10'000, sleeve.toCents(), base::Rounding::Ceil);
    if (contract.edge.stakeBp > 0) {
        fits.equity = base::Money::cents(base::multiplyDivide(contract.cost.toCents(), 10'000,
                                                              contract.edge.stakeBp, base::Rounding::Ceil));
    }
    return fits;
}

std::string costReason(const BreakoutContract& contract) {
    if (contract.wanted > 0) {
        return {};
    }
    if (contract.sleeve <= base::Money()) {
        return "no budget: the account gives breakout no sleeve (enabled_strategies)";
    }
    return "cost " + usdCents(contract.cost) + " > budget " + usdCents(contract.budget);
}

std::vector<GateResult> contractChecks(const Context& context, const BreakoutContract& contract) {
    return {expiryCheck(contract.pick), atmCheck(contract.pick),
            spreadCheck(contract.pick), openInterestCheck(contract.pick),
            quoteCheck(contract),       earningsCheck(context, contract.pick),
            edgeCheck(contract),        costCheck(context, contract),
            limitsCheck(contract)};
}

std::vector<std::string> contractFlags(const Context& context, const BreakoutContract& contract) {
    std::vector<std::string> flags;
    if (contract.edge.probe) {
        flags.emplace_back("PROBE");
    }
    if (!contract.edge.assumed.empty()) {
        flags.push_back(contract.edge.assumed);
    }
    if (const std::string words = contract.edge.sources.words(); !words.empty()) {
        flags.push_back("EVIDENCE " + words);
    }
    if (contract.pick.dividendsUnknown) {
        flags.emplace_back("DIV_UNKNOWN");
    }
    if (contract.pick.expiration) {
        const auto flag = context.snapshot->earningsFlag(context.underlying, *contract.pick.expiration);
        if (flag.knowledge == market::EarningsKnowledge::OnOrBefore) {
            flags.emplace_back("EARNINGS");
        } else if (flag.knowledge == market::EarningsKnowledge::Unknown) {
            flags.emplace_back("EARNINGS_UNKNOWN");
        }
    }
    return flags;
}

} // namespace signalbox::strategies
