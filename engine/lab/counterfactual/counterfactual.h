// SPDX-License-Identifier: GPL-3.0-or-later
// What blocked signals would have made: every signal that a gate, a filter, a halt or the desk stopped gets a
// frozen hypothetical trade of one contract, marked daily and closed by the same exits, never near an
// account. From these the price tag of each gate: what it avoided, what it cost, and how surely.
#pragma once

#include "engine/backtest/optimus_system.h"
#include "engine/backtest/run_result.h"
#include "engine/base/executor.h"
#include "engine/stats/bootstrap.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace signalbox::lab {

/// A blocked signal and the trade that it would have been.
struct SkippedTrade {
    base::Date date;     ///< of the signal
    std::string blocker; ///< gate or filter key, or halted, no_strikes, size_zero, vetoed, no_quotes
    std::string detail;  ///< "HEAT", "BUDGET", ...
    bool sole = false;   ///< nothing else stood in the way
    std::vector<std::string> also;        ///< the other gates and filters that fail on that day
    std::optional<backtest::Trade> trade; ///< hypothetical, one contract; absent: no quotes or no strikes
    std::string noTrade;                  ///< why `trade` is absent
};

/// What a gate is worth, over the hypothetical trades of the signals that it was the first to block; one
/// contract each. Without it, those that it alone blocked would have been traded: their number stands beside
/// the whole.
struct GatePrice {
    std::string key;
    int cases = 0;        ///< trades that were closed
    int sole = 0;         ///< of them those that nothing else blocked
    int withoutTrade = 0; ///< blocked days for which no trade could be priced
    int wins = 0;
    base::Money avoided;        ///< sum of the losses that were not made, positive
    base::Money missed;         ///< sum of the profits that were not made
    base::Money net;            ///< missed - avoided: what the gate cost; negative: what it saved
    std::optional<double> mean; ///< dollars per case, of the trades' P/L
    std::optional<stats::Interval> interval; ///< of the mean, 95 %, block bootstrap; n/a below 2 cases
    /// Below 30 cases there is no conclusion; else by whether the interval lies on one side of zero.
    enum class Conclusion { TooFew, Unclear, Saves, Costs } conclusion = Conclusion::TooFew;
};

struct CounterfactualInputs {
    const backtest::OptimusSystem* system = nullptr;
    const backtest::RunResult* run = nullptr; ///< of that system alone, over its whole span
    const calendar::Calendar* calendar = nullptr;
    base::Money feePerContract = base::Money::cents(65);
    stats::BootstrapSettings bootstrap;
};

struct Counterfactuals {
    std::vector<SkippedTrade> skipped; ///< by date
    std::vector<GatePrice> prices; ///< gates, filters, then what follows the gates; those without a case too
};

/// A signal is a session on which the rules' own setup stood (gates 5 to 8 of OPT-E), or on which a single
/// gate or blocking filter failed. The same on any number of threads; a stop request gives Cancelled.
[[nodiscard]] base::Result<Counterfactuals> counterfactuals(const CounterfactualInputs& inputs,
                                                            const base::Executor& executor,
                                                            std::stop_token stop = {});

} // namespace signalbox::lab
