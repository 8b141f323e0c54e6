// SPDX-License-Identifier: GPL-3.0-or-later
// The account of the day shown: positions of every strategy, limits and conflicts, memos. Private to the day
// service.
#pragma once

#include "app/core/services/day_service.h"

namespace signalbox::app {

/// Open positions of other strategies and symbols than the day's are evaluated on their own, without a plan.
[[nodiscard]] base::Result<DeskPointer> deskOf(Workstation& station, const session::DayState& day,
                                               std::stop_token stop);

} // namespace signalbox::app
