// SPDX-License-Identifier: GPL-3.0-or-later
// What identifies a sweep: two files belong together exactly if they were made from the same grid, span, data
// and rules.
#pragma once

#include "engine/lab/sweep/grid.h"
#include "engine/lab/sweep/objective.h"
#include "engine/lab/sweep/windows.h"

#include <optional>
#include <string>

namespace signalbox::lab {

/// Every N-th combination, 1-based: "2/5" takes 1, 6, 11, ...
struct Shard {
    std::size_t number = 1;
    std::size_t of = 1;
    [[nodiscard]] bool whole() const { return of == 1; }
    [[nodiscard]] bool takes(std::size_t index) const { return index % of == number - 1; }
    [[nodiscard]] std::string text() const { return std::to_string(number) + "/" + std::to_string(of); }
    bool operator==(const Shard&) const = default;
};
/// "I/N" with 1 <= I <= N <= 100,000; a Usage error otherwise.
[[nodiscard]] base::Result<Shard> parseShard(std::string_view text);

struct SweepSpec {
    std::string strategy = "optimus";
    std::string underlying = "SPX";
    base::Date from, to;
    Grid grid;
    std::string dataKey;        ///< names the market data that the runs read
    std::string programVersion; ///< of the rules
    std::optional<WalkForwardLengths> walkForward;
    Objective objective = Objective::Sharpe; ///< part of the identity with a walk-forward only
    Shard shard;
};

} // namespace signalbox::lab
