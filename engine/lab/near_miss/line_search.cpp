// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/near_miss/line_search.h"

#include <algorithm>
#include <array>

namespace signalbox::lab {
namespace {

/// One of the two ways from the start.
struct Way {
    int step = 1;
    std::int64_t at = 0;
    Blocks blocks = 0;
    bool ended = false;
};

/// The first point after `way.at` at which none of its blocks stands, when nothing else blocks there.
base::Result<std::optional<FlipPoint>> within(const Way& way, std::int64_t end, const BlocksAt& exact) {
    std::int64_t near = way.at;
    std::int64_t far = end;
    SIGNALBOX_TRY_ASSIGN(Blocks farBlocks, exact(end));
    if ((farBlocks & way.blocks) != 0) {
        return std::optional<FlipPoint>();
    }
    while (far - near != way.step) {
        const std::int64_t middle = near + (far - near) / 2;
        SIGNALBOX_TRY_ASSIGN(const Blocks blocks, exact(middle));
        if ((blocks & way.blocks) != 0) {
            near = middle;
        } else {
            far = middle;
            farBlocks = blocks;
        }
    }
    return farBlocks == 0 ? std::optional(FlipPoint{far, near}) : std::nullopt;
}

/// Moves one way by one cell.
base::Result<std::optional<FlipPoint>> advance(Way& way, const Line& line, std::int64_t distance,
                                               const BlocksAt& sample, const BlocksAt& exact) {
    const std::int64_t end = std::clamp(line.start + way.step * distance, line.low, line.high);
    if (end == way.at) {
        return std::optional<FlipPoint>();
    }
    SIGNALBOX_TRY_ASSIGN(const Blocks blocks, sample(end));
    std::optional<FlipPoint> found;
    if ((blocks & way.blocks) == 0) {
        SIGNALBOX_TRY_ASSIGN(found, within(way, end, exact));
    }
    way.at = end;
    way.blocks = blocks;
    return found;
}

} // namespace

base::Result<std::optional<FlipPoint>> nearestFlip(const Line& line, const BlocksAt& sample,
                                                   const BlocksAt& exact) {
    std::array<Way, 2> ways{Way{-1, line.start, line.startBlocks}, Way{1, line.start, line.startBlocks}};
    std::array<std::optional<FlipPoint>, 2> found;
    for (std::size_t i = 0; i <= line.distances.size(); ++i) {
        const std::int64_t distance = i < line.distances.size()
                                          ? line.distances[i]
                                          : std::max(line.high - line.start, line.start - line.low);
        for (std::size_t w = 0; w < ways.size(); ++w) {
            SIGNALBOX_TRY_ASSIGN(found[w], advance(ways[w], line, distance, sample, exact));
        }
        if (found[0] && found[1]) {
            return line.start - found[0]->at <= found[1]->at - line.start ? found[0] : found[1];
        }
        if (found[0] || found[1]) {
            return found[0] ? found[0] : found[1];
        }
    }
    return std::optional<FlipPoint>();
}

} // namespace signalbox::lab
