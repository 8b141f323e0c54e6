// SPDX-License-Identifier: GPL-3.0-or-later
// The last session that is over at an instant: what "today" means to whoever reads or shows closes. The
// instant is given by the edge of the program; nothing here reads a clock.
#pragma once

#include "engine/calendar/calendar.h"

namespace signalbox::calendar {

/// The last session whose close (13:00 ET on early closes) is not after `now`; fails out of range.
[[nodiscard]] Result<Date> lastCompleteSession(const Calendar& calendar, UtcTime now);

} // namespace signalbox::calendar
