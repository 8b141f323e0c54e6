// SPDX-License-Identifier: GPL-3.0-or-later
// One strategy under several assumptions about fills, beside each other: OPT-T8 decides, the others are
// studies.
#pragma once

#include "engine/backtest/run_result.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::lab {

struct FillRow {
    std::string assumption; ///< fillKey; "share" with its share: "share 0.25"
    int trades = 0;         ///< closed
    base::Money net;        ///< of the closed trades
    std::optional<double> winRate, profitFactor, sharpe, maxDrawdown;
    [[nodiscard]] bool smallSample() const { return trades < 30; } ///< SHR-M7
};
struct FillRun {
    backtest::FillAssumption fill;
    const backtest::RunResult* result = nullptr;
};
/// One row per run, in the order given. `sessions` are the dates of the runs, which share one span.
[[nodiscard]] std::vector<FillRow> compareFills(std::span<const FillRun> runs,
                                                std::span<const base::Date> sessions, double rfAnnual = 0);

} // namespace signalbox::lab
