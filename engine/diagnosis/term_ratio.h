// SPDX-License-Identifier: GPL-3.0-or-later
// The term ratio R of OPT-D6, session by session, from exactly one kind of source per run.
#pragma once

#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/diagnosis/optimus_columns.h"

#include <span>
#include <vector>

namespace signalbox::diagnosis {

struct TermRatio {
    Column ratio;
    std::vector<TermOrigin> origin; ///< parallel to ratio.values
};

/// Over consecutive sessions, the first of which has the number `first`. VX: settlements of the two contracts
/// next due by the calendar, else the table, both legs from the same place; a zero is missing. VIX_VIX3M: the
/// two closes.
[[nodiscard]] base::Result<TermRatio> termRatio(const OptimusSeries& series,
                                                const calendar::Calendar& calendar, params::TermSource source,
                                                int first, std::span<const base::Date> dates);

} // namespace signalbox::diagnosis
