// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/atr_matrix.h"

#include "engine/base/format.h"
#include "engine/entry/content_hash.h"
#include "engine/market/series_names.h"
#include "engine/risk/kelly.h"
#include "engine/risk/risk_checks.h"
#include "engine/scan/judge.h"
#include "engine/scan/reasons.h"
#include "engine/strategies/atr_light_history.h"
#include "engine/strategies/atr_matrix_gates.h"
#include "engine/strategies/one_share.h"

#include <algorithm>

#include <fmt/format.h>

namespace signalbox::strategies {
namespace {

using entry::EntryEvaluation;
using params::AtrParameters;

constexpr const char* Key = "atr-matrix";
constexpr int StreakCooldown = 5; // ATR-P6: sessions

const AtrParameters& parametersOf(const Context& context) {
    return context.parameters->atr(context.underlying);
}

std::vector<std::string> seriesNeeded(const params::ParameterSet&, const std::string& underlying) {
    using namespace market::names;
    return {underlying, iv30(underlying), Vix, Bill13w};
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

/// ATR-P8: no market regime of its own.
void addLight(EntryEvaluation& e, const Context& context) {
    if (context.book->equityBefore(context.date) <= base::Money()) {
        e.light = diagnosis::Light::Grey;
        e.regimeReason = "Account state unknown: no equity is on record";
    } else if (!context.halts.empty()) {
        e.light = diagnosis::Light::Red;
        e.regimeReason = "Entries are suspended: " + joined(context.halts);
    } else {
        e.light = diagnosis::Light::Green;
        e.regimeReason = "Entries are allowed";
    }
}

void addReadings(EntryEvaluation& e, const scan::Readings& r, const AtrGates& gates) {
    const entry::AtrReadings forAtr = r.forAtr();
    const structures::LegQuote& quote = gates.pick.quote;
    e.close = base::known(r.close);
    e.ivRank = gates.ivRank.rank;
    e.readings = {{"close", e.close},
                  {"atr14", base::known(r.atr14)},
                  {"ema10", base::known(r.ema10)},
                  {"sma20", base::known(r.sma20)},
                  {"sma50", base::known(r.sma50)},
                  {"sma100", base::known(r.sma100)},
                  {"sma200", base::known(r.sma200)},
                  {"volume", base::known(r.volume)},
                  {"dollar_volume", base::known(r.dollarVolume)},
                  {"distance", base::known(entry::atrDistance(forAtr))},
                  {"atr_pct", base::known(entry::atrPercent(forAtr))},
                  {"volume_ratio", base::known(entry::volumeRatio(forAtr))},
                  {"bars", r.bars},
                  {"iv_rank", gates.ivRank.rank},
                  {"confidence", gates.confidence},
                  {"delta", quote.delta},
                  {"dte", gates.pick.place ? std::optional<double>(gates.pick.dte) : std::nullopt},
                  {"iv", quote.iv}};
}

void addFlags(EntryEvaluation& e, const scan::Listing& listing, const scan::Readings& r,
              const AtrGates& gates) {
    const auto flag = [&e](bool raised, const char* name) {
        if (raised) {
            e.flags.emplace_back(name);
        }
    };
    flag(!listing.optionsListed, "OPTIONS_UNKNOWN");
    flag(r.gap, "GAP");
    flag(listing.basis == market::Basis::DividendAdjusted, "DIV_ADJUSTED");
    flag(gates.ivRank.proxy, "IV_PROXY=hv20");
    flag(gates.pick.place && gates.pick.dividendsUnknown, "DIV_UNKNOWN");
}

base::Result<EntryEvaluation> evaluate(const Context& context) {
    EntryEvaluation e;
    e.strategy = Key;
    e.underlying = context.underlying;
    e.date = context.date;
    e.simulated = context.snapshot->simulated;
    SIGNALBOX_TRY_ASSIGN(const int session, context.calendar->sessionNumber(context.date));
    const scan::Readings r = readingsAt(shareColumns(context), session);
    const scan::Listing listing = listingOf(context);
    SIGNALBOX_TRY_ASSIGN(AtrGates gates, atrGates(context));
    addLight(e, context);
    addReadings(e, r, gates);
    addFlags(e, listing, r, gates);
    e.inputs = inputsOf(context, seriesNeeded(*context.parameters, context.underlying), r.gap);
    const scan::SkipCause cause = scan::skipCause(listing, r, scan::AtrUniverse);
    const bool signal = gates.firstFail == 0 && cause == scan::SkipCause::None;
    e.signal = signal ? "LONG" : "NONE";
    if (!context.halts.empty()) {
        e.decision = entry::Decision::Halted;
        e.halts = context.halts;
        e.reason = "Halted (" + joined(context.halts) + ")";
    } else {
        e.decision = signal ? entry::Decision::Entry : entry::Decision::NoTrade;
        if (cause != scan::SkipCause::None) {
            e.reason = "UNIVERSE: " + scan::skipReason(listing, r, cause, scan::AtrUniverse, context.date);
        } else if (gates.firstFail != 0) {
            const entry::GateResult& gate = gates.gates[static_cast<std::size_t>(gates.firstFail - 1)];
            e.reason = fmt::format("g{} {}: {}", gate.number, gate.key, gate.reason);
        }
        if (context.allGates) {
            e.studyGates = gates.gates; // ATR-E7 evaluates them all anyway
        }
        e.gates = std::move(gates.gates);
    }
    e.hash = entry::contentHash(e, params::fingerprint(context.parameters->values(context.underlying), Key));
    return e;
}

std::optional<double> readingOf(const EntryEvaluation& e, const char* name) {
    const auto at = e.readings.find(name);
    return at == e.readings.end() ? std::nullopt : at->second;
}

/// The IV Rank is that of the signal's close; the contract and its quote are those of the day of the chain
/// (ATR-E7).
structures::Selection select(const Context& context, const EntryEvaluation& evaluation) {
    const AtrParameters& p = parametersOf(context);
    const structures::DeltaRules rules = atrContractRules(p);
    const structures::LongOptionChain chain = optionChainOf(context, Key, rules.maxSpread, context.date);
    const structures::LongOptionPick pick = structures::pickByDelta(chain, rules);
    structures::Selection selection = structures::planLongOption(chain, pick, market::Right::Call);
    const std::string why = ivRankRefusal(readingOf(evaluation, "iv_rank"), p.maxIvRank);
    if (!why.empty() && !context.hypothetical && pick.reject != "NO_CHAIN") {
        selection.plan.reset();
        selection.refusal = why;
    }
    if (selection.plan) {
        selection.plan->facts->atr = readingOf(evaluation, "atr14");
    }
    return selection;
}

Sizing size(const Context& context, const EntryEvaluation&, const structures::TradePlan& plan,
            const SizingFacts& facts) {
    const AtrParameters& p = parametersOf(context);
    risk::PremiumSizing premium;
    premium.equity = facts.sleeveEquity;
    premium.stakeBp = p.riskPerTrade.value();
    premium.ask = plan.limit;
    premium.feePerContract = context.parameters->account().feePerContract;
    premium.multiplier = plan.multiplier;
    const risk::PremiumSize budget = risk::sizeByPremium(premium);
    risk::AccountLimits account = risk::atrAccount();
    account.cashBp = std::max(account.cashBp.value_or(0), p.cashReserve.value()); // only ever tighter
    const risk::RiskContext room = roomOf(context, Key, atrLimits(p), account);
    Sizing sizing;
    sizing.size.riskBp = p.riskPerTrade.value();
    sizing.size.allocationBp = 10'000;
    sizing.size.budget = budget.budget;
    sizing.size.cap = p.riskPerTrade.of(facts.sleeveEquity);
    sizing.size.heatRoom = p.maxHeat.of(facts.sleeveEquity) - facts.openHeat;
    sizing.size.maxLossPerUnit = plan.maxLossPerUnit;
    sizing.size.binding = "BUDGET";
    if (budget.contracts <= 0) {
        if (facts.sleeveEquity <= base::Money()) {
            sizing.refusal =
                "Size zero (BUDGET): the account gives atr-matrix no sleeve (enabled_strategies)";
            return sizing;
        }
        sizing.refusal = "Size zero (BUDGET): cost " + usdCents(budget.costPerContract) + " > budget " +
                         usdCents(budget.budget);
        return sizing;
    }
    sizing.size.contracts = risk::largestPassing(plan, budget.contracts, room);
    if (sizing.size.contracts < budget.contracts) {
        const BindingLimit limit = bindingLimit(plan, sizing.size.contracts, room);
        sizing.size.binding = limit.code;
        if (sizing.size.contracts == 0) {
            sizing.refusal = "Size zero (" + limit.code + "): " + limit.text;
        }
    }
    return sizing;
}

structures::Selection change(const Context& context, const EntryEvaluation&,
                             const structures::TradePlan& plan, const structures::PlanChange& wanted) {
    const AtrParameters& p = parametersOf(context);
    return structures::changeLongOption(
        optionChainOf(context, Key, atrContractRules(p).maxSpread, context.date), plan, wanted, p.minDte,
        p.maxDte);
}

base::Result<exits::PositionExit> exitOf(const Context& context, const EntryEvaluation&,
                                         const book::Position& position) {
    const AtrParameters& p = context.parameters->atr(position.underlying);
    SIGNALBOX_TRY_ASSIGN(const std::vector<double> closes, closesSinceEntry(context, position));
    return exits::atrPositionExit(position, exitMarketOf(context, position, p.maxSpreadPct / 100), closes,
                                  atrExitParameters(p));
}

/// The hard exit needs no quote to be due (ATR-X4).
base::Result<std::optional<book::CloseReason>> due(const Context& context, const book::Position& position) {
    SIGNALBOX_TRY_ASSIGN(const base::Date stop,
                         context.calendar->timeStopDate(
                             position.expiration, context.parameters->atr(position.underlying).hardDte));
    return context.date >= stop ? std::optional(book::CloseReason::TimeHard) : std::nullopt;
}

/// The first five gates of an earlier session; the sixth needs its chain.
std::optional<std::pair<bool, std::string>> signalOn(const Context& context, base::Date date) {
    const diagnosis::EquityColumns& c = shareColumns(context);
    const auto session = c.sessionOf(date);
    if (!session) {
        return std::nullopt;
    }
    const entry::AtrReadings readings = readingsAt(c, *session).forAtr();
    const entry::AtrGateParameters parameters = atrGateParameters(parametersOf(context));
    int failed = 0;
    int last = 0;
    for (int number = 1; number < entry::AtrGateCount; ++number) {
        if (entry::checkAtrGate(number, readings, parameters) != entry::AtrStatus::Pass) {
            ++failed;
            last = number;
        }
    }
    if (failed > 1) {
        return std::nullopt;
    }
    return failed == 0 ? std::pair(true, std::string()) : std::pair(false, "gate " + std::to_string(last));
}

/// ATR-P5. Exactly the limit does not trip.
std::vector<risk::FailureCondition> failures(const Context& context, const risk::FailureInputs& inputs) {
    const std::int32_t limit = parametersOf(context).dailyLoss.value();
    risk::FailureCondition loss;
    loss.code = "DAILY_LOSS";
    loss.halt = "DAILY_LOSS";
    loss.threshold = -limit / 10'000.0;
    if (inputs.dayReturn) {
        loss.value = inputs.dayReturn->toReal();
        loss.holds = inputs.dayReturn->below(-limit);
        if (loss.holds) {
            loss.text = fmt::format("The account lost {:.1f}% today, more than {:.1f}%", -*loss.value * 100,
                                    limit / 100.0);
        }
    }
    return {loss};
}

risk::BreakerParameters breakerOf(const Context& context) {
    risk::BreakerParameters breaker;
    breaker.count = parametersOf(context).lossStreak;
    breaker.cooldownDays = StreakCooldown;
    breaker.acknowledgesItself = context.mode == "BACKTEST";
    breaker.code = "LOSS_STREAK";
    breaker.everyLoss = true;
    return breaker;
}

} // namespace

exits::AtrExitParameters atrExitParameters(const AtrParameters& p) {
    exits::AtrExitParameters parameters;
    parameters.stopAtr = p.stopAtr;
    parameters.optionStopPct = p.optionStopPct;
    parameters.ivExpansionPct = p.ivExpansionPct;
    parameters.losingDte = p.losingDte;
    parameters.hardDte = p.hardDte;
    return parameters;
}

risk::StrategyLimits atrLimits(const AtrParameters& p) {
    risk::StrategyLimits limits = shareLimits();
    limits.maxLossPerTradeBp = p.riskPerTrade.value();
    limits.maxHeatBp = p.maxHeat.value();
    limits.maxGroupBp = p.maxSymbol.value();
    limits.maxPerGroup = risk::NoCountLimit;
    limits.maxTotal = risk::NoCountLimit;
    return limits;
}

Strategy atrMatrix() {
    Strategy strategy = shareStrategy(Key, "ATR Matrix", 2);
    strategy.lightWords = {"OPEN", "SUSPENDED", "SUSPENDED"};
    strategy.account = risk::atrAccount();
    strategy.seriesNeeded = seriesNeeded;
    strategy.evaluate = evaluate;
    strategy.select = select;
    strategy.size = size;
    strategy.change = change;
    strategy.limits = [](const Context& context) { return atrLimits(parametersOf(context)); };
    strategy.exit = exitOf;
    strategy.due = due;
    strategy.regimes = [](const Context& context, int sessions) {
        return lightHistory(context, Key, sessions);
    };
    strategy.signalOn = signalOn;
    strategy.breaker = breakerOf;
    strategy.failures = failures;
    strategy.rank = [](const EntryEvaluation& e) { return readingOf(e, "confidence").value_or(0); };
    return strategy;
}

} // namespace signalbox::strategies
