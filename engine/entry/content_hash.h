// SPDX-License-Identifier: GPL-3.0-or-later
// The fingerprint of an evaluation: the same inputs, parameters and result give the same hash on any machine.
#pragma once

#include "engine/entry/entry_evaluation.h"

#include <string>

namespace signalbox::entry {

/// SHA-256 over the canonical text of everything in the evaluation but `studyGates`, `hash` and sentences,
/// together with the hash of the parameters.
[[nodiscard]] std::string contentHash(const EntryEvaluation& evaluation, const std::string& parametersHash);

} // namespace signalbox::entry
