// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/plateau.h"

#include <algorithm>

namespace signalbox::lab {

std::vector<std::size_t> neighbourhood(const Grid& grid, std::size_t index) {
    std::vector<std::size_t> near{index};
    const std::vector<std::uint32_t> steps = grid.steps(index);
    for (std::size_t a = 0; a < steps.size(); ++a) {
        if (!grid.axes()[a].ordered()) {
            continue;
        }
        if (steps[a] > 0) {
            near.push_back(index - grid.stride(a));
        }
        if (steps[a] + 1 < grid.axes()[a].values.size()) {
            near.push_back(index + grid.stride(a));
        }
    }
    std::sort(near.begin(), near.end());
    return near;
}

std::vector<std::optional<double>> objectiveValues(const Grid& grid, std::span<const SweepRow> rows,
                                                   Objective objective) {
    std::vector<std::optional<double>> values(grid.size());
    for (const SweepRow& row : rows) {
        if (!row.skipped) {
            values[row.index] = valueOf(row.whole, objective);
        }
    }
    return values;
}

std::vector<std::optional<double>> plateauValues(const Grid& grid, std::span<const SweepRow> rows,
                                                 Objective objective) {
    const auto values = objectiveValues(grid, rows, objective);
    std::vector<char> ran(grid.size(), 0);
    for (const SweepRow& row : rows) {
        ran[row.index] = row.skipped ? 0 : 1;
    }
    const auto best = [objective](const std::optional<double>& a, const std::optional<double>& b) {
        return a && (!b || better(objective, *a, *b));
    };
    std::vector<std::optional<double>> plateau(grid.size());
    std::vector<std::optional<double>> near;
    for (const SweepRow& row : rows) {
        if (row.skipped) {
            continue;
        }
        near.clear();
        for (const std::size_t neighbour : neighbourhood(grid, row.index)) {
            if (ran[neighbour] != 0) {
                near.push_back(values[neighbour]);
            }
        }
        std::sort(near.begin(), near.end(), best);
        plateau[row.index] = near[near.size() / 2];
    }
    return plateau;
}

} // namespace signalbox::lab
