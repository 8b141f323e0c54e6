// SPDX-License-Identifier: GPL-3.0-or-later
// Joins the shards of one sweep.
#pragma once

#include "engine/lab/sweep/sweep_file.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::lab {

struct MergedSweep {
    SweepSpec spec; ///< of the whole
    std::vector<SweepRow> rows;
    std::vector<std::size_t> duplicates; ///< given more than once, with the same result
    SweepRun run;                        ///< seconds and threads added up
};

/// BadData when a part is of another sweep, when two parts contradict each other about a combination, or when
/// combinations are missing; the error says which. `names` of the parts, for messages.
[[nodiscard]] base::Result<MergedSweep> mergeSweeps(std::span<const SweepContents> parts,
                                                    const std::vector<std::string>& names);

} // namespace signalbox::lab
