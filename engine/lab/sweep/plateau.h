// SPDX-License-Identifier: GPL-3.0-or-later
// A good combination among good neighbours is worth more than a lone peak: for each combination the median
// of the objective over itself and its neighbours.
#pragma once

#include "engine/lab/sweep/grid.h"
#include "engine/lab/sweep/objective.h"
#include "engine/lab/sweep/sweep_row.h"

#include <optional>
#include <span>
#include <vector>

namespace signalbox::lab {

/// The combinations at most one step away on the ordered axes, one axis at a time, itself included, rising.
/// Choices and flags have no steps: neighbours share them.
[[nodiscard]] std::vector<std::size_t> neighbourhood(const Grid& grid, std::size_t index);

/// By combination: the objective of each row; absent for n/a, skipped or not run.
[[nodiscard]] std::vector<std::optional<double>>
objectiveValues(const Grid& grid, std::span<const SweepRow> rows, Objective objective);

/// By combination: the median over the neighbourhood; of an even number the worse of the middle two, so that
/// one peak never lifts its neighbour. A neighbour without a value counts as the worst; one that the
/// cross-checks forbid (or that was not run) does not count. Absent where the median has no value, or the
/// combination itself was not run.
[[nodiscard]] std::vector<std::optional<double>>
plateauValues(const Grid& grid, std::span<const SweepRow> rows, Objective objective);

} // namespace signalbox::lab
