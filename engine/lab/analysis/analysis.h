// SPDX-License-Identifier: GPL-3.0-or-later
// Everything measured on one backtest: what it earned, beside which aims, why, at which prices and how
// surely. The text of `signalbox backtest`, its JSON and the window all show this one value.
#pragma once

#include "engine/backtest/run.h"
#include "engine/backtest/system.h"
#include "engine/lab/analysis/attribution.h"
#include "engine/lab/analysis/certainty.h"
#include "engine/lab/analysis/gate_counts.h"
#include "engine/lab/analysis/greek_split.h"
#include "engine/lab/analysis/provenance.h"
#include "engine/lab/sweep/measures.h"
#include "engine/stats/drawdowns.h"
#include "engine/stats/histogram.h"
#include "engine/stats/learning.h"
#include "engine/stats/success_table.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::lab {

/// One system of the run with the parameters that its measures are held against.
struct SystemFacts {
    std::string key;                          ///< "optimus"
    const backtest::System* system = nullptr; ///< null: no split by Greek
    GateNames gates;
    double stopMultiplier = 2.0;
    int profitTargetPct = 50;
    int maxConcurrent = 3;   ///< the lower of the caps per underlying and in total (OPT-ERR12)
    bool marketWide = false; ///< many symbols: its days were counted by the run
    bool learns = false;     ///< its trades keep what was known at entry (ATR-L1)
};
[[nodiscard]] SystemFacts optimusFacts(const params::OptimusParameters& parameters,
                                       const backtest::System* system);

/// A strategy that buys options on many symbols: checks of BRK-S4 or gates of ATR-E, no split by Greek unless
/// `slots` name its systems.
[[nodiscard]] SystemFacts shareFacts(const std::string& strategy);

struct AnalysisInputs {
    const backtest::RunResult* run = nullptr;
    const calendar::Calendar* calendar = nullptr;
    std::vector<SystemFacts> systems; ///< one per sleeve; without `slots` parallel to RunInputs::systems
    std::vector<backtest::SystemSlot> slots; ///< RunInputs::systems where sleeves hold many; else empty
    double rfAnnual = 0;                     ///< for Sharpe and Sortino (SHR-M1), a fraction
    stats::BootstrapSettings bootstrap;
    int paths = 10'000; ///< of each Monte Carlo
    double ruinFraction = 0.5;
};

struct SystemGates {
    std::string key;
    GateCounts counts;
    std::vector<SignalCount> signals;
};

/// What one strategy of several earned: of its closed trades alone; returns belong to the account.
struct StrategyPart {
    std::string key;
    int symbols = 1;
    stats::TradeTotals totals;
    std::optional<double> avgDaysHeld, returnOnRisk;
    int openTrades = 0;
    base::Money openPl;
    int probes = 0;      ///< of all its trades (BRK-K5)
    OriginCounts prices; ///< of its fills and marks
};

struct Analysis {
    std::vector<base::Date> sessions; ///< parallel to RunResult::sessions
    base::Money startEquity;          ///< at the first close
    base::Money endEquity;            ///< at the last
    double rfAnnual = 0;
    Measures measures;
    stats::TradeTotals totals; ///< closed trades
    int openTrades = 0;
    base::Money openPl; ///< of trades still open, at their last mark
    std::vector<stats::Criterion> criteria;
    std::optional<stats::Feasibility> feasibility; ///< n/a without a trade
    std::string breakEvenWarning;                  ///< OPT-F3 at the end of the run; empty: none
    backtest::HaltCounts halts;
    std::vector<stats::MonthRow> months;
    std::vector<stats::Drawdown> drawdowns; ///< the 20 deepest
    stats::LosingStreak losingStreak;
    std::vector<SystemGates> gates;
    std::vector<StrategyPart> strategies; ///< one per sleeve
    /// Strategy and symbol of each Trade::system; empty where a run has one system.
    std::vector<std::pair<std::string, std::string>> slots;
    std::vector<Attribution> attribution;
    GreekReport greeks;
    Provenance provenance;
    stats::BootstrapSettings bootstrap;
    std::vector<IntervalLine> intervals;
    stats::MonteCarloResult dailyPaths; ///< daily returns in blocks, as many as the run had
    stats::MonteCarloResult tradePaths; ///< trade results in blocks, as many as the run had
    std::vector<stats::HistogramBin> distribution;
    std::optional<stats::Learning> learning; ///< ATR-L, where ATR Matrix takes part
    std::vector<std::string> warnings;       ///< canonical English, one sentence each
    bool cancelled = false; ///< the run was, or this analysis: then the Monte Carlo is missing
};

/// Dates of the sessions of a run; ends at one that the calendar does not know.
[[nodiscard]] std::vector<base::Date> sessionDates(const backtest::RunResult& run,
                                                   const calendar::Calendar& calendar);

/// The same on any number of threads.
[[nodiscard]] Analysis analyse(const AnalysisInputs& inputs, const base::Executor& executor,
                               std::stop_token stop = {});

} // namespace signalbox::lab
