// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exits/long_option_mark.h"

namespace signalbox::exits {
namespace {

using base::Price;

/// The lowest bid that is at least a part of the entry price, and the highest that is at most one.
Price atLeast(Price entry, int x100) {
    return Price::units(static_cast<std::int64_t>(
        base::divideRounded(static_cast<base::Int128>(entry.toUnits()) * x100, 100, base::Rounding::Ceil)));
}
Price atMost(Price entry, int x100) {
    return Price::units(static_cast<std::int64_t>(
        base::divideRounded(static_cast<base::Int128>(entry.toUnits()) * x100, 100, base::Rounding::Floor)));
}

Trigger priceTrigger(const char* key, bool met, Price level, const std::optional<Price>& bid, bool above) {
    Trigger trigger;
    trigger.key = key;
    trigger.met = met;
    trigger.evaluated = bid.has_value();
    trigger.level = level;
    if (bid) {
        trigger.distance = above ? level - *bid : *bid - level;
    }
    return trigger;
}

ExitAction actionOf(BreakoutAction action) {
    switch (action) {
    case BreakoutAction::ProfitTarget:
        return ExitAction::ProfitTarget;
    case BreakoutAction::StopLoss:
        return ExitAction::StopLoss;
    case BreakoutAction::TimeStop:
        return ExitAction::TimeStop;
    case BreakoutAction::RegimeShift:
        return ExitAction::RegimeShift;
    case BreakoutAction::HoldNoQuote:
        return ExitAction::HoldNoQuote;
    case BreakoutAction::Hold:
        break;
    }
    return ExitAction::Hold;
}

std::string sentenceOf(BreakoutAction action, const Trigger& time, const BreakoutExitParameters& p) {
    switch (action) {
    case BreakoutAction::ProfitTarget:
        return "target met: the bid is at " + std::to_string(p.profitMultipleX100) + "% of the premium";
    case BreakoutAction::StopLoss:
        return "stop at " + std::to_string(p.stopFractionX100) + "% of the premium reached";
    case BreakoutAction::TimeStop:
        return timeSentence(time);
    case BreakoutAction::RegimeShift:
        return "regime exit";
    case BreakoutAction::Hold:
    case BreakoutAction::HoldNoQuote:
        break;
    }
    return {};
}

} // namespace

base::Result<PositionExit> breakoutPositionExit(const book::Position& position,
                                                const LongOptionMarket& market, diagnosis::MarketMood mood,
                                                const BreakoutExitParameters& parameters) {
    PositionExit result = markLongOption(position, market);
    ExitDecision& decision = result.decision;
    const calendar::Calendar& calendar = calendarOf(market);
    BreakoutExitInputs plain;
    plain.entryPrice = position.entryPrice;
    plain.bid = decision.closeCost;
    plain.today = market.today;
    plain.expiration = position.expiration;
    plain.isLong = position.legs.front().contract.right == market::Right::Call;
    plain.mood = mood;
    SIGNALBOX_TRY_ASSIGN(const BreakoutExit exit, breakoutExit(plain, parameters, calendar));
    SIGNALBOX_TRY_ASSIGN(const base::Date due,
                         calendar.timeStopDate(position.expiration, parameters.exitDte));
    SIGNALBOX_TRY_ASSIGN(Trigger time, dateTrigger("time", due, market.today, calendar));
    decision.action = actionOf(exit.action);
    decision.timeStopDte = parameters.exitDte;
    decision.profitTargetPct = parameters.profitMultipleX100 - 100;
    decision.sentence = sentenceOf(exit.action, time, parameters);
    Trigger regime;
    regime.key = "regime";
    regime.met = exit.regime;
    regime.evaluated = mood != diagnosis::MarketMood::Unknown;
    decision.triggers = {
        priceTrigger("profit", exit.profit, atLeast(position.entryPrice, parameters.profitMultipleX100),
                     plain.bid, true),
        priceTrigger("stop", exit.stop, atMost(position.entryPrice, parameters.stopFractionX100), plain.bid,
                     false),
        std::move(time), std::move(regime)};
    return result;
}

} // namespace signalbox::exits
