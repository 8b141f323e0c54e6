// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard of a strategy over all that it holds, whichever of its symbols is looked at: a day of a
// strategy of the whole market evaluates the positions of one symbol only.
#pragma once

#include "engine/session/day_state.h"
#include "engine/strategies/strategy.h"

namespace signalbox::session {

/// The book with the marks that evaluating these positions on a day gave, so that its equity is that of this
/// close. A mark that the book already has of the day stays.
[[nodiscard]] base::Result<book::Book>
withMarks(const book::Book& book, const std::vector<PositionState>& positions, base::Date date);

struct StrategyDashboardInputs {
    const DayState* day = nullptr;    ///< whose evaluation it is
    const book::Book* book = nullptr; ///< as of the day, with its marks
    const strategies::Strategy* strategy = nullptr;
    const params::ParameterSet* parameters = nullptr;
    const calendar::Calendar* calendar = nullptr;
    /// Of any strategies; while one of the strategy's own is not among them its sums are absent (SHR-D1).
    const std::vector<PositionState>* positions = nullptr;
};
[[nodiscard]] base::Result<Dashboard> strategyDashboard(const StrategyDashboardInputs& inputs);

} // namespace signalbox::session
