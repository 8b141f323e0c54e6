// SPDX-License-Identifier: GPL-3.0-or-later
// Drives systems over history on one account: the timeline of OPT-T (a signal of t trades on t+1, exits by
// SHR-J5), marks, equity, halts, fees. One thread, no clock, no file; the same inputs give the same result to
// the bit.
#pragma once

#include "engine/backtest/run_result.h"
#include "engine/backtest/system.h"
#include "engine/calendar/calendar.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace signalbox::backtest {

struct SystemSlot {
    const System* system = nullptr;
    std::int32_t weightBp = 10'000; ///< sleeve (SHR-A1)
};

struct RunInputs {
    std::vector<SystemSlot> systems; ///< in the order that takes room first (SHR-A7)
    risk::EnabledStrategies enabled;
    const calendar::Calendar* calendar = nullptr;
    int firstSession = 0; ///< calendar session numbers, inclusive
    int lastSession = 0;
    base::Money equity = base::Money::dollars(500'000);
    base::Money feePerContract = base::Money::cents(65); ///< per leg and side
    FillAssumption fill;
    /// Told the share done, at most once per 64 sessions; absent: nobody asks.
    std::function<void(double)> progress;
};

/// Fails for a span outside the calendar only. A stop request ends the run early with `cancelled`.
[[nodiscard]] base::Result<RunResult> run(const RunInputs& inputs, std::stop_token stop = {});

} // namespace signalbox::backtest
