// SPDX-License-Identifier: GPL-3.0-or-later
// The whole answer of a strategy for one underlying on one day: warm-up, halts, regime, filters, gates,
// decision. Everything a log line, the JSON of `evaluate` and the window show comes from here.
#pragma once

#include "engine/base/date.h"
#include "engine/diagnosis/regime.h"
#include "engine/entry/gate_result.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::entry {

enum class Decision { Entry, NoTrade, Warmup, Halted };
[[nodiscard]] const char* decisionKey(Decision decision); ///< "entry", "no_trade", "warmup", "halted"

/// A series used, as of when, from where (SHR-D9).
struct InputUse {
    std::string series;
    std::optional<base::Date> asOf; ///< date of the value used; absent: no such series
    std::string source;
    std::string basis;
    bool stale = false; ///< older than the evaluation date
    std::string note;   ///< GAP, DIV_ADJUSTED, ...
};

struct EntryEvaluation {
    std::string strategy;
    std::string underlying;
    base::Date date;
    bool simulated = false;
    Decision decision = Decision::NoTrade;
    std::string reason;             ///< OPT-E13 when no trade; empty on entry
    int barsRemaining = 0;          ///< warm-up; > 0 only with Decision::Warmup
    std::vector<std::string> halts; ///< CIRCUIT_BREAKER, FAILURE_HALT, ACCOUNT_SUSPENDED; "halted" only

    diagnosis::Regime regime = diagnosis::Regime::Unknown;    ///< effective
    diagnosis::Regime rawRegime = diagnosis::Regime::Unknown; ///< today's, before hysteresis
    diagnosis::Light light = diagnosis::Light::Grey;
    std::string regimeReason; ///< one sentence, canonical English
    std::vector<std::string> regimeMissing;
    std::map<std::string, std::optional<double>> regimeInputs; ///< vix, ts_ratio, close, ema200, breadth, ...

    std::vector<FilterResult> filters; ///< empty while halted or warming up
    std::vector<GateResult> gates;     ///< in order 1..10; empty while halted or warming up
    /// With --all-gates: every gate evaluated for study. The decision is always that of `gates`.
    std::vector<GateResult> studyGates;

    std::vector<InputUse> inputs;
    std::string hash; ///< SHA-256 over inputs, parameters and result; not over time or machine

    std::string signal; ///< LONG, SHORT, NONE; empty: the strategy knows no sides
    /// Readings of the day by name (z_price, distance, iv_rank ...); absent value: missing.
    std::map<std::string, std::optional<double>> readings;
    std::vector<std::string> flags; ///< OPTIONS_UNKNOWN, DIV_UNKNOWN, PROBE, ASSUMED_EDGE ...

    // What later steps need, so that nothing is computed twice.
    std::optional<double> ivRank;
    std::optional<double> tsRatio;
    std::optional<double> close;
    std::optional<double> priorClose;
    std::optional<double> ema200;
    std::optional<double> lowerBand;
    std::optional<double> bandDepth; ///< OPT-E5
    std::optional<double> vix;
    std::optional<base::Date> touchDate;
    std::optional<double> touchLow;
    std::optional<double> touchLowerBand;
    int upStreak = 0;
    std::optional<double> rsi;
    std::optional<double> rsiPrior;
    std::optional<double> macdHistogram;
    std::optional<double> macdHistogramPrior;
};

} // namespace signalbox::entry
