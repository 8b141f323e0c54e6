// SPDX-License-Identifier: GPL-3.0-or-later
// The one row-difference algorithm: the fewest removals, insertions and moves that turn one list of stable
// ids into another. A table replays them so that selection, scroll and focus stay where they are.
#pragma once

#include <cstdint>
#include <vector>

#include <QString>

namespace signalbox::models {

struct RowStep {
    enum class Kind { Remove, Insert, Move } kind = Kind::Remove;
    /// Remove: first row of the run, in the list as it is then. Insert: where the run goes. Move: from.
    int at = 0;
    int count = 1;
    /// Insert: first row of the run in the new list. Move: the row in front of which it goes, in the list
    /// before the move (the convention of beginMoveRows).
    int target = 0;
};

/// Steps to be done in order. Ids must be unique within each list. Rows that keep their id and their order
/// relative to the longest common run are not touched.
[[nodiscard]] std::vector<RowStep> rowSteps(const std::vector<QString>& before,
                                            const std::vector<QString>& after);

} // namespace signalbox::models
