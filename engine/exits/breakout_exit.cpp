// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exits/breakout_exit.h"

namespace signalbox::exits {

const char* breakoutActionKey(BreakoutAction action) {
    switch (action) {
    case BreakoutAction::Hold:
        return "HOLD";
    case BreakoutAction::HoldNoQuote:
        return "HOLD_NO_QUOTE";
    case BreakoutAction::ProfitTarget:
        return "PROFIT_TARGET";
    case BreakoutAction::StopLoss:
        return "STOP_LOSS";
    case BreakoutAction::TimeStop:
        return "TIME_STOP";
    case BreakoutAction::RegimeShift:
        return "REGIME_SHIFT";
    }
    return "";
}

base::Result<BreakoutExit> breakoutExit(const BreakoutExitInputs& in,
                                        const BreakoutExitParameters& parameters,
                                        const calendar::Calendar& calendar) {
    BreakoutExit exit;
    exit.dte = base::daysBetween(in.today, in.expiration);
    if (in.bid) {
        const std::int64_t bid = in.bid->toUnits() * 100;
        exit.profit = bid >= in.entryPrice.toUnits() * parameters.profitMultipleX100;
        exit.stop = bid <= in.entryPrice.toUnits() * parameters.stopFractionX100;
    }
    SIGNALBOX_TRY_ASSIGN(const base::Date timeStop, calendar.timeStopDate(in.expiration, parameters.exitDte));
    exit.time = in.today >= timeStop;
    exit.regime = in.mood == (in.isLong ? diagnosis::MarketMood::Bearish : diagnosis::MarketMood::Bullish);
    exit.action = exit.profit   ? BreakoutAction::ProfitTarget
                  : exit.stop   ? BreakoutAction::StopLoss
                  : exit.time   ? BreakoutAction::TimeStop
                  : exit.regime ? BreakoutAction::RegimeShift
                  : in.bid      ? BreakoutAction::Hold
                                : BreakoutAction::HoldNoQuote;
    return exit;
}

} // namespace signalbox::exits
