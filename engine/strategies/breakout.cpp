// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/breakout.h"

#include "engine/base/format.h"
#include "engine/entry/content_hash.h"
#include "engine/market/series_names.h"
#include "engine/risk/kelly.h"
#include "engine/scan/judge.h"
#include "engine/strategies/breakout_checks.h"
#include "engine/strategies/breakout_gates.h"
#include "engine/strategies/last_sessions.h"
#include "engine/strategies/one_share.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace signalbox::strategies {
namespace {

using diagnosis::MarketMood;
using entry::BreakoutSide;
using entry::EntryEvaluation;
using entry::GateStatus;
using params::BreakoutParameters;

constexpr const char* Key = "breakout";

std::vector<std::string> seriesNeeded(const params::ParameterSet&, const std::string& underlying) {
    using namespace market::names;
    std::vector<std::string> names{underlying};
    for (const char* name : {Vix, "SPY", "IWM", Yield10y, Bill13w}) {
        if (underlying != name) {
            names.emplace_back(name);
        }
    }
    return names;
}

MarketMood moodOf(diagnosis::Light light) {
    switch (light) {
    case diagnosis::Light::Green:
        return MarketMood::Bullish;
    case diagnosis::Light::Amber:
        return MarketMood::Neutral;
    case diagnosis::Light::Red:
        return MarketMood::Bearish;
    case diagnosis::Light::Grey:
        break;
    }
    return MarketMood::Unknown;
}

std::string joined(const std::vector<std::string>& parts, const char* between = ", ") {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : between) + part;
    }
    return text;
}

/// "BEARISH: VIX 24.1 above 23, SPY below its SMA20".
std::string lightSentence(const diagnosis::MarketLight& light) {
    std::string text = diagnosis::marketMoodName(light.mood);
    if (light.mood == MarketMood::Unknown) {
        return text + ": data missing: " + joined(light.missing);
    }
    constexpr std::array<const char*, 4> flags{"VIX above 23", "SPY below its SMA20",
                                               "IWM/SPY below its SMA20",
                                               "10-year yield up 25 bp in 20 sessions"};
    std::vector<std::string> raised;
    for (std::size_t i = 0; i < flags.size(); ++i) {
        if (light.flags[i]) {
            raised.emplace_back(flags[i]);
        }
    }
    if (raised.empty()) {
        return text + (light.mood == MarketMood::Neutral ? ": no flag is up, but VIX is not below 20"
                                                         : ": no flag is up");
    }
    return text + ": " + joined(raised);
}

void addLight(EntryEvaluation& e, const diagnosis::MarketLight& light,
              const diagnosis::MarketLightInputs& in) {
    e.light = diagnosis::lightOf(light.mood);
    e.regimeReason = lightSentence(light);
    e.regimeMissing = light.missing;
    e.vix = in.vix;
    e.regimeInputs = {{"vix", in.vix},
                      {"spy", in.spy},
                      {"spy_sma20", in.spySma20},
                      {"iwm_spy", in.iwmSpy},
                      {"iwm_spy_sma20", in.iwmSpySma20},
                      {"yield_10y", in.yield10y},
                      {"yield_10y_20ago", in.yield10yTwentyAgo},
                      {"yield_change_bp", light.yieldChangeBp}};
}

void addReadings(EntryEvaluation& e, const Context& context, const scan::Readings& r) {
    const diagnosis::EquityColumns& c = shareColumns(context);
    const auto session = context.calendar->sessionNumber(context.date);
    e.close = base::known(r.close);
    e.priorClose = session ? base::known(c.close.at(*session - 1)) : std::nullopt;
    e.readings = {{"close", e.close},
                  {"prior_close", e.priorClose},
                  {"z_price", base::known(r.zPrice)},
                  {"z_vol", base::known(r.zVol)},
                  {"dollar_volume", base::known(r.dollarVolume)},
                  {"bars", r.bars}};
}

void addContract(EntryEvaluation& e, const Context& context, const BreakoutContract& contract) {
    const BreakoutEdge& edge = contract.edge;
    e.readings["p_used"] = edge.p;
    e.readings["b"] = edge.b;
    e.readings["a"] = edge.a;
    e.readings["kelly"] = edge.kelly;
    e.readings["wins"] = edge.wins;
    e.readings["trades"] = edge.trades;
    if (edge.sources.withBacktest) {
        e.readings["own_trades"] = edge.sources.own.trades;
        e.readings["backtest_trades"] = edge.sources.backtest.trades;
    }
    e.readings["evidence_p"] = edge.evidenceP;
    e.readings["evidence_b"] = edge.evidenceB;
    e.readings["evidence_kelly"] = edge.evidenceKelly;
    e.readings["stake_bp"] = edge.stakeBp;
    e.readings["delta"] = contract.pick.quote.delta;
    e.readings["dte"] = contract.pick.place ? std::optional<double>(contract.pick.dte) : std::nullopt;
    for (std::string& flag : contractFlags(context, contract)) {
        e.flags.push_back(std::move(flag));
    }
}

std::string nameOf(int check) {
    return scan::breakoutCheckName(static_cast<scan::BreakoutCheck>(check));
}

base::Result<EntryEvaluation> evaluate(const Context& context) {
    EntryEvaluation e;
    e.strategy = Key;
    e.underlying = context.underlying;
    e.date = context.date;
    e.simulated = context.snapshot->simulated;
    SIGNALBOX_TRY_ASSIGN(const int session, context.calendar->sessionNumber(context.date));
    const scan::Readings r = readingsAt(shareColumns(context), session);
    SIGNALBOX_TRY_ASSIGN(BreakoutGates gates, breakoutGates(context, context.allGates));
    e.signal = entry::breakoutSideName(gates.side);
    addLight(e, gates.light, gates.lightInputs);
    addReadings(e, context, r);
    const scan::Listing listing = listingOf(context);
    if (!listing.optionsListed) {
        e.flags.emplace_back("OPTIONS_UNKNOWN");
    }
    if (r.gap) {
        e.flags.emplace_back("GAP");
    }
    if (listing.basis == market::Basis::DividendAdjusted) {
        e.flags.emplace_back("DIV_ADJUSTED");
    }
    e.inputs = inputsOf(context, seriesNeeded(*context.parameters, context.underlying), r.gap);
    if (gates.contract) {
        addContract(e, context, *gates.contract);
    }
    if (!context.halts.empty()) {
        e.decision = entry::Decision::Halted;
        e.halts = context.halts;
        e.reason = "Halted (" + joined(context.halts) + ")";
    } else {
        e.gates = std::move(gates.gates);
        e.studyGates = std::move(gates.study);
        e.decision = gates.firstFail == 0 ? entry::Decision::Entry : entry::Decision::NoTrade;
        if (gates.firstFail != 0) {
            e.reason = nameOf(gates.firstFail) + ": " +
                       e.gates[static_cast<std::size_t>(gates.firstFail - 1)].reason;
        }
    }
    e.hash = entry::contentHash(e, params::fingerprint(context.parameters->values(context.underlying), Key));
    return e;
}

BreakoutSide sideOf(const EntryEvaluation& e) {
    if (e.signal == "SHORT") {
        return BreakoutSide::Short;
    }
    if (e.signal == "LONG") {
        return BreakoutSide::Long;
    }
    const auto at = e.readings.find("z_price");
    const double zPrice = at == e.readings.end() ? base::Missing : at->second.value_or(base::Missing);
    diagnosis::MarketLight light;
    light.shortMultiplier = e.light == diagnosis::Light::Red ? 1 : 0;
    return studySide(BreakoutSide::None, zPrice, light);
}

/// BRK-I2: a failure ends the symbol for the day. A study shows the contract that was looked at all the same.
structures::Selection select(const Context& context, const EntryEvaluation& evaluation) {
    BreakoutContract contract = breakoutContract(context, sideOf(evaluation));
    const structures::LongOptionPick& pick = contract.pick;
    if (!pick.reject.empty() && !context.hypothetical) {
        contract.selection.plan.reset();
        contract.selection.refusal = pick.detail.empty() ? pick.reject : pick.detail;
    }
    return std::move(contract.selection);
}

risk::SizeResult sizeResult(const BreakoutContract& contract, const structures::TradePlan& plan,
                            base::Money sleeve) {
    risk::SizeResult size;
    size.riskBp = contract.edge.stakeBp;
    size.allocationBp = 10'000;
    size.budget = contract.budget;
    size.cap = base::BasisPoints(risk::stakeInBp(risk::StakeCap)).of(sleeve);
    size.maxLossPerUnit = plan.maxLossPerUnit;
    size.contracts = contract.contracts;
    size.binding = contract.limit.empty() ? "BUDGET" : contract.limit;
    return size;
}

Sizing size(const Context& context, const EntryEvaluation& evaluation, const structures::TradePlan& plan,
            const SizingFacts& facts) {
    const BreakoutContract contract = sizedPlan(context, sideOf(evaluation), plan);
    Sizing sizing;
    sizing.size = sizeResult(contract, plan, facts.sleeveEquity);
    sizing.size.heatRoom =
        base::BasisPoints(breakoutLimits().maxHeatBp).of(facts.sleeveEquity) - facts.openHeat;
    if (contract.wanted == 0) {
        sizing.refusal = "REJECT_COST: " + costReason(contract);
        if (const auto fits = oneContractFits(context, contract)) {
            sizing.refusal += fmt::format(
                "; one contract fits from {} of sleeve equity at this stake, or with a stake of {:.2f}%{}",
                usdCents(fits->equity), static_cast<double>(fits->stakeBp) / 100,
                fits->stakeBp > risk::stakeInBp(risk::StakeCap) ? ", above the cap of 10%" : "");
        }
    } else if (contract.contracts == 0) {
        sizing.refusal = "LIMITS: " + contract.limit + ": " + contract.limitText;
    }
    return sizing;
}

structures::Selection change(const Context& context, const EntryEvaluation&,
                             const structures::TradePlan& plan, const structures::PlanChange& wanted) {
    const structures::AtmRules rules = breakoutContractRules();
    return structures::changeLongOption(optionChainOf(context, Key, BreakoutMaxSpread, entryDateOf(context)),
                                        plan, wanted, rules.minDte, rules.maxDte);
}

base::Result<exits::PositionExit> exitOf(const Context& context, const EntryEvaluation& evaluation,
                                         const book::Position& position) {
    const BreakoutParameters& p = context.parameters->breakout(position.underlying);
    return exits::breakoutPositionExit(position, exitMarketOf(context, position, BreakoutMaxSpread),
                                       moodOf(evaluation.light),
                                       {p.profitMultipleX100, p.stopFractionX100, p.exitDte});
}

/// The time stop needs no quote to be due (BRK-X1).
base::Result<std::optional<book::CloseReason>> due(const Context& context, const book::Position& position) {
    SIGNALBOX_TRY_ASSIGN(const base::Date stop,
                         context.calendar->timeStopDate(
                             position.expiration, context.parameters->breakout(position.underlying).exitDte));
    return context.date >= stop ? std::optional(book::CloseReason::TimeStop) : std::nullopt;
}

/// The light of each session; its four states are no regimes of Optimus.
std::vector<RegimePoint> regimes(const Context& context, int sessions) {
    return lastSessions(context, sessions, [&context](RegimePoint& point, base::Date date) {
        const auto inputs = breakoutLightInputs(context, date);
        const MarketMood mood = inputs ? diagnosis::marketLight(*inputs).mood : MarketMood::Unknown;
        point.light = diagnosis::lightOf(mood);
        point.name = diagnosis::marketMoodName(mood);
    });
}

/// A signal with a budget, or one that the light stopped.
std::optional<std::pair<bool, std::string>> signalOn(const Context& context, base::Date date) {
    const diagnosis::EquityColumns& c = shareColumns(context);
    const auto session = c.sessionOf(date);
    if (!session) {
        return std::nullopt;
    }
    const BreakoutSide side =
        entry::breakoutSide(c.zPrice.at(*session), c.zVol.at(*session), breakoutSignalParameters(context));
    if (side == BreakoutSide::None) {
        return std::nullopt;
    }
    const auto inputs = breakoutLightInputs(context, date);
    const diagnosis::MarketLight light = inputs ? diagnosis::marketLight(*inputs) : diagnosis::MarketLight();
    const int multiplier = side == BreakoutSide::Long ? light.longMultiplier : light.shortMultiplier;
    return std::pair(multiplier > 0, multiplier > 0 ? std::string() : std::string("light"));
}

} // namespace

risk::StrategyLimits breakoutLimits() {
    risk::StrategyLimits limits = shareLimits();
    limits.maxLossPerTradeBp = 1000; // BRK-K4: the cap has no switch
    limits.maxHeatBp = 2000;
    limits.maxPerGroup = 1;
    limits.maxTotal = 3;
    limits.needsMemo = true;
    return limits;
}

Strategy breakout() {
    Strategy strategy = shareStrategy(Key, "Breakout", 3);
    strategy.lightWords = {"LONGS ONLY", "NO ENTRIES", "PUTS ONLY"};
    strategy.account = risk::breakoutAccount();
    strategy.seriesNeeded = seriesNeeded;
    strategy.evaluate = evaluate;
    strategy.select = select;
    strategy.size = size;
    strategy.change = change;
    strategy.limits = [](const Context&) { return breakoutLimits(); };
    strategy.exit = exitOf;
    strategy.due = due;
    strategy.regimes = regimes;
    strategy.signalOn = signalOn;
    strategy.breaker = [](const Context&) {
        risk::BreakerParameters none;
        none.count = 0;
        return none;
    };
    return strategy;
}

} // namespace signalbox::strategies
