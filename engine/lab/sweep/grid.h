// SPDX-License-Identifier: GPL-3.0-or-later
// All combinations of the varied parameters in a fixed order: the last axis varies fastest. The number of a
// combination in that order is its name everywhere.
#pragma once

#include "engine/lab/sweep/axis.h"

#include <cstdint>
#include <optional>

namespace signalbox::lab {

/// One combination. Those that the cross-checks of OPT-A2 forbid are skipped with the reason, which is no
/// error.
struct Combination {
    params::ParameterValues values;
    std::optional<std::string> skipped;
};

class Grid {
public:
    Grid() = default;
    /// `base` is what is not varied. A Usage error for no axis, an axis twice, or more than 10 million
    /// combinations.
    [[nodiscard]] static base::Result<Grid> make(params::ParameterValues base, std::vector<Axis> axes);

    [[nodiscard]] const params::ParameterValues& base() const { return m_base; }
    [[nodiscard]] const std::vector<Axis>& axes() const { return m_axes; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// Position on every axis. index < size().
    [[nodiscard]] std::vector<std::uint32_t> steps(std::size_t index) const;
    /// The inverse of steps().
    [[nodiscard]] std::size_t indexOf(const std::vector<std::uint32_t>& steps) const;
    /// Value of one axis as text.
    [[nodiscard]] const std::string& text(std::size_t index, std::size_t axis) const;
    /// "min_iv_rank=50 profit_target_pct=60"
    [[nodiscard]] std::string label(std::size_t index) const;
    [[nodiscard]] Combination at(std::size_t index) const;
    /// How far the index moves with one step of an axis.
    [[nodiscard]] std::size_t stride(std::size_t axis) const { return m_strides[axis]; }

private:
    params::ParameterValues m_base;
    std::vector<Axis> m_axes;
    std::vector<std::size_t> m_strides;
    std::size_t m_size = 0;
};

} // namespace signalbox::lab
