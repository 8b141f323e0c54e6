// SPDX-License-Identifier: GPL-3.0-or-later
// How dividends and report dates ahead of a day get into its record and back. Private to engine/routine; what
// others need stands in replay_inputs.h.
#pragma once

#include "engine/routine/replay_inputs.h"

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace signalbox::routine {

/// Reports are asked about by the strategies that buy options on shares alone.
[[nodiscard]] RecordedAhead aheadOf(const market::MarketSnapshot& whole, const strategies::Strategy& strategy,
                                    const std::string& underlying);
[[nodiscard]] nlohmann::json aheadJson(const RecordedAhead& ahead);
/// Throws nlohmann::json::exception when it is not what aheadJson gives.
[[nodiscard]] RecordedAhead aheadFrom(const nlohmann::json& json, const std::string& underlying);

} // namespace signalbox::routine
