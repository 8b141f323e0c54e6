// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the whole EntryEvaluation, with values, thresholds, margins, reasons and the hash, from the plain
// outcome of the gates; and the sentences that people read under it.
#pragma once

#include "engine/diagnosis/optimus_columns.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/entry/optimus_gates.h"

#include <string>
#include <vector>

namespace signalbox::entry {

/// What is evaluated; all of it goes into the result and its hash.
struct Subject {
    std::string strategy = "optimus";
    std::string underlying = "SPX";
    base::Date date;
    bool simulated = false;
    std::string parametersHash; ///< empty: the fingerprint of the parameters of Optimus
};

/// The full answer for one day. `allGates` also fills `studyGates`, every gate by itself; decision, reason
/// and `gates` are not changed by it, and neither is the hash.
[[nodiscard]] EntryEvaluation describe(const Subject& subject, const diagnosis::OptimusReadings& readings,
                                       const BookFacts& facts, const params::OptimusParameters& parameters,
                                       const GateOutcome& outcome, bool allGates,
                                       std::vector<InputUse> inputs);
/// The series behind one session's readings: date of the last value, source, basis, stale, GAP (SHR-D9,
/// SHR-D3a).
[[nodiscard]] std::vector<InputUse> inputsOf(const diagnosis::OptimusColumns& columns, base::Date date,
                                             const calendar::Calendar& calendar,
                                             const std::string& underlying = "SPX");
/// readingsAt, evaluateGates, describe in one call.
[[nodiscard]] base::Result<EntryEvaluation> evaluateOptimus(const diagnosis::OptimusColumns& columns,
                                                            const Subject& subject, const BookFacts& facts,
                                                            const params::OptimusParameters& parameters,
                                                            const calendar::Calendar& calendar,
                                                            bool allGates);

/// One sentence: what blocks, what would have to change, how far away. Says "Only ..." when the study gates
/// are there and nothing else would block. On an entry it says that nothing blocks.
[[nodiscard]] std::string blockingSentence(const EntryEvaluation& evaluation);
/// One sentence: why this regime, and what would change the light.
[[nodiscard]] std::string regimeSentence(const diagnosis::OptimusReadings& readings,
                                         const params::OptimusParameters& parameters,
                                         const std::string& underlying);

} // namespace signalbox::entry
