// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/format.h"
#include "engine/base/real.h"
#include "engine/exits/long_option_mark.h"

#include <algorithm>
#include <array>

namespace signalbox::exits {
namespace {

using base::Price;

constexpr int Targets = 3;

/// The targets that the contracts closed so far stand for: the highest whose share was sold.
int targetsSold(const book::Position& position) {
    const std::int64_t closed = position.contracts - position.contractsOpen;
    const auto plan = scalePlan(position.contracts);
    int sold = 0;
    for (int target = 1; target <= Targets; ++target) {
        const std::int64_t due = plan[static_cast<std::size_t>(target - 1)];
        const std::int64_t before = target == 1 ? 0 : plan[static_cast<std::size_t>(target - 2)];
        sold = closed >= due && due > before ? target : sold;
    }
    return sold;
}

std::optional<double> highest(std::span<const double> closes) {
    std::optional<double> best;
    for (const double close : closes) {
        if (base::isKnown(close) && (!best || close > *best)) {
            best = close;
        }
    }
    return best;
}

int targetsReached(const std::optional<double>& close, const AtrExitInputs& in, const AtrExitParameters& p) {
    int reached = 0;
    for (int target = 1; close && target <= Targets; ++target) {
        if (base::realGreaterEqual(*close, in.entryUnderlying + target * p.stopAtr * in.entryAtr)) {
            reached = target;
        }
    }
    return reached;
}

ExitAction actionOf(AtrAction action) {
    constexpr std::array<ExitAction, 11> actions{
        ExitAction::Hold,        ExitAction::HoldNoQuote, ExitAction::StopAtr,    ExitAction::StopOption,
        ExitAction::IvExpansion, ExitAction::TimeHard,    ExitAction::TimeLosing, ExitAction::Trail,
        ExitAction::ScaleT1,     ExitAction::ScaleT2,     ExitAction::ScaleT3};
    return actions[static_cast<std::size_t>(action)];
}

bool isScale(AtrAction action) {
    return action >= AtrAction::Scale1;
}

Trigger levelTrigger(const char* key, double level, const std::optional<double>& value, bool above,
                     const char* unit, bool met) {
    Trigger trigger;
    trigger.key = key;
    trigger.met = met;
    trigger.evaluated = value.has_value();
    trigger.levelReal = level;
    trigger.unit = unit;
    if (value) {
        trigger.distanceReal = above ? level - *value : *value - level;
    }
    return trigger;
}

struct Case {
    const book::Position& position;
    const LongOptionMarket& market;
    const AtrExitInputs& in;
    const AtrExitParameters& p;
    const AtrExit& exit;
    bool hasFacts;
    [[nodiscard]] bool met(AtrAction action) const {
        return std::find(exit.triggers.begin(), exit.triggers.end(), action) != exit.triggers.end();
    }
};

Trigger stopOption(const Case& c) {
    Trigger trigger;
    trigger.key = "stop_option";
    trigger.met = c.met(AtrAction::StopOption);
    trigger.evaluated = c.in.bid.has_value();
    trigger.level = Price::units(static_cast<std::int64_t>(
        base::divideRounded(static_cast<base::Int128>(c.in.entryPremium.toUnits()) * c.p.optionStopPct, 100,
                            base::Rounding::Floor)));
    if (c.in.bid) {
        trigger.distance = *c.in.bid - *trigger.level;
    }
    return trigger;
}

/// From the first day below `losing_dte` on, at the premium paid (ATR-X5).
base::Result<Trigger> timeLosing(const Case& c, const calendar::Calendar& calendar) {
    const base::Date from = c.position.expiration - base::CalendarDays(c.p.losingDte - 1);
    Trigger trigger;
    trigger.key = "time_losing";
    trigger.date = from;
    trigger.met = c.met(AtrAction::TimeLosing);
    trigger.evaluated = c.in.bid.has_value();
    trigger.level = c.in.entryPremium;
    if (c.in.bid) {
        trigger.distance = *c.in.bid - c.in.entryPremium;
    }
    if (c.market.today <= from) {
        SIGNALBOX_TRY_ASSIGN(trigger.businessDays, calendar.businessDays(c.market.today, from));
    } else {
        trigger.businessDays = 0;
    }
    return trigger;
}

base::Result<std::vector<Trigger>> triggersOf(const Case& c, base::Date hardDate) {
    const calendar::Calendar& calendar = calendarOf(c.market);
    const double stop = c.p.stopAtr * c.in.entryAtr;
    const std::optional<double> spot = c.hasFacts ? c.in.underlying : std::nullopt;
    std::vector<Trigger> triggers;
    triggers.push_back(levelTrigger("stop_atr", c.in.entryUnderlying - stop, spot, false, "points",
                                    c.met(AtrAction::StopAtr)));
    triggers.push_back(stopOption(c));
    const double ivLevel = c.in.entryIv.value_or(base::Missing) * (1 + c.p.ivExpansionPct / 100) * 100;
    const bool ivKnown = c.in.bid && c.in.entryIv && c.in.iv;
    triggers.push_back(levelTrigger("iv_expansion", ivLevel,
                                    ivKnown ? std::optional(*c.in.iv * 100) : std::nullopt, true, "vol",
                                    c.met(AtrAction::IvExpansion)));
    SIGNALBOX_TRY_ASSIGN(Trigger hard, dateTrigger("time_hard", hardDate, c.market.today, calendar));
    hard.met = c.met(AtrAction::TimeHard);
    triggers.push_back(std::move(hard));
    SIGNALBOX_TRY_ASSIGN(Trigger losing, timeLosing(c, calendar));
    triggers.push_back(std::move(losing));
    const bool trails = c.in.targetsHit >= Targets && c.in.highestClose && spot;
    triggers.push_back(levelTrigger("trail", c.in.highestClose.value_or(base::Missing) - stop,
                                    trails ? spot : std::nullopt, false, "points", c.met(AtrAction::Trail)));
    constexpr std::array<const char*, Targets> keys{"scale_t1", "scale_t2", "scale_t3"};
    const int reached = targetsReached(spot, c.in, c.p);
    for (int target = 1; target <= Targets; ++target) {
        triggers.push_back(levelTrigger(keys[static_cast<std::size_t>(target - 1)],
                                        c.in.entryUnderlying + target * stop, spot, true, "points",
                                        c.hasFacts && reached >= target));
    }
    for (Trigger& trigger : triggers) {
        if (trigger.levelReal && !base::isKnown(*trigger.levelReal)) {
            trigger.levelReal.reset();
            trigger.distanceReal.reset();
        }
    }
    return triggers;
}

std::string sentenceOf(const AtrExit& exit, const Case& c) {
    const auto percent = [](double value) { return base::fixed(value, 0) + "%"; };
    switch (exit.action) {
    case AtrAction::StopAtr:
        return "the underlying fell " + base::fixed(c.p.stopAtr, 1) + " ATR below the entry";
    case AtrAction::StopOption:
        return "stop at " + percent(c.p.optionStopPct) + " of the premium reached";
    case AtrAction::IvExpansion:
        return "implied volatility rose more than " + percent(c.p.ivExpansionPct);
    case AtrAction::TimeHard:
        return "time stop at " + std::to_string(c.p.hardDte) + " DTE";
    case AtrAction::TimeLosing:
        return "losing below " + std::to_string(c.p.losingDte) + " DTE";
    case AtrAction::Trail:
        return "the underlying fell " + base::fixed(c.p.stopAtr, 1) + " ATR below its highest close";
    case AtrAction::Scale1:
    case AtrAction::Scale2:
    case AtrAction::Scale3:
        return "target " +
               std::to_string(static_cast<int>(exit.action) - static_cast<int>(AtrAction::Scale1) + 1) +
               " reached: close " + std::to_string(exit.contractsToClose) + " of " +
               std::to_string(c.position.contractsOpen);
    case AtrAction::Hold:
    case AtrAction::HoldNoQuote:
        break;
    }
    return {};
}

/// Full exits as the rules say; a target counts as sold only by what was sold, so that one that was reached
/// while no quote was usable is not lost.
AtrExit decide(AtrExitInputs in, int sold, const AtrExitParameters& parameters) {
    AtrExit exit = atrExit(in, parameters);
    const bool all =
        exit.action != AtrAction::Hold && exit.action != AtrAction::HoldNoQuote && !isScale(exit.action);
    if (!all) {
        in.targetsHit = sold;
        exit = atrExit(in, parameters);
    }
    if (isScale(exit.action) && exit.contractsToClose == 0) {
        exit.action = in.bid ? AtrAction::Hold : AtrAction::HoldNoQuote;
        exit.triggers.clear();
    }
    return exit;
}

} // namespace

base::Result<PositionExit> atrPositionExit(const book::Position& position, const LongOptionMarket& market,
                                           std::span<const double> closesSinceEntry,
                                           const AtrExitParameters& parameters) {
    PositionExit result = markLongOption(position, market);
    ExitDecision& decision = result.decision;
    const calendar::Calendar& calendar = calendarOf(market);
    SIGNALBOX_TRY_ASSIGN(const base::Date hardDate,
                         calendar.timeStopDate(position.expiration, parameters.hardDte));
    AtrExitInputs in;
    const structures::EntryFacts facts = position.facts.value_or(structures::EntryFacts());
    const bool hasFacts = facts.underlying && facts.atr;
    // The closes stand on the share of today, the facts on that of the entry (SHR-D4).
    in.entryUnderlying = facts.underlying.value_or(base::Missing) / market.splitRatio;
    in.entryAtr = facts.atr.value_or(base::Missing) / market.splitRatio;
    in.underlying = result.spot;
    in.highestClose = highest(closesSinceEntry);
    in.entryPremium = position.entryPrice;
    in.bid = decision.closeCost;
    in.entryIv = facts.iv;
    in.iv = in.bid ? result.legQuotes.front().iv : std::nullopt;
    in.dte = decision.dte;
    in.timeStopReached = market.today >= hardDate;
    in.contractsAtEntry = position.contracts;
    in.contractsOpen = position.contractsOpen;
    const int sold = targetsSold(position);
    in.targetsHit = std::max(sold, targetsReached(in.highestClose, in, parameters));
    const AtrExit exit = decide(in, sold, parameters);
    const Case c{position, market, in, parameters, exit, hasFacts};
    decision.action = actionOf(exit.action);
    if (decision.closes() && exit.contractsToClose < position.contractsOpen) {
        decision.contracts = exit.contractsToClose;
    }
    decision.timeStopDte = parameters.hardDte;
    decision.profitTargetPct = 0;
    decision.sentence = sentenceOf(exit, c);
    SIGNALBOX_TRY_ASSIGN(decision.triggers, triggersOf(c, hardDate));
    return result;
}

} // namespace signalbox::exits
