// SPDX-License-Identifier: GPL-3.0-or-later
// A sweep as text for people and as JSON.
#pragma once

#include "app/core/lab/sweep_job.h"

#include <string>

namespace signalbox::commands {

/// The best by peak and by plateau, the warning, and the walk-forward if there is one. A part of a sweep
/// (--shard) has no ranking: its neighbours are elsewhere.
[[nodiscard]] std::string sweepText(const app::SweepAnswer& answer);
/// Everything, each combination with its parameters; `run` is the only block that depends on the machine.
[[nodiscard]] std::string sweepJson(const app::SweepAnswer& answer);

} // namespace signalbox::commands
