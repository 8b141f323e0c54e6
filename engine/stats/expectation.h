// SPDX-License-Identifier: GPL-3.0-or-later
// What a stake can be expected to become: chances of 100x, of ruin and of a loss, exact and by simulation
// (BRK-H). It ignores gaps, correlation and changing stakes, so it flatters.
#pragma once

#include "engine/base/executor.h"

#include <cstdint>

namespace signalbox::stats {

/// Per $1 of premium a win pays b and a loss costs a; every trade stakes the fraction f of wealth; n trades.
struct ExpectationInputs {
    double p = 0; ///< [0, 1]
    double b = 1; ///< > 0
    double a = 1; ///< (0, 1]
    double f = 0; ///< [0, 1), f*a < 1
    int n = 100;  ///< >= 0
};
inline constexpr double TargetMultiple = 100;
inline constexpr double RuinMultiple = 0.10;

struct Expectation {
    double edge = 0;           ///< per $ of premium: p b - (1-p) a
    double kelly = 0;          ///< f* (BRK-K1)
    double hitTarget = 0;      ///< 100x at any time before ruin
    double ruin = 0;           ///< wealth <= 10 % at any time before 100x
    double endsAtTarget = 0;   ///< wealth after n trades >= 100x, nothing absorbing
    double endsWithLoss = 0;   ///< wealth after n trades < 1
    double medianMultiple = 1; ///< at the binomial median of the wins
    double logGrowth = 0;      ///< expected log growth per trade
};
/// BRK-H2, exact: the distribution over wins is carried trade by trade; log barriers with tolerance 1e-12.
[[nodiscard]] Expectation expectation(const ExpectationInputs& inputs);

struct SimulatedExpectation {
    std::uint64_t seed = 0;
    std::int64_t paths = 0;
    double hitTarget = 0, hitTargetError = 0; ///< with standard errors
    double ruin = 0, ruinError = 0;
    double endsWithLoss = 0, endsWithLossError = 0;
};
/// The same by simulation from a recorded seed (SHR-J3); the same on any number of threads.
[[nodiscard]] SimulatedExpectation simulateExpectation(const ExpectationInputs& inputs, std::uint64_t seed,
                                                       std::int64_t paths, const base::Executor& executor);

} // namespace signalbox::stats
