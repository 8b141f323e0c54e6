// SPDX-License-Identifier: GPL-3.0-or-later
// Intervals of any measure of a series by the stationary block bootstrap of D. N. Politis and J. P. Romano,
// "The Stationary Bootstrap", Journal of the American Statistical Association 89 (1994): blocks of geometric
// length that wrap around, so that neighbours which depend on each other stay together.
#pragma once

#include "engine/base/executor.h"
#include "engine/random/random.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace signalbox::stats {

struct BootstrapSettings {
    std::uint64_t seed = 1; ///< recorded with the result, like the generator (SHR-J3)
    int samples = 2000;
    double meanBlock =
        0; ///< mean length of a block; 0: the cube root of the number of values, its usual order
    double level = 0.90; ///< of the interval
};

/// Percentile interval. An absent bound is unbounded: too many resamples have no finite value.
struct Interval {
    std::optional<double> low;
    std::optional<double> high;
    int samples = 0; ///< resamples that had a value
};

/// The block length in force for so many values; at least 1.
[[nodiscard]] double meanBlockLength(std::size_t count, double wanted);

/// Fills `indices` with one resample of [0, count); count > 0.
void resample(random::Random& random, std::size_t count, double meanBlock, std::span<std::uint32_t> indices);

/// A measure of the values at these indices. NaN: n/a, left out. +infinity: above every number (a profit
/// factor without a loss).
using IndexMeasure = std::function<double(std::span<const std::uint32_t>)>;

/// Percentile interval of a measure over `count` values; nothing with fewer than 2 values or when half of the
/// resamples have no value. The same on any number of threads: every resample has a stream of its own.
[[nodiscard]] std::optional<Interval> bootstrap(std::size_t count, const IndexMeasure& measure,
                                                const BootstrapSettings& settings,
                                                const base::Executor& executor);

} // namespace signalbox::stats
