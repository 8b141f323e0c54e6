// SPDX-License-Identifier: GPL-3.0-or-later
// The dates of triggers as people see them. A rule that begins on a Saturday can act on Monday; what is
// recorded keeps the day on which it begins.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/exits/exit_decision.h"

#include <vector>

namespace signalbox::exits {

/// Moves every date that is no session to the next session, and counts the business days to it.
[[nodiscard]] base::Status moveToSessions(std::vector<Trigger>& triggers, base::Date today,
                                          const calendar::Calendar& calendar);

} // namespace signalbox::exits
