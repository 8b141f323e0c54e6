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
    std::int32_t weightBp = 10'000; ///< of its sleeve (SHR-A1)
    /// Systems of one strategy share a sleeve: its equity, heat, count, breaker, evidence. Numbered from 0;
    /// slots are sorted by it.
    int sleeve = 0;
};

struct RunInputs {
    std::vector<SystemSlot> systems; ///< sleeves in the order that takes room first (SHR-A7), then by symbol
    risk::EnabledStrategies enabled;
    const calendar::Calendar* calendar = nullptr;
    int firstSession = 0; ///< calendar session numbers, inclusive
    int lastSession = 0;
    base::Money equity = base::Money::dollars(500'000);
    base::Money feePerContract = base::Money::cents(65); ///< per leg and side
    FillAssumption fill;
    bool everyLine = false; ///< market-wide systems leave a line of every session too
    /// Told the share done, at most once per 64 sessions; absent: nobody asks.
    std::function<void(double)> progress;
};

/// Fails for a span outside the calendar only. A stop request ends the run early with `cancelled`.
[[nodiscard]] base::Result<RunResult> run(const RunInputs& inputs, std::stop_token stop = {});

} // namespace signalbox::backtest
