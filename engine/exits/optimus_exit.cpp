// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exits/optimus_exit.h"

#include <algorithm>

namespace signalbox::exits {
namespace {

using base::Date;
using base::Price;

constexpr int DynamicFarDte = 35;

/// Sessions until a date; negative when it has passed.
base::Result<int> sessionsUntil(const calendar::Calendar& calendar, Date today, Date date) {
    if (date >= today) {
        return calendar.businessDays(today, date);
    }
    SIGNALBOX_TRY_ASSIGN(const int late, calendar.businessDays(date, today));
    return -late;
}

/// OPT-X2: 2X * 100 <= 2 * credit * (100 - p), all whole numbers.
bool meetsTarget(const CloseCost& cost, Price credit, int pct) {
    return static_cast<base::Int128>(cost.doubledCost) * 100 <=
           static_cast<base::Int128>(2 * credit.toUnits()) * (100 - pct);
}

/// OPT-X4.
bool meetsStop(const CloseCost& cost, Price credit, int stopX100) {
    return static_cast<base::Int128>(cost.doubledCost) * 100 >=
           static_cast<base::Int128>(2 * credit.toUnits()) * stopX100;
}

Trigger priceTrigger(const char* key, Price level, const std::optional<CloseCost>& cost, bool met,
                     bool firesBelow) {
    Trigger trigger;
    trigger.key = key;
    trigger.level = level;
    trigger.evaluated = cost.has_value();
    trigger.met = met;
    if (cost) {
        trigger.distance = firesBelow ? cost->cost() - level : level - cost->cost();
    }
    return trigger;
}

base::Result<Trigger> dateTrigger(const char* key, Date date, Date today,
                                  const calendar::Calendar& calendar) {
    Trigger trigger;
    trigger.key = key;
    trigger.date = date;
    trigger.met = today >= date;
    SIGNALBOX_TRY_ASSIGN(trigger.businessDays, sessionsUntil(calendar, today, date));
    return trigger;
}

ExitAction arbitrate(bool profit, bool stop, bool time, bool regime, bool quoted) {
    if (profit) {
        return ExitAction::ProfitTarget;
    }
    if (stop) {
        return ExitAction::StopLoss;
    }
    if (time) {
        return ExitAction::TimeStop;
    }
    if (regime) {
        return ExitAction::RegimeShift;
    }
    return quoted ? ExitAction::Hold : ExitAction::HoldNoQuote;
}

bool meetsRegime(diagnosis::Regime regime, const ExitParameters& parameters) {
    return parameters.regimeExit == RegimeExit::CloseAll &&
           (regime == diagnosis::Regime::Crisis || regime == diagnosis::Regime::BearTrend);
}

/// What closes the position, for the list of things to do.
std::string sentenceOf(const ExitDecision& decision, const ExitParameters& parameters) {
    const Trigger* time = findTrigger(decision, "time");
    switch (decision.action) {
    case ExitAction::ProfitTarget:
        return "target met";
    case ExitAction::StopLoss:
        return "stop at " + std::to_string(parameters.stopMultiplierX100) + "% of credit reached";
    case ExitAction::TimeStop:
        if (time != nullptr && time->businessDays && *time->businessDays < 0) {
            return "time stop OVERDUE by " + std::to_string(-*time->businessDays) + " business days";
        }
        return "time stop";
    case ExitAction::RegimeShift:
        return "regime exit";
    default:
        break;
    }
    return {};
}

} // namespace

ExitAction exitAction(const ExitFacts& facts, const ExitParameters& parameters) {
    const bool profit =
        facts.cost && meetsTarget(*facts.cost, facts.credit, effectiveProfitPct(parameters, facts.dte));
    const bool stop = facts.cost && meetsStop(*facts.cost, facts.credit, parameters.stopMultiplierX100);
    return arbitrate(profit, stop, facts.timeDue, meetsRegime(facts.regime, parameters),
                     facts.cost.has_value());
}

Price CloseCost::cost() const {
    return Price::units(static_cast<std::int64_t>(base::divideRounded(doubledCost, 2, base::Rounding::Ceil)));
}

double CloseCost::midDollars() const {
    return static_cast<double>(doubledMid) / (2.0 * Price::UnitsPerDollar);
}

CloseCost closeCost(Price shortBid, Price shortAsk, Price longBid, Price longAsk, Price exitSlippage) {
    CloseCost result;
    result.natural = shortAsk - longBid;
    result.doubledMid = (shortBid + shortAsk - longBid - longAsk).toUnits();
    result.doubledCost =
        std::min(2 * result.natural.toUnits(), result.doubledMid + 2 * exitSlippage.toUnits());
    return result;
}

int effectiveProfitPct(const ExitParameters& parameters, int dte) {
    const int pct = parameters.profitTargetPct;
    switch (parameters.profitTargetMode) {
    case ProfitTargetMode::Fixed:
        return pct;
    case ProfitTargetMode::SoftWarning:
        return dte <= SoftWarningDte ? std::min(pct, 40) : pct;
    case ProfitTargetMode::Dynamic:
        return std::min(pct, dte > DynamicFarDte ? 50 : dte >= SoftWarningDte ? 40 : 30);
    }
    return pct;
}

Price profitLevel(Price credit, int pct) {
    return Price::units(base::multiplyDivide(credit.toUnits(), 100 - pct, 100, base::Rounding::Floor));
}

Price stopLevel(Price credit, int stopMultiplierX100) {
    return Price::units(
        base::multiplyDivide(credit.toUnits(), stopMultiplierX100, 100, base::Rounding::Ceil));
}

base::Result<ExitDecision> evaluateOptimusExit(const ExitInputs& inputs, const ExitParameters& parameters,
                                               const calendar::Calendar& calendar) {
    ExitDecision decision;
    decision.positionId = inputs.positionId;
    decision.date = inputs.today;
    decision.dte = base::daysBetween(inputs.today, inputs.expiration);
    decision.profitTargetPct = effectiveProfitPct(parameters, decision.dte);
    decision.timeStopDte = parameters.timeStopDte;
    decision.quoteProblems = inputs.quoteProblems;

    std::optional<CloseCost> cost;
    if (inputs.quotesUsable && inputs.shortBid && inputs.shortAsk && inputs.longBid && inputs.longAsk) {
        cost = closeCost(*inputs.shortBid, *inputs.shortAsk, *inputs.longBid, *inputs.longAsk,
                         parameters.exitSlippage);
        decision.closeCost = cost->cost();
        decision.natural = cost->natural;
        decision.mid = cost->midDollars();
    }
    const bool profit = cost && meetsTarget(*cost, inputs.credit, decision.profitTargetPct);
    const bool stop = cost && meetsStop(*cost, inputs.credit, parameters.stopMultiplierX100);
    decision.triggers.push_back(
        priceTrigger("profit", profitLevel(inputs.credit, decision.profitTargetPct), cost, profit, true));
    decision.triggers.push_back(
        priceTrigger("stop", stopLevel(inputs.credit, parameters.stopMultiplierX100), cost, stop, false));

    if (parameters.profitTargetMode == ProfitTargetMode::SoftWarning) {
        const Date warning = inputs.expiration - base::CalendarDays(SoftWarningDte);
        SIGNALBOX_TRY_ASSIGN(Trigger soft, dateTrigger("soft_warning", warning, inputs.today, calendar));
        decision.triggers.push_back(std::move(soft));
    }
    SIGNALBOX_TRY_ASSIGN(const Date timeStop,
                         calendar.timeStopDate(inputs.expiration, parameters.timeStopDte));
    SIGNALBOX_TRY_ASSIGN(Trigger time, dateTrigger("time", timeStop, inputs.today, calendar));
    const bool timeMet = time.met;
    decision.triggers.push_back(std::move(time));

    Trigger regime;
    regime.key = "regime";
    regime.evaluated = inputs.regime != diagnosis::Regime::Unknown;
    regime.met = meetsRegime(inputs.regime, parameters);
    decision.triggers.push_back(regime);

    decision.action = exitAction({inputs.credit, cost, decision.dte, timeMet, inputs.regime}, parameters);
    decision.sentence = sentenceOf(decision, parameters);
    return decision;
}

const Trigger* findTrigger(const ExitDecision& decision, const std::string& key) {
    for (const Trigger& trigger : decision.triggers) {
        if (trigger.key == key) {
            return &trigger;
        }
    }
    return nullptr;
}

} // namespace signalbox::exits
