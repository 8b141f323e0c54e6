// SPDX-License-Identifier: GPL-3.0-or-later
// The outcome of one entry gate or filter, for the log, the JSON and the screen alike. A gate with missing
// inputs is a fail that names them, never a pass (SHR-D1).
#pragma once

#include "engine/base/date.h"
#include "engine/params/choices.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace signalbox::entry {

enum class GateStatus { Pass, Fail, NotEvaluated, Disabled };
[[nodiscard]] const char* gateStatusKey(GateStatus status);   ///< "pass", "fail", "not_evaluated", "disabled"
[[nodiscard]] const char* gateStatusUpper(GateStatus status); ///< "PASS", "FAIL", "NOT_EVALUATED", "DISABLED"

/// What a gate read or compared with: nothing, a number, a name, or a date.
using Reading = std::variant<std::monostate, double, std::string, base::Date>;

struct GateResult {
    int number = 0;  ///< 1-10 for Optimus
    std::string key; ///< commands.md: market_regime, iv_rank, ...
    GateStatus status = GateStatus::NotEvaluated;
    Reading value;
    Reading threshold;
    std::optional<double> margin;     ///< positive on the passing side, in the unit of the value
    std::string reason;               ///< OPT-E13 when it fails, else empty
    std::string rule;                 ///< OPT-E2
    std::vector<std::string> missing; ///< named inputs; only with status Fail
    std::vector<std::pair<std::string, Reading>> details; ///< change_pct, up_streak, prior, ...
};

using FilterMode = params::FilterMode;
using params::filterModeKey;
enum class FilterStatus { Pass, Fail, Flag, Off };
[[nodiscard]] const char* filterStatusKey(FilterStatus status);   ///< "pass", "fail", "flag", "off"
[[nodiscard]] const char* filterStatusUpper(FilterStatus status); ///< "PASS", "FAIL", "FLAG", "OFF"

/// One diagnosis filter of OPT-D.
struct FilterResult {
    std::string key;  ///< vix_level, iv_hv, breadth, put_call, credit_spread
    std::string name; ///< "VIX Level", "IV/HV", ... (SHR-L7)
    FilterMode mode = FilterMode::Block;
    FilterStatus status = FilterStatus::Off;
    std::optional<double> value; ///< absent = missing
    std::optional<double> threshold;
    std::optional<double> thresholdLow; ///< put_call has two
    std::optional<double> margin;
    std::vector<std::string> missing;
};

} // namespace signalbox::entry
