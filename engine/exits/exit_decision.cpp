// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exits/exit_decision.h"

namespace signalbox::exits {

const char* exitActionKey(ExitAction action) {
    switch (action) {
    case ExitAction::Hold:
        return "HOLD";
    case ExitAction::HoldNoQuote:
        return "HOLD_NO_QUOTE";
    case ExitAction::ProfitTarget:
        return "PROFIT_TARGET";
    case ExitAction::StopLoss:
        return "STOP_LOSS";
    case ExitAction::TimeStop:
        return "TIME_STOP";
    case ExitAction::RegimeShift:
        return "REGIME_SHIFT";
    case ExitAction::StopAtr:
        return "STOP_ATR";
    case ExitAction::StopOption:
        return "STOP_OPTION";
    case ExitAction::IvExpansion:
        return "IV_EXPANSION";
    case ExitAction::TimeHard:
        return "TIME_HARD";
    case ExitAction::TimeLosing:
        return "TIME_LOSING";
    case ExitAction::Trail:
        return "TRAIL";
    case ExitAction::ScaleT1:
        return "SCALE_T1";
    case ExitAction::ScaleT2:
        return "SCALE_T2";
    case ExitAction::ScaleT3:
        return "SCALE_T3";
    }
    return "";
}

std::optional<book::CloseReason> closeReasonOf(ExitAction action) {
    // Both vocabularies share their keys, so that no action can end under another reason's name.
    return book::parseCloseReason(exitActionKey(action));
}

} // namespace signalbox::exits
