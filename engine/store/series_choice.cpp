// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/series_choice.h"

#include <algorithm>
#include <tuple>

namespace signalbox::store {
namespace {

/// Smaller is better.
auto rank(const SeriesCandidate& candidate) {
    return std::tuple(!candidate.hasBar, candidate.id.basis, -candidate.bars,
                      std::string_view(candidate.id.source));
}

} // namespace

std::optional<market::SeriesId> chooseSeries(std::span<const SeriesCandidate> candidates,
                                             const std::optional<std::string>& source) {
    const bool restricted =
        source && std::any_of(candidates.begin(), candidates.end(),
                              [&source](const SeriesCandidate& one) { return one.id.source == *source; });
    const SeriesCandidate* best = nullptr;
    for (const SeriesCandidate& one : candidates) {
        if (one.bars > 0 && (!restricted || one.id.source == *source) &&
            (best == nullptr || rank(one) < rank(*best))) {
            best = &one;
        }
    }
    return best == nullptr ? std::nullopt : std::optional(best->id);
}

} // namespace signalbox::store
