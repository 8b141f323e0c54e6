// SPDX-License-Identifier: GPL-3.0-or-later
// Averages over values without holes: the inner half of the indicators, which handle the holes around them.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace signalbox::indicators {

/// SHR-I1, Missing before index n-1. n >= 1.
[[nodiscard]] std::vector<double> plainSma(std::span<const double> x, std::size_t n);
/// SHR-I2.
[[nodiscard]] std::vector<double> plainEma(std::span<const double> x, std::size_t n);

} // namespace signalbox::indicators
