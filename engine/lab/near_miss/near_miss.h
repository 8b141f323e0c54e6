// SPDX-License-Identifier: GPL-3.0-or-later
// How near a blocked day was to a signal: the smallest change of one input, of one parameter or of the book
// that turns the verdict of Optimus into an entry. Every answer has been evaluated again from its changed
// series or parameters by the functions of the daily evaluation, on both sides of the change.
#pragma once

#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/diagnosis/optimus_columns.h"
#include "engine/entry/optimus_gates.h"
#include "engine/params/descriptor.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::lab {

/// One change that alone turns the verdict.
struct NearMiss {
    std::string key;  ///< input: "SPX", "VIX", "VX_RATIO", ...; parameter: its name; book: "open_positions"
    std::string unit; ///< "points", "%", "ratio", ...; empty for names
    std::string from; ///< as it was, as decimal text or name
    std::string to;   ///< the nearest value with a signal
    /// The value just before `to`, at most 1.5e-6 of it away (one step of a parameter with steps): there is
    /// no signal yet. Empty for choices.
    std::string justShort;
    /// Inputs: in standard deviations of the daily changes of the last year, absent when these are unknown.
    /// Parameters: share of the range; a choice counts its places, a flag 1. Book: positions, or business
    /// days.
    std::optional<double> size;
};

/// A gate or blocking filter that fails when judged by itself, whatever the others say.
struct Blocker {
    std::string key;     ///< gateKey or filterKey
    std::string name;    ///< "Trend"
    std::string rule;    ///< "OPT-E4"
    std::string missing; ///< names of the inputs without data, comma separated; empty: it has its data
};

struct NearMissReport {
    base::Date date;
    std::string underlying;
    entry::Decision decision = entry::Decision::NoTrade;
    std::vector<Blocker> blockers; ///< empty on an entry, in warm-up and under a halt
    /// By size, unknown sizes last, then by key; at most one per key, the nearest. Only filled for NoTrade.
    std::vector<NearMiss> inputs;
    std::vector<NearMiss> parameters;
    std::vector<NearMiss> book;
    [[nodiscard]] bool any() const { return !inputs.empty() || !parameters.empty() || !book.empty(); }
};

struct NearMissInputs {
    diagnosis::OptimusSeries series; ///< from end to end; only what was known on `date` is read
    std::string underlying = "SPX";
    base::Date date; ///< a session
    params::ParameterValues parameters;
    entry::BookFacts facts;
    const calendar::Calendar* calendar = nullptr;
};

/// Inputs are searched within 25 of their standard deviations, parameters within their ranges and cross
/// checks (OPT-A2). Fails for dates outside the calendar only.
[[nodiscard]] base::Result<NearMissReport> nearMisses(const NearMissInputs& inputs);

/// The report for people, one line each, canonical English.
[[nodiscard]] std::vector<std::string> nearMissLines(const NearMissReport& report);

} // namespace signalbox::lab
