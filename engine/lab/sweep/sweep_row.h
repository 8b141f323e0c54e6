// SPDX-License-Identifier: GPL-3.0-or-later
// What a sweep keeps of one combination.
#pragma once

#include "engine/lab/sweep/measures.h"

#include <string>
#include <vector>

namespace signalbox::lab {

struct SweepRow {
    std::size_t index = 0;              ///< of the combination in its grid
    std::optional<std::string> skipped; ///< why it was not run; then nothing below is filled
    Measures whole;
    /// The objective in every training and test window of a walk-forward, by window; empty without one.
    std::vector<std::optional<double>> train, test;
    bool operator==(const SweepRow&) const = default;
};

} // namespace signalbox::lab
