// SPDX-License-Identifier: GPL-3.0-or-later
// Many backtests on all cores. What the combinations share is left to the caller's cache: work is ordered so
// that combinations of one group run one after another. The result does not depend on threads or order.
#pragma once

#include "engine/base/executor.h"
#include "engine/lab/sweep/sweep_row.h"
#include "engine/lab/sweep/sweep_spec.h"

#include <functional>
#include <span>
#include <stop_token>

namespace signalbox::lab {

/// Runs one combination; called from several threads.
using RunOne = std::function<base::Result<backtest::RunResult>(
    std::size_t index, const params::ParameterValues& values, std::stop_token stop)>;

/// How much of the preparation of a run changes with a parameter.
enum class Touches : std::uint8_t { RunOnly, Entries, Columns };

struct SweepInputs {
    const Grid* grid = nullptr;
    std::span<const base::Date> sessions; ///< dates of the span, parallel to RunResult::sessions
    std::span<const Window> windows;      ///< of a walk-forward; empty without one
    Objective objective = Objective::Sharpe;
    std::vector<std::size_t> indices; ///< what is to be run, each once
    RunOne runOne;
    /// What an axis touches, by position; absent: nothing. Combinations that share what is dear run together,
    /// so that a small cache serves them: columns first, then entries.
    std::vector<Touches> touches;
    /// Told every row as it comes, one at a time but from any thread and in any order. Its failure ends the
    /// sweep.
    std::function<base::Status(const SweepRow&)> onResult;
};

struct SweepOutcome {
    std::vector<SweepRow> rows; ///< by index; when cancelled, those that were done
    bool cancelled = false;
};

/// Skipped combinations give a row with the reason. A failing run ends the sweep with its error.
[[nodiscard]] base::Result<SweepOutcome> sweep(const SweepInputs& inputs, const base::Executor& executor,
                                               std::stop_token stop = {});

/// The row of one finished run.
[[nodiscard]] SweepRow rowOf(std::size_t index, const backtest::RunResult& run,
                             std::span<const base::Date> sessions, std::span<const Window> windows,
                             Objective objective);

} // namespace signalbox::lab
