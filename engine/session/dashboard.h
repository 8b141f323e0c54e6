// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the daily dashboard (SHR-L5) and what must be done today, from the day's parts.
#pragma once

#include "engine/session/account.h"
#include "engine/session/day_state.h"

namespace signalbox::session {

struct DashboardInputs {
    const book::Book* book = nullptr;
    const strategies::Strategy* strategy = nullptr;
    const strategies::Context* context = nullptr;
    const entry::EntryEvaluation* evaluation = nullptr;
    const std::vector<PositionState>* positions = nullptr;
    const HaltState* halts = nullptr;
};
[[nodiscard]] base::Result<Dashboard> dashboardOf(const DashboardInputs& inputs);

/// "17 MAY 2,700/2,650": how a spread is called in sentences.
[[nodiscard]] std::string spreadName(const book::Position& position);

} // namespace signalbox::session
