// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the nearest point of a decimal grid at which nothing blocks any more, going outwards from where we
// are.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

namespace signalbox::lab {

/// What blocks, one bit per gate or filter; 0: a signal.
using Blocks = std::uint32_t;

struct FlipPoint {
    std::int64_t at = 0;     ///< nothing blocks here
    std::int64_t before = 0; ///< the neighbour towards the start, where something still does
};

struct Line {
    std::int64_t start = 0;
    Blocks startBlocks = 0; ///< not 0
    std::int64_t low = 0;   ///< bounds, inclusive
    std::int64_t high = 0;
    /// Rising distances from the start at which the line is sampled; the ends of the line are added.
    std::span<const std::int64_t> distances;
};
/// What blocks at a point of the line; all bits for a point that is not allowed.
using BlocksAt = std::function<base::Result<Blocks>(std::int64_t)>;

/// `sample` is asked at the samples and may be a little off, `exact` decides between them.
/// Between two samples each gate is taken to change at most once, so that a signal which lasts for less than
/// a sample's width is still found: where no gate blocks at both ends of a cell, the point at which the last
/// of those at its near end lets go is found by bisection. Of two equally near points the lower one.
[[nodiscard]] base::Result<std::optional<FlipPoint>> nearestFlip(const Line& line, const BlocksAt& sample,
                                                                 const BlocksAt& exact);

} // namespace signalbox::lab
