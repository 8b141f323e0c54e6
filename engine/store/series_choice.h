// SPDX-License-Identifier: GPL-3.0-or-later
// Which of several stored series of one symbol serves a run (SHR-D4b).
#pragma once

#include "engine/market/bar_series.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace signalbox::store {

struct SeriesCandidate {
    market::SeriesId id;
    bool hasBar = false;   ///< on the evaluation date; of a span on its last session
    std::int64_t bars = 0; ///< on or before that date: what came later must not change a past choice
};

/// Among those with a bar: as traded before split-adjusted before dividend-adjusted, then the longest, then
/// by source name. Without any bar on the date the same order among those that have begun, so that `inputs`
/// can show how stale it is. `source` (--source) restricts the choice where the symbol has that source.
/// Nothing when no candidate has a bar on or before the date.
[[nodiscard]] std::optional<market::SeriesId> chooseSeries(std::span<const SeriesCandidate> candidates,
                                                           const std::optional<std::string>& source = {});

} // namespace signalbox::store
