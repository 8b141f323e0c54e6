// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of a day (SHR-L) from its state and from the trades that it opened and closed.
#pragma once

#include "engine/book/book.h"
#include "engine/calendar/calendar.h"
#include "engine/params/parameter_set.h"
#include "engine/session/day_state.h"

#include <string>
#include <vector>

namespace signalbox::routine {

/// What `evaluate` prints: L7 then L1; in warm-up L6 alone, under a halt L4 alone.
[[nodiscard]] std::string evaluationText(const session::DayState& state);
/// SHR-L4, also on a day without an eligible trade.
[[nodiscard]] std::string summaryText(const session::DayState& state);
/// SHR-L5.
[[nodiscard]] std::string dashboardText(const session::DayState& state, int timeStopDte);
/// SHR-L2 for a position opened on the day of the state; `shortDelta` from its plan.
[[nodiscard]] base::Result<std::string> openedText(const book::Position& position, const book::Book& book,
                                                   const params::ParameterSet& parameters,
                                                   const calendar::Calendar& calendar,
                                                   std::optional<structures::LegQuote> shortQuote,
                                                   std::optional<structures::LegQuote> longQuote);
/// SHR-L3 for a closed position; running statistics include every trade closed up to it.
[[nodiscard]] std::string closedText(const book::Position& position, const book::Book& book,
                                     const params::ParameterSet& parameters, diagnosis::Regime regime);

/// The texts of a single option that was bought (report/long_option_text.h); `open` is its state at the close
/// of the day, null when it is closed already.
[[nodiscard]] std::string boughtText(const book::Position& position, const book::Book& book,
                                     const params::ParameterSet& parameters,
                                     const session::PositionState* open);
[[nodiscard]] std::string soldText(const book::Position& position, const book::Book& book);

} // namespace signalbox::routine
