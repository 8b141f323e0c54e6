// SPDX-License-Identifier: GPL-3.0-or-later
// What the stakes of Breakout can honestly be expected to become, in words and numbers (BRK-H).
#pragma once

#include "engine/base/executor.h"
#include "engine/stats/expectation.h"

#include <cstdint>
#include <optional>
#include <string>

namespace signalbox::report {

struct ExpectationReport {
    stats::ExpectationInputs inputs; ///< p in force, b, a, stake, trades a year
    int closedTrades = 0;            ///< that p comes from
    int wins = 0;
    std::string assumedEdge;         ///< "ASSUMED EDGE p=..., b=..."; empty: p comes from the trades
    std::optional<double> evidenceP; ///< beside a stated one
    std::optional<double> evidenceB;
    std::uint64_t seed = 0;       ///< of the simulation
    std::int64_t paths = 100'000; ///< at least 100,000 (BRK-H2)
};

/// BRK-H5: fewer closed trades than this prove no edge.
inline constexpr int TradesThatProve = 30;

/// The exact figures, the simulation beside them and whether they agree within 4 standard errors, the figures
/// without an edge when it is unproven, the bound of BRK-H3, how many wins 100x needs. Markdown.
[[nodiscard]] std::string expectationText(const ExpectationReport& report, const base::Executor& executor);

/// The smallest number of wins among n trades with which wealth reaches 100x at the end; nothing when not
/// even n wins suffice.
[[nodiscard]] std::optional<int> winsFor100x(const stats::ExpectationInputs& inputs);

} // namespace signalbox::report
