// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/grid.h"

#include "engine/params/parameter_set.h"

namespace signalbox::lab {
namespace {

constexpr std::size_t MostCombinations = 10'000'000;

} // namespace

base::Result<Grid> Grid::make(params::ParameterValues base, std::vector<Axis> axes) {
    if (axes.empty()) {
        return base::fail(base::ErrorCode::Usage, "nothing is varied", "--vary",
                          "name at least one: --vary NAME=A:B:STEP");
    }
    Grid grid;
    grid.m_base = std::move(base);
    grid.m_axes = std::move(axes);
    grid.m_strides.assign(grid.m_axes.size(), 1);
    grid.m_size = 1;
    for (std::size_t a = grid.m_axes.size(); a-- > 0;) {
        for (std::size_t other = 0; other < a; ++other) {
            if (grid.m_axes[other].parameter == grid.m_axes[a].parameter) {
                return base::fail(base::ErrorCode::Usage,
                                  grid.m_axes[a].parameter->fullName() + " is varied twice", "--vary",
                                  "name each parameter once");
            }
        }
        grid.m_strides[a] = grid.m_size;
        if (grid.m_axes[a].values.empty() || grid.m_axes[a].values.size() > MostCombinations / grid.m_size) {
            return base::fail(base::ErrorCode::Usage, "more than 10 million combinations", "--vary",
                              "vary less, or in larger steps");
        }
        grid.m_size *= grid.m_axes[a].values.size();
        // What is varied has no other value, so two callers with the same axes have the same base.
        (void)grid.m_axes[a].parameter->set(grid.m_base, grid.m_axes[a].values.front());
    }
    return grid;
}

std::vector<std::uint32_t> Grid::steps(std::size_t index) const {
    std::vector<std::uint32_t> result(m_axes.size());
    for (std::size_t a = 0; a < m_axes.size(); ++a) {
        result[a] = static_cast<std::uint32_t>(index / m_strides[a] % m_axes[a].values.size());
    }
    return result;
}

std::size_t Grid::indexOf(const std::vector<std::uint32_t>& steps) const {
    std::size_t index = 0;
    for (std::size_t a = 0; a < m_axes.size(); ++a) {
        index += steps[a] * m_strides[a];
    }
    return index;
}

const std::string& Grid::text(std::size_t index, std::size_t axis) const {
    return m_axes[axis].values[index / m_strides[axis] % m_axes[axis].values.size()];
}

std::string Grid::label(std::size_t index) const {
    std::string all;
    for (std::size_t a = 0; a < m_axes.size(); ++a) {
        all += (all.empty() ? "" : " ") + m_axes[a].parameter->name + "=" + text(index, a);
    }
    return all;
}

Combination Grid::at(std::size_t index) const {
    Combination combination{m_base, std::nullopt};
    for (std::size_t a = 0; a < m_axes.size(); ++a) {
        // The texts were made by the same table, so none can be refused here.
        (void)m_axes[a].parameter->set(combination.values, text(index, a));
    }
    for (const params::Problem& problem : params::crossCheck(combination.values)) {
        combination.skipped =
            combination.skipped.value_or("") + (combination.skipped ? "; " : "") + problem.message();
    }
    return combination;
}

} // namespace signalbox::lab
