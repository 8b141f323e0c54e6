// SPDX-License-Identifier: GPL-3.0-or-later
// From the recorded inputs of a memo to the numbers that follow from them (BRK-M1): Greeks per contract and
// in total, break-even, probability, what can be lost, the value table, exit levels.
#pragma once

#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/memo/memo_body.h"

namespace signalbox::memo {

/// Sessions from the order to the day of the value table.
inline constexpr int TableSessionsAhead = 3;

/// The body with every derived field filled whose inputs are there; a derived number of an absent input stays
/// absent. Recorded by the caller: header; bars, scores, light; quotes, IV and Greeks per share; equity, fee,
/// budget, evidence and stake, quote check, earnings, limits, exit parameters. Fails outside the calendar
/// only.
[[nodiscard]] base::Result<MemoBody> completeBody(MemoBody body, const calendar::Calendar& calendar);

} // namespace signalbox::memo
