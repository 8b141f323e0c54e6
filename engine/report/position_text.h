// SPDX-License-Identifier: GPL-3.0-or-later
// An open position in one line, with the levels at which its exits fire: the same words in brief, channels
// and trade texts.
#pragma once

#include "engine/session/day_state.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::report {

/// "NVDA 2026-02-27 100C", "SPX 2026-04-02 5700P/5650P"
[[nodiscard]] std::string positionName(const book::Position& position);
/// "$1.60", "2026-02-25", "96.50 points"; nothing for a trigger without a level.
[[nodiscard]] std::optional<std::string> levelOf(const exits::Trigger& trigger);
/// "stop_atr 96.50 points, stop_option $1.60 (met)", or "none".
[[nodiscard]] std::string levelsText(std::span<const exits::Trigger> triggers);
/// "atr-matrix 2x NVDA 2026-02-27 100C: mark $3.40, P/L +$44, 10 DTE; exits: ..."; a stale mark shows its
/// date.
[[nodiscard]] std::string positionLine(const session::PositionState& state);

/// "- one" per line, "- none" without any; every line ends with LF.
[[nodiscard]] std::string listed(const std::vector<std::string>& lines);

} // namespace signalbox::report
