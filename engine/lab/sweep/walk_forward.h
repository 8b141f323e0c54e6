// SPDX-License-Identifier: GPL-3.0-or-later
// Walk-forward: in every training window the best combination is chosen, and what it did in the test window
// after it is put end to end. Each combination is run once over the whole span and its windows are looked at
// inside that run: on the first day of a test window the account takes over the positions of the chosen
// rules at their marks. Nothing after a training window has a say in its choice.
#pragma once

#include "engine/lab/sweep/grid.h"
#include "engine/lab/sweep/objective.h"
#include "engine/lab/sweep/sweep_row.h"
#include "engine/lab/sweep/windows.h"

#include <functional>

namespace signalbox::lab {

/// What was chosen for one window.
struct WindowChoice {
    Window window;
    std::optional<std::size_t> index; ///< absent: no combination had an objective; the account stays in cash
    std::optional<double> train;      ///< the objective that was the best
    std::optional<double> test;       ///< the same combination out of sample
    std::optional<double> bestTest;   ///< what the best of the test window had: known only afterwards
};
/// The best of each training window, ties by index.
[[nodiscard]] std::vector<WindowChoice> chooseByWindow(std::span<const SweepRow> rows,
                                                       std::span<const Window> windows, Objective objective);

struct StitchedTrack {
    std::vector<std::int32_t> positions; ///< in the sessions of the span: all test windows, in order
    std::vector<std::int64_t> equity;    ///< cents at each close
    Measures measures;                   ///< of the stitched track; trades closed in their test windows
};
/// Puts the out-of-sample windows end to end. `runOf` gives the run of a chosen combination (asked once per
/// combination); `start` is the equity before the first.
[[nodiscard]] base::Result<StitchedTrack>
stitch(std::span<const WindowChoice> choices, std::span<const base::Date> sessions, base::Money start,
       const std::function<base::Result<backtest::RunResult>(std::size_t)>& runOf);

/// Mean of train and of test over the windows that have both, and how much of the first was kept.
struct Decay {
    std::size_t windows = 0;
    std::optional<double> train, test;
};
[[nodiscard]] Decay decayOf(std::span<const WindowChoice> choices);

} // namespace signalbox::lab
