// SPDX-License-Identifier: GPL-3.0-or-later
// How often each gate and filter was asked, and how often it was the first to say no (commands.md
// `backtest --json`, "gates").
#pragma once

#include "engine/backtest/run_result.h"
#include "engine/params/optimus_parameters.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace signalbox::lab {

struct GateCount {
    std::string key;  ///< entry::gateKey or entry::filterKey
    std::string rule; ///< OPT-E2
    int evaluated = 0;
    int failed = 0;      ///< whenever it was evaluated
    int failedFirst = 0; ///< the chain ended here; a filter: every gate passed and no filter before it failed
};

/// What the chain looks like under the parameters of a run.
struct GateNames {
    std::vector<std::string> keys; ///< index is number - 1
    std::vector<std::string> rules;
    std::vector<bool> enabled;
    int blockFrom = 0; ///< numbers of the gates that are evaluated together (OPT-E11); 0: none
    int blockTo = 0;
    std::vector<std::string> filterKeys; ///< index is the bit
    std::vector<std::string> filterRules;
    std::vector<bool> filterBlocks; ///< false: advisory or off, then not counted
};
[[nodiscard]] GateNames optimusGateNames(const params::OptimusParameters& parameters);

/// The checks of BRK-S4, or the gates of ATR-E; empty for another strategy.
[[nodiscard]] GateNames shareGateNames(const std::string& strategy);

/// Days of one system by what became of them; the five sum to `days`.
struct DayCounts {
    int days = 0;
    int warmup = 0;
    int halted = 0;
    int gateStopped = 0;
    int filterStopped = 0;
    int signals = 0;
};
struct GateCounts {
    DayCounts days;
    std::vector<GateCount> gates;
    std::vector<GateCount> filters; ///< blocking ones
};
/// The days of one system. Days in warm-up or under a halt evaluate nothing.
[[nodiscard]] GateCounts countGates(std::span<const backtest::DayLine> days, int system,
                                    const GateNames& names);

/// The same from the counts of a sleeve: a day counts once per symbol.
[[nodiscard]] GateCounts countGates(const backtest::SleeveCounts& counts, const GateNames& names);

/// What became of the signals of some systems, by backtest::SignalEnd, with how often each detail stood
/// there.
struct SignalCount {
    std::string end;    ///< signalEndKey
    std::string detail; ///< "BUDGET"; empty where there is none
    int count = 0;
};
/// In the order of SignalEnd, then by detail.
[[nodiscard]] std::vector<SignalCount> countSignals(std::span<const backtest::SignalRecord> signals,
                                                    int system);
/// `systems` rising: those of one sleeve.
[[nodiscard]] std::vector<SignalCount> countSignals(std::span<const backtest::SignalRecord> signals,
                                                    std::span<const int> systems);

} // namespace signalbox::lab
