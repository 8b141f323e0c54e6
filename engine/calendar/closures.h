// SPDX-License-Identifier: GPL-3.0-or-later
// The rules and the single events that close the New York Stock Exchange for a day or an afternoon (SHR-T2,
// SHR-T3). Only Calendar uses them; everybody else asks the Calendar.
#pragma once

#include "engine/base/date.h"

namespace signalbox::calendar {

inline constexpr int NormalCloseSeconds = 16 * 3600;

/// Weekends, holidays and special closures; `date` in 1990..2040.
[[nodiscard]] bool isClosedByRule(base::Date date);
/// Seconds after midnight, New York, of the close of an open day: 16:00, 13:00 or, before 1993, 14:00.
[[nodiscard]] int regularCloseSeconds(base::Date date);

} // namespace signalbox::calendar
