// SPDX-License-Identifier: GPL-3.0-or-later
// What "best" means: one of the measures, with its direction.
#pragma once

#include "engine/lab/sweep/measures.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::lab {

enum class Objective {
    Sharpe,
    Sortino,
    Cagr,
    Net,
    WinRate,
    ProfitFactor,
    MaxDrawdown, ///< less is better
    ReturnOnRisk
};

/// "sharpe", "sortino", "cagr", "net", "win_rate", "profit_factor", "max_drawdown", "return_on_risk"
[[nodiscard]] const char* objectiveKey(Objective objective);
[[nodiscard]] const std::vector<Objective>& allObjectives();
[[nodiscard]] std::optional<Objective> parseObjective(std::string_view key);
/// As measured: net in dollars, the others as in Measures. Absent: n/a, and always so without a closed trade:
/// who never trades has no drawdown, and must not win by it.
[[nodiscard]] std::optional<double> valueOf(const Measures& measures, Objective objective);
/// Whether `a` beats `b`; equal values do not.
[[nodiscard]] bool better(Objective objective, double a, double b);

} // namespace signalbox::lab
