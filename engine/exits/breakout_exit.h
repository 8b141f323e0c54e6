// SPDX-License-Identifier: GPL-3.0-or-later
// The exits of Breakout on plain values (BRK-X).
#pragma once

#include "engine/base/money.h"
#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/diagnosis/market_light.h"

#include <optional>

namespace signalbox::exits {

struct BreakoutExitParameters {
    int profitMultipleX100 = 200; ///< profit_multiple
    int stopFractionX100 = 50;    ///< stop_fraction
    int exitDte = 2;
};
struct BreakoutExitInputs {
    base::Price entryPrice;
    std::optional<base::Price> bid; ///< absent: unusable, profit and stop are not evaluated (SHR-D2)
    base::Date today;
    base::Date expiration;
    bool isLong = true; ///< a call; else a put
    diagnosis::MarketMood mood = diagnosis::MarketMood::Unknown;
};
enum class BreakoutAction { Hold, HoldNoQuote, ProfitTarget, StopLoss, TimeStop, RegimeShift };
[[nodiscard]] const char*
breakoutActionKey(BreakoutAction action); ///< HOLD, HOLD_NO_QUOTE, PROFIT_TARGET, ...
struct BreakoutExit {
    int dte = 0;
    bool profit = false, stop = false, time = false, regime = false;
    BreakoutAction action = BreakoutAction::Hold; ///< the first that holds
};
/// Fails outside the calendar only.
[[nodiscard]] base::Result<BreakoutExit> breakoutExit(const BreakoutExitInputs& inputs,
                                                      const BreakoutExitParameters& parameters,
                                                      const calendar::Calendar& calendar);

} // namespace signalbox::exits
