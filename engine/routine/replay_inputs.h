// SPDX-License-Identifier: GPL-3.0-or-later
// What a day was computed from, as the journal keeps it (SHR-D9): which series from which source up to which
// bar, which chain, which parameters, and a digest of each, so that a replay can ask the store for the same
// and say what it no longer gives.
#pragma once

#include "engine/routine/daily.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::routine {

struct RecordedSeries {
    std::string name; ///< in the snapshot
    std::string source;
    std::string basis; ///< market::basisName
    std::optional<base::Date> asOf;
    std::int64_t bars = 0; ///< up to the day
    std::string digest;    ///< of everything up to the day; empty in journals that did not record it
    bool operator==(const RecordedSeries&) const = default;
};

/// All VX contracts together: single ones would fill the journal.
struct RecordedContracts {
    std::int64_t count = 0;
    std::vector<std::string> sources; ///< sorted
    std::string digest;
    bool operator==(const RecordedContracts&) const = default;
};

struct RecordedChain {
    std::string source;
    std::int32_t secondsOfDay = -1; ///< of market::ChainId
    std::string digest;
    bool operator==(const RecordedChain&) const = default;
};

/// What was on file about the days after: it prices options and warns of reports, and more of it is learned
/// later. Only of the underlying, and only what the day could use.
struct RecordedAhead {
    std::vector<market::CorporateAction> dividends; ///< up to the last expiration of the chain
    std::vector<market::EarningsDate> earnings;     ///< on or after the day; empty: nothing was on file
    bool operator==(const RecordedAhead&) const = default;
};

struct RecordedInputs {
    std::vector<RecordedSeries> series; ///< by name
    RecordedContracts contracts;
    std::optional<RecordedChain> chain; ///< of the underlying; absent: there was none
    std::string actions;                ///< digest of the corporate actions in force
    std::optional<RecordedAhead> ahead; ///< absent in journals that did not record it
    std::string parameters;             ///< hash of the parameter set
    std::string mode = "PAPER";
    bool releaseByPolicy = true;
    bool allGates = false;
    bool complete = true; ///< false: read from an entry of version 1, which names some series and no more
    bool operator==(const RecordedInputs&) const = default;
};

/// What `inputs` hold of one symbol of one strategy: the series that it needs, its chain, actions of it.
[[nodiscard]] RecordedInputs recordedInputs(const DailyInputs& inputs, const strategies::Strategy& strategy,
                                            const std::string& underlying);
/// Canonical JSON, for book::EvaluationRecorded::inputs.
[[nodiscard]] std::string recordedInputsJson(const RecordedInputs& inputs);
/// Back from an entry of the journal. One of version 1 gives the series that its evaluation names. BadData
/// when the text is not what recordedInputsJson writes.
[[nodiscard]] base::Result<RecordedInputs> recordedInputs(const book::EvaluationRecorded& entry);

/// What was on file of the days after takes the place of what the store has learned since; an old record
/// leaves the snapshot as it is.
void putAhead(const RecordedInputs& recorded, const std::string& underlying,
              market::MarketSnapshot& snapshot);

/// Puts the record into the evaluations among the events of a day.
void addRecordedInputs(std::vector<book::Event>& events, const DailyInputs& inputs);

/// What is not as it was, one line each: "VIX (macromicro): recorded 7331 bars to 2019-05-13, the store now
/// gives other values". Empty: the same inputs. An incomplete record is compared as far as it goes.
[[nodiscard]] std::vector<std::string> changedInputs(const RecordedInputs& recorded,
                                                     const RecordedInputs& now);

} // namespace signalbox::routine
