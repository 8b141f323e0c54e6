// SPDX-License-Identifier: GPL-3.0-or-later
// Near misses of one day for commands and window: gathers what the evaluation of the day knew and asks the
// lab.
#pragma once

#include "app/core/day/workstation.h"
#include "engine/lab/near_miss/near_miss.h"

namespace signalbox::app {

/// What would have had to be otherwise for a signal on the day of the query (Optimus only). Book, halts,
/// series and parameters are those of `Workstation::day`.
[[nodiscard]] base::Result<lab::NearMissReport> nearMisses(Workstation& station, const DayQuery& query);

} // namespace signalbox::app
