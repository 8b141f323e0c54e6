// SPDX-License-Identifier: GPL-3.0-or-later
// The account of the day shown: positions of every strategy, limits and conflicts, memos. Private to the day
// service.
#pragma once

#include "app/core/services/day_service.h"

namespace signalbox::app {

/// Open positions of other strategies and symbols than the day's are evaluated on their own, without a plan,
/// which takes its time: those of `previous` (null: none) are taken over where date and journal are the same,
/// and without `evaluate` the others are left out and the answer is not complete.
[[nodiscard]] base::Result<DeskPointer> deskOf(Workstation& station, const session::DayState& day,
                                               const DeskPointer& previous, bool evaluate,
                                               std::stop_token stop);
/// The day with what the desk knows of all strategies.
void putInto(session::DayState& day, const DeskState& desk);

} // namespace signalbox::app
