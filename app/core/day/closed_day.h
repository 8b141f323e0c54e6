// SPDX-License-Identifier: GPL-3.0-or-later
// A day that the routine has closed, as the journal holds it.
#pragma once

#include "app/core/day/workstation.h"

namespace signalbox::app {

struct ClosedDay {
    base::Date date;
    std::vector<book::ReportWritten> reports; ///< what was printed then
    std::vector<std::string> plans; ///< plan --json of each decision, canonical, in the order of the desks
};

/// The day that `daily` would be about, if it was closed before; absent: the last complete session.
[[nodiscard]] base::Result<std::optional<ClosedDay>> closedDay(const std::shared_ptr<Workstation>& station,
                                                               std::optional<base::Date> date);

} // namespace signalbox::app
