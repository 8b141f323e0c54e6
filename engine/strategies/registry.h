// SPDX-License-Identifier: GPL-3.0-or-later
// The strategies of the house, in the order in which they take room (SHR-A7).
#pragma once

#include "engine/base/result.h"
#include "engine/strategies/strategy.h"

#include <string>
#include <vector>

namespace signalbox::strategies {

[[nodiscard]] const std::vector<Strategy>& all();
/// By key; null if there is none.
[[nodiscard]] const Strategy* find(const std::string& key);
/// By key, as asked for by --strategy; never null. The error names those there are.
[[nodiscard]] base::Result<const Strategy*> named(const std::string& key);

/// The strictest limits of the enabled strategies and of the one at work (SHR-A3).
[[nodiscard]] risk::AccountLimits accountLimits(const params::AccountParameters& account,
                                                const risk::AccountLimits& own);

} // namespace signalbox::strategies
