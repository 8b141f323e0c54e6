// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/analysis/gate_counts.h"

#include "engine/entry/atr_gates.h"
#include "engine/entry/optimus_gates.h"
#include "engine/strategies/breakout_checks.h"

#include <algorithm>
#include <map>
#include <utility>

namespace signalbox::lab {
namespace {

bool inBlock(int number, const GateNames& names) {
    return number >= names.blockFrom && number <= names.blockTo;
}

/// OPT-E11: the chain is evaluated up to its first failure, the confirmation block to its end.
bool wasEvaluated(int number, int first, const GateNames& names) {
    if (!names.enabled[static_cast<std::size_t>(number - 1)]) {
        return false;
    }
    return first == 0 || number <= first || (inBlock(number, names) && inBlock(first, names));
}

void countChain(const backtest::DayLine& day, const GateNames& names, GateCounts& counts) {
    for (std::size_t i = 0; i < counts.gates.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        if (wasEvaluated(number, day.firstFail, names)) {
            ++counts.gates[i].evaluated;
            counts.gates[i].failed += (day.failedGates >> i & 1U) != 0 ? 1 : 0;
            counts.gates[i].failedFirst += day.firstFail == number ? 1 : 0;
        }
    }
}

void countFilters(const backtest::DayLine& day, const GateNames& names, GateCounts& counts) {
    bool first = day.firstFail == 0;
    std::size_t line = 0;
    for (std::size_t bit = 0; bit < names.filterKeys.size(); ++bit) {
        if (!names.filterBlocks[bit]) {
            continue;
        }
        GateCount& count = counts.filters[line++];
        ++count.evaluated;
        if ((day.failedFilters >> bit & 1U) != 0) {
            ++count.failed;
            count.failedFirst += first ? 1 : 0;
            first = false;
        }
    }
}

void countDay(const backtest::DayLine& day, DayCounts& counts) {
    ++counts.days;
    switch (static_cast<entry::Decision>(day.decision)) {
    case entry::Decision::Warmup:
        ++counts.warmup;
        break;
    case entry::Decision::Halted:
        ++counts.halted;
        break;
    case entry::Decision::Entry:
        ++counts.signals;
        break;
    case entry::Decision::NoTrade:
        ++(day.firstFail != 0 ? counts.gateStopped : counts.filterStopped);
        break;
    }
}

} // namespace

GateNames optimusGateNames(const params::OptimusParameters& parameters) {
    GateNames names;
    for (int number = 1; number <= entry::GateCount; ++number) {
        names.keys.emplace_back(entry::gateKey(number));
        names.rules.emplace_back(entry::gateRule(number));
        names.enabled.push_back(number != static_cast<int>(entry::Gate::Macd) || parameters.macdEnabled);
    }
    names.blockFrom = static_cast<int>(entry::Gate::MeanReversion);
    names.blockTo = static_cast<int>(entry::Gate::Macd);
    for (int index = 0; index < entry::FilterCount; ++index) {
        names.filterKeys.emplace_back(entry::filterKey(index));
        names.filterRules.emplace_back(entry::filterRule(index));
        names.filterBlocks.push_back(entry::filterModeOf(index, parameters) == params::FilterMode::Block);
    }
    return names;
}

GateNames shareGateNames(const std::string& strategy) {
    GateNames names;
    if (strategy == "breakout") {
        for (int number = 1; number <= scan::BreakoutChecks; ++number) {
            const entry::GateResult check =
                strategies::breakoutGate(static_cast<scan::BreakoutCheck>(number));
            names.keys.push_back(check.key);
            names.rules.push_back(check.rule);
        }
    } else if (strategy == "atr-matrix") {
        for (int number = 1; number <= entry::AtrGateCount; ++number) {
            names.keys.emplace_back(entry::atrGateKey(number));
            names.rules.emplace_back(entry::atrGateRule(number));
        }
        names.blockFrom = 1; // all are evaluated but the one that needs the contract (ATR-E7)
        names.blockTo = entry::AtrGateCount - 1;
    }
    names.enabled.assign(names.keys.size(), true);
    return names;
}

GateCounts countGates(const backtest::SleeveCounts& sleeve, const GateNames& names) {
    GateCounts counts;
    for (std::size_t i = 0; i < names.keys.size(); ++i) {
        counts.gates.push_back({names.keys[i], names.rules[i], 0, 0, 0});
    }
    counts.days.days = static_cast<int>(sleeve.days);
    counts.days.warmup = static_cast<int>(sleeve.warmup);
    counts.days.halted = static_cast<int>(sleeve.halted);
    counts.days.signals = static_cast<int>(sleeve.signals);
    for (std::size_t first = 0; first < sleeve.firstFail.size(); ++first) {
        const auto days = static_cast<int>(sleeve.firstFail[first]);
        counts.days.gateStopped += first != 0 ? days : 0;
        for (std::size_t i = 0; i < counts.gates.size(); ++i) {
            const bool asked = wasEvaluated(static_cast<int>(i) + 1, static_cast<int>(first), names);
            counts.gates[i].evaluated += asked ? days : 0;
            counts.gates[i].failedFirst += first == i + 1 ? days : 0;
        }
    }
    for (std::size_t i = 0; i < counts.gates.size(); ++i) {
        counts.gates[i].failed = static_cast<int>(sleeve.failed[i]);
    }
    return counts;
}

GateCounts countGates(std::span<const backtest::DayLine> days, int system, const GateNames& names) {
    GateCounts counts;
    for (std::size_t i = 0; i < names.keys.size(); ++i) {
        counts.gates.push_back({names.keys[i], names.rules[i], 0, 0, 0});
    }
    for (std::size_t bit = 0; bit < names.filterKeys.size(); ++bit) {
        if (names.filterBlocks[bit]) {
            counts.filters.push_back({names.filterKeys[bit], names.filterRules[bit], 0, 0, 0});
        }
    }
    for (const backtest::DayLine& day : days) {
        if (day.system != system) {
            continue;
        }
        countDay(day, counts.days);
        const auto decision = static_cast<entry::Decision>(day.decision);
        if (decision == entry::Decision::Entry || decision == entry::Decision::NoTrade) {
            countChain(day, names, counts);
            countFilters(day, names, counts);
        }
    }
    return counts;
}

std::vector<SignalCount> countSignals(std::span<const backtest::SignalRecord> signals, int system) {
    return countSignals(signals, std::span(&system, 1));
}

std::vector<SignalCount> countSignals(std::span<const backtest::SignalRecord> signals,
                                      std::span<const int> systems) {
    std::map<std::pair<backtest::SignalEnd, std::string>, int> counts;
    for (const backtest::SignalRecord& signal : signals) {
        if (std::binary_search(systems.begin(), systems.end(), signal.system)) {
            ++counts[{signal.end, signal.detail}];
        }
    }
    std::vector<SignalCount> result;
    result.reserve(counts.size());
    for (const auto& [key, count] : counts) {
        result.push_back({backtest::signalEndKey(key.first), key.second, count});
    }
    return result;
}

} // namespace signalbox::lab
