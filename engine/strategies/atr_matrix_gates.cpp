// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/atr_matrix_gates.h"

#include "engine/base/format.h"
#include "engine/scan/judge.h"
#include "engine/scan/reasons.h"
#include "engine/strategies/one_share.h"

#include <fmt/format.h>

namespace signalbox::strategies {
namespace {

using entry::GateResult;
using entry::GateStatus;

entry::Reading reading(double value) {
    return base::isKnown(value) ? entry::Reading(value) : entry::Reading();
}

GateResult gateOf(int number, const entry::AtrReadings& readings,
                  const entry::AtrGateParameters& parameters) {
    const scan::Figure figure = scan::atrFigure(number, readings, parameters);
    GateResult gate;
    gate.number = number;
    gate.key = entry::atrGateKey(number);
    gate.rule = entry::atrGateRule(number);
    gate.status = figure.status == scan::CheckStatus::Pass ? GateStatus::Pass : GateStatus::Fail;
    gate.value = reading(figure.value);
    gate.threshold = reading(figure.threshold);
    gate.margin = base::known(figure.margin);
    return gate;
}

void addContractDetails(GateResult& gate, const structures::LongOptionPick& pick) {
    gate.details.emplace_back("contract", market::occSymbol(pick.contract));
    gate.details.emplace_back("expiration", *pick.expiration);
    gate.details.emplace_back("dte", static_cast<double>(pick.dte));
    if (pick.quote.delta) {
        gate.details.emplace_back("delta", *pick.quote.delta);
    }
}

/// Gate 6: the contract that ATR-O selects, and its spread (ATR-E6, ATR-ERR14).
GateResult liquidityGate(const structures::LongOptionPick& pick, const AtrIvRank& ivRank,
                         const entry::AtrReadings& readings, const params::AtrParameters& p) {
    GateResult gate = gateOf(entry::AtrGateCount, readings, atrGateParameters(p));
    gate.details.emplace_back("iv_rank", reading(ivRank.rank.value_or(base::Missing)));
    if (pick.place) {
        addContractDetails(gate, pick);
    }
    if (pick.reject == "NO_CHAIN") {
        gate.status = GateStatus::Fail;
        gate.missing = {"option chain"};
        gate.reason = pick.detail;
    } else if (!pick.reject.empty()) {
        gate.status = GateStatus::Fail;
        gate.reason = pick.reject + ": no call with the asked DTE, delta, volume, open interest and quote";
    } else if (gate.status == GateStatus::Fail) {
        gate.reason = fmt::format("spread {:.1f}% of mid", entry::quoteSpread(readings) * 100);
    }
    if (std::string why = ivRankRefusal(ivRank.rank, p.maxIvRank);
        !why.empty() && pick.reject != "NO_CHAIN") {
        gate.status = GateStatus::Fail;
        gate.reason = std::move(why);
        if (!ivRank.rank) {
            gate.missing.emplace_back("iv_rank");
        }
    }
    return gate;
}

} // namespace

structures::DeltaRules atrContractRules(const params::AtrParameters& p) {
    structures::DeltaRules rules;
    rules.minDte = p.minDte;
    rules.targetDte = p.targetDte;
    rules.maxDte = p.maxDte;
    rules.minDelta = p.deltaMin;
    rules.maxDelta = p.deltaMax;
    rules.maxSpread = p.maxSpreadPct / 100;
    rules.minVolume = p.minVolume;
    rules.minOpenInterest = p.minOpenInterest;
    rules.maxIvRank = p.maxIvRank;
    return rules;
}

entry::AtrGateParameters atrGateParameters(const params::AtrParameters& p) {
    return {p.distanceMin, p.distanceMax, p.atrPctMin, p.maxSpreadPct / 100};
}

AtrIvRank atrIvRank(const Context& context, int session) {
    const diagnosis::EquityColumns& c = shareColumns(context);
    const auto own = base::known(c.ivRank.at(session));
    const bool named = context.parameters->atr(context.underlying).ivProxy == params::IvProxy::Hv20;
    if (own || context.mode != "BACKTEST" || !named) {
        return {own, false};
    }
    return {base::known(c.hv20Rank.at(session)), true};
}

std::string ivRankRefusal(const std::optional<double>& rank, double maximum) {
    if (!rank) {
        return "IV_RANK: no history of the share's own implied volatility on this day";
    }
    if (!base::realLess(*rank, maximum)) {
        return fmt::format("IV_RANK: {:.1f} is not below {:g}", *rank, maximum);
    }
    return {};
}

structures::LongOptionPick atrContract(const Context& context) {
    const structures::DeltaRules rules = atrContractRules(context.parameters->atr(context.underlying));
    return structures::pickByDelta(optionChainOf(context, "atr-matrix", rules.maxSpread, context.date),
                                   rules);
}

base::Result<AtrGates> atrGates(const Context& context) {
    SIGNALBOX_TRY_ASSIGN(const int session, context.calendar->sessionNumber(context.date));
    const params::AtrParameters& p = context.parameters->atr(context.underlying);
    const scan::Readings r = readingsAt(shareColumns(context), session);
    AtrGates result;
    result.pick = atrContract(context);
    result.ivRank = atrIvRank(context, session);
    entry::AtrReadings readings = r.forAtr();
    const structures::LegQuote& quote = result.pick.quote;
    readings.bid = result.pick.place && quote.bid ? quote.bid->toDollars() : base::Missing;
    readings.ask = result.pick.place && quote.ask ? quote.ask->toDollars() : base::Missing;
    scan::AtrRules rules;
    rules.gates = atrGateParameters(p);
    for (int number = 1; number < entry::AtrGateCount; ++number) {
        GateResult gate = gateOf(number, readings, rules.gates);
        const scan::Figure figure = scan::atrFigure(number, readings, rules.gates);
        gate.reason = scan::atrReason(number, figure, r, rules);
        if (figure.status == scan::CheckStatus::FailData) {
            gate.missing = scan::atrMissing(number, r);
            if (!base::isKnown(r.close)) {
                gate.missing.insert(gate.missing.begin(), "bar of " + context.underlying);
            }
        }
        result.gates.push_back(std::move(gate));
    }
    result.gates.push_back(liquidityGate(result.pick, result.ivRank, readings, p));
    for (const GateResult& gate : result.gates) {
        if (gate.status != GateStatus::Pass && result.firstFail == 0) {
            result.firstFail = gate.number;
        }
    }
    result.confidence = entry::atrConfidence(readings, rules.gates);
    return result;
}

scan::Completion completeAtr(const Context& context) {
    scan::Completion completion;
    const auto gates = atrGates(context);
    if (!gates) {
        completion.firstFail = entry::AtrGateCount;
        completion.reason = gates.error().message();
        return completion;
    }
    const GateResult& last = gates->gates.back();
    completion.gates = {last};
    completion.firstFail = last.status == GateStatus::Pass ? 0 : entry::AtrGateCount;
    completion.reason = last.reason;
    const structures::LegQuote& quote = gates->pick.quote;
    completion.bid = quote.bid ? std::optional(quote.bid->toDollars()) : std::nullopt;
    completion.ask = quote.ask ? std::optional(quote.ask->toDollars()) : std::nullopt;
    if (gates->ivRank.proxy) {
        completion.flags.emplace_back("IV_PROXY=hv20");
    }
    if (gates->pick.dividendsUnknown) {
        completion.flags.emplace_back("DIV_UNKNOWN");
    }
    return completion;
}

} // namespace signalbox::strategies
