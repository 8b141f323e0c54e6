// SPDX-License-Identifier: GPL-3.0-or-later
// The canonical texts of OPT-E13 and the pieces of numbers in them, shared by results, logs and sentences.
#pragma once

#include "engine/entry/optimus_gates.h"

#include <string>
#include <vector>

namespace signalbox::entry {

/// Everything a reason may quote.
struct ReasonInputs {
    const std::string& underlying;
    const diagnosis::OptimusReadings& readings;
    const BookFacts& facts;
    const params::OptimusParameters& parameters;
};

/// Why one gate fails, by itself (OPT-E13).
[[nodiscard]] std::string gateReason(int number, const GateCheck& check, const ReasonInputs& inputs);
/// Why the day is no trade: the first failure, the whole confirmation block, or the filters. Empty on an
/// entry.
[[nodiscard]] std::string outcomeReason(const GateOutcome& outcome, const ReasonInputs& inputs);
/// "a, b"
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);

} // namespace signalbox::entry
