// SPDX-License-Identifier: GPL-3.0-or-later
// Many possible courses of an account: paths of returns drawn from a process or resampled in blocks from what
// happened, and the percentiles of where they end and how deep they fall (SHR-J3: generator, seed and number
// of paths are recorded).
#pragma once

#include "engine/base/executor.h"
#include "engine/random/random.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace signalbox::stats {

struct MonteCarloSettings {
    std::uint64_t seed = 1;
    int paths = 10'000;
    int steps = 0;             ///< returns per path
    double ruinFraction = 0.5; ///< ruin: equity below this share of the start at any step
};

struct PathPercentile {
    double p = 0;           ///< 0.05, 0.25, 0.50, 0.75, 0.95
    double growth = 0;      ///< end equity over start equity
    double maxDrawdown = 0; ///< fraction >= 0
};
struct MonteCarloResult {
    MonteCarloSettings settings;
    std::vector<PathPercentile> percentiles; ///< each column sorted by itself
    double meanGrowth = 0;
    double probabilityOfLoss = 0; ///< ends below the start
    double probabilityOfRuin = 0;
    bool complete = false; ///< false: stopped, or nothing to draw from; no number counts then
};

/// Fills one path with simple returns (0.01 = 1 %).
using ReturnMaker = std::function<void(random::Random&, std::span<double>)>;

/// Compounds the returns; equity that reaches zero stays there. The same on any number of threads: every path
/// has a stream of its own.
[[nodiscard]] MonteCarloResult simulatePaths(const ReturnMaker& maker, const MonteCarloSettings& settings,
                                             const base::Executor& executor, std::stop_token stop = {});

/// Resamples what happened in blocks (bootstrap.h); `returns` must outlive the maker and not be empty.
[[nodiscard]] ReturnMaker resampledReturns(std::span<const double> returns, double meanBlock = 0);

} // namespace signalbox::stats
