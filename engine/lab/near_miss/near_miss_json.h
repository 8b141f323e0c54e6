// SPDX-License-Identifier: GPL-3.0-or-later
// The report of near misses as JSON, for `evaluate --near-misses --json`.
#pragma once

#include "engine/lab/near_miss/near_miss.h"

#include <string>

namespace signalbox::lab {

/// Canonical JSON of one object: date, underlying, decision, blockers, inputs, parameters, book; sizes are
/// null where unknown.
[[nodiscard]] std::string nearMissJson(const NearMissReport& report);

} // namespace signalbox::lab
