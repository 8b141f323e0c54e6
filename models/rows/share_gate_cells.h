// SPDX-License-Identifier: GPL-3.0-or-later
// Value, threshold and margin of the gates of the systems that buy options on shares, each with the
// comparison of its rule (BRK-U, BRK-S, BRK-I, BRK-K, ATR-E): ">" where the rule is strict, "≥" where the
// limit itself passes.
#pragma once

#include "models/rows/gate_cells.h"

#include <optional>

namespace signalbox::models {

/// Nothing for a gate that is known by its numbers alone.
[[nodiscard]] std::optional<GateCells> shareGateCells(const entry::GateResult& gate);

} // namespace signalbox::models
