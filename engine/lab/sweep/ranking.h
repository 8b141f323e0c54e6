// SPDX-License-Identifier: GPL-3.0-or-later
// What a person should take from a sweep: the best combinations by peak and by plateau, and how much of the
// best is luck after so many tries.
#pragma once

#include "engine/lab/sweep/plateau.h"

#include <span>

namespace signalbox::lab {

struct Ranked {
    std::size_t index = 0;
    double value = 0;              ///< the objective
    std::optional<double> plateau; ///< median over its neighbourhood
    bool operator==(const Ranked&) const = default;
};

/// The best Sharpe ratio of so many tries (Bailey & Lopez de Prado 2014).
struct LuckWarning {
    double sharpe = 0;       ///< annual, of the best combination by the objective
    double expectedBest = 0; ///< annual: what so many tries without any skill would show
    double probability = 0;  ///< deflated Sharpe ratio: chance that its true Sharpe is above zero
};

struct Ranking {
    Objective objective = Objective::Sharpe;
    std::size_t combinations = 0;    ///< of the grid, or of the shard
    std::size_t tried = 0;           ///< were run
    std::size_t skipped = 0;         ///< forbidden by cross-checks
    std::size_t valued = 0;          ///< have an objective
    std::vector<Ranked> byPeak;      ///< best first, ties by index; those with a value
    std::vector<Ranked> byPlateau;   ///< best plateau first, ties as by peak; those with one
    std::optional<LuckWarning> luck; ///< n/a without two Sharpe ratios, or without one of the best
};

[[nodiscard]] Ranking rank(const Grid& grid, std::span<const SweepRow> rows, Objective objective);

} // namespace signalbox::lab
