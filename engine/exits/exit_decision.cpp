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
    }
    return "";
}

} // namespace signalbox::exits
