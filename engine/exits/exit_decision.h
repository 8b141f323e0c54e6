// SPDX-License-Identifier: GPL-3.0-or-later
// What the exit rules say about one open position, with every trigger and its distance (OPT-X).
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/book/position.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::exits {

enum class ExitAction {
    Hold,
    HoldNoQuote,
    ProfitTarget,
    StopLoss,
    TimeStop,
    RegimeShift,
    StopAtr, ///< this and what follows: ATR-X
    StopOption,
    IvExpansion,
    TimeHard,
    TimeLosing,
    Trail,
    ScaleT1,
    ScaleT2,
    ScaleT3
};
[[nodiscard]] const char* exitActionKey(ExitAction action); ///< HOLD, HOLD_NO_QUOTE, PROFIT_TARGET, ...

/// One trigger of a position and how far away it is.
struct Trigger {
    std::string
        key; ///< profit, stop, soft_warning, time, regime; stop_atr, iv_expansion, trail, scale_t1 ...
    bool met = false;
    bool evaluated = true;               ///< false: needs a quote that is not usable
    std::optional<base::Price> level;    ///< profit and stop: close cost at which it fires
    std::optional<base::Price> distance; ///< how far the close cost is from it; zero or less when met
    std::optional<base::Date> date;      ///< time stop: its date
    std::optional<int> businessDays;     ///< sessions until the date; negative: overdue
    std::optional<double> levelReal;    ///< a level that is no price of the package: of the underlying, of IV
    std::optional<double> distanceReal; ///< how far the value is from it, same unit; zero or less when met
    std::string unit; ///< of levelReal: "points" of the underlying, "vol" points; else empty
};

struct ExitDecision {
    int positionId = 0;
    base::Date date;
    ExitAction action = ExitAction::Hold;
    /// How many contracts the action closes; absent: all that are open (ATR-X7 closes parts).
    std::optional<std::int64_t> contracts;
    std::string sentence;                 ///< "target met"; empty while it holds; canonical English
    std::optional<base::Price> closeCost; ///< OPT-X1; absent without usable quotes
    std::optional<base::Price> natural;
    std::optional<double> mid; ///< mid debit, dollars
    int dte = 0;
    int profitTargetPct = 50; ///< in force today (OPT-X3)
    int timeStopDte = 0;      ///< calendar days before the expiration at which time alone closes it
    std::vector<Trigger> triggers;
    std::vector<std::string> quoteProblems; ///< codes that invalidate the mark
    [[nodiscard]] bool closes() const {
        return action != ExitAction::Hold && action != ExitAction::HoldNoQuote;
    }
};

/// The reason of a closing trade for an action that closes (OPT-X7, ATR-X); nothing for those that hold.
[[nodiscard]] std::optional<book::CloseReason> closeReasonOf(ExitAction action);

} // namespace signalbox::exits
