// SPDX-License-Identifier: GPL-3.0-or-later
// What one long option is worth on a chain, and what forbids to say so: the part that both exits share.
#pragma once

#include "engine/exits/long_option_exit.h"

namespace signalbox::exits {

/// Fills quote, problems, mark, Greeks and spot; the bid is absent in `decision.closeCost` when a code of
/// section 6 of SHR-Q invalidates it. Decision, triggers and sentence stay the rules' own.
[[nodiscard]] PositionExit markLongOption(const book::Position& position, const LongOptionMarket& market);
[[nodiscard]] const calendar::Calendar& calendarOf(const LongOptionMarket& market);

/// A trigger that waits for a date.
[[nodiscard]] base::Result<Trigger> dateTrigger(const char* key, base::Date due, base::Date today,
                                                const calendar::Calendar& calendar);
/// "time stop", or "time stop OVERDUE by 2 business days".
[[nodiscard]] std::string timeSentence(const Trigger& trigger);

} // namespace signalbox::exits
