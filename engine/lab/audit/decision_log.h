// SPDX-License-Identifier: GPL-3.0-or-later
// The decisions of a backtest as a log that the audit can compare: every evaluation, what became of every
// signal, every opening and closing, and the equity of every close.
#pragma once

#include "engine/backtest/run_result.h"
#include "engine/calendar/calendar.h"
#include "engine/lab/audit/look_ahead.h"

#include <vector>

namespace signalbox::lab {

/// The log of a run. What happens to a signal is dated by the session after it, on which it is decided; a
/// trade that is still open has no closing. `result.sessions` must hold sessions of the calendar; fails for
/// dates outside it.
[[nodiscard]] base::Result<DecisionLog> decisionLog(const backtest::RunResult& result,
                                                    const calendar::Calendar& calendar);

/// The dates on which trades were signalled, opened and closed: cuts that an audit should not leave out.
[[nodiscard]] std::vector<base::Date> decisionDates(const backtest::RunResult& result);

} // namespace signalbox::lab
