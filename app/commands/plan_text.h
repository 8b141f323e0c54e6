// SPDX-License-Identifier: GPL-3.0-or-later
// A plan as text for a terminal.
#pragma once

#include "engine/session/day_state.h"

#include <string>

namespace signalbox::commands {

[[nodiscard]] std::string planText(const session::DayState& state);

} // namespace signalbox::commands
