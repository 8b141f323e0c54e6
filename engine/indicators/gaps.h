// SPDX-License-Identifier: GPL-3.0-or-later
// The gap rule of SHR-D3a, used by every indicator: calculate over the bars that exist, then show only the
// values whose window is complete enough.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace signalbox::indicators {

/// The known values of a dense column and the sessions they stand on.
struct Compact {
    std::vector<double> values;
    std::vector<std::size_t> sessions;
    [[nodiscard]] std::size_t size() const { return values.size(); }
};
[[nodiscard]] Compact compact(std::span<const double> dense);

/// Puts values (parallel to `bars`) back on their sessions, Missing elsewhere.
[[nodiscard]] std::vector<double> spread(const Compact& bars, std::span<const double> values,
                                         std::size_t length);

/// Blanks values[t] unless `dense` has a bar at t and at most floor(m/50) of the m sessions ending at t have
/// none. Sessions before the first bar do not count as gaps: the series had not begun (SHR-D3b).
void applyGapRule(std::vector<double>& values, std::span<const double> dense, int m);

} // namespace signalbox::indicators
