// SPDX-License-Identifier: GPL-3.0-or-later
// The ten gates and five filters of Optimus as pure functions of one day's readings (OPT-E, OPT-D). Nothing
// here allocates, so a backtest runs them for thousands of days; text is made by describe() when somebody
// asks.
#pragma once

#include "engine/base/date.h"
#include "engine/diagnosis/optimus_readings.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/entry/gate_result.h"
#include "engine/params/optimus_parameters.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::entry {

/// Gates by number; the array index is number - 1.
enum class Gate {
    Regime = 1,
    IvRank,
    TermStructure,
    Trend,
    Oversold,
    MeanReversion,
    Rsi,
    Macd,
    Capacity,
    Spacing
};
inline constexpr int GateCount = 10;
[[nodiscard]] const char* gateKey(int number);  ///< "market_regime", ... (commands.md)
[[nodiscard]] const char* gateRule(int number); ///< "OPT-E1", ...
[[nodiscard]] const char*
gateName(int number); ///< "Regime", "IV Rank", "VIX Term Structure", ... as in SHR-L1

enum class Filter { VixLevel = 0, IvHv, Breadth, PutCall, CreditSpread };
inline constexpr int FilterCount = 5;
[[nodiscard]] const char* filterKey(int index);  ///< "vix_level", ...
[[nodiscard]] const char* filterName(int index); ///< "VIX Level", ...
[[nodiscard]] const char* filterRule(int index); ///< "OPT-D1", ...

/// What the gates need to know of the book. Absent counts fail the capacity gate.
struct BookFacts {
    std::optional<int> openTotal;              ///< open and pending positions of the strategy
    std::optional<int> openUnder;              ///< the same on the risk group of the underlying
    std::optional<int> businessDaysSinceEntry; ///< absent: no entry yet (OPT-E10)
    std::vector<std::string> halts;            ///< CIRCUIT_BREAKER, FAILURE_HALT, ACCOUNT_SUSPENDED
};

/// One gate by itself.
struct GateCheck {
    GateStatus status = GateStatus::NotEvaluated;
    diagnosis::InputSet missing = 0; ///< only with Fail
};

struct FilterCheck {
    FilterStatus status = FilterStatus::Off;
    std::optional<double> value;
    diagnosis::InputSet missing = 0;
};

/// The whole answer as plain values.
struct GateOutcome {
    Decision decision = Decision::NoTrade;
    std::array<GateCheck, GateCount>
        gates; ///< the chain of OPT-E11; all NotEvaluated in warm-up and under a halt
    std::array<FilterCheck, FilterCount> filters;
    int firstFail = 0;              ///< gate number, 0: none
    std::uint16_t failedGates = 0;  ///< bit number - 1
    std::uint8_t failedFilters = 0; ///< blocking ones that failed or lack data; bit index
    [[nodiscard]] bool signal() const { return decision == Decision::Entry; }
};

/// One gate evaluated by itself, whatever the others say. Total: missing or NaN inputs fail it (SHR-D1).
[[nodiscard]] GateCheck checkGate(int number, const diagnosis::OptimusReadings& readings,
                                  const BookFacts& facts, const params::OptimusParameters& parameters);
/// The mode that the parameters give a filter.
[[nodiscard]] FilterMode filterModeOf(int index, const params::OptimusParameters& parameters);
/// One filter of OPT-D in its mode.
[[nodiscard]] FilterCheck checkFilter(int index, const diagnosis::OptimusReadings& readings,
                                      const params::OptimusParameters& parameters);
/// Warm-up, halts, filters, chain of gates, decision (OPT-W1, OPT-E1..E12).
[[nodiscard]] GateOutcome evaluateGates(const diagnosis::OptimusReadings& readings, const BookFacts& facts,
                                        const params::OptimusParameters& parameters);
/// The chain alone, with the blocking filters that failed given from outside (bit index; gates.csv).
[[nodiscard]] GateOutcome evaluateChain(const diagnosis::OptimusReadings& readings, const BookFacts& facts,
                                        const params::OptimusParameters& parameters,
                                        std::uint8_t failedFilters);

} // namespace signalbox::entry
