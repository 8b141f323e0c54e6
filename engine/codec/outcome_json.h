// SPDX-License-Identifier: GPL-3.0-or-later
// The machine-readable answers of `evaluate --json` and `plan --json` (spec/commands.md) and the digest of
// what they were made from. Numbers in full precision, prices and amounts in dollars, missing is null.
#pragma once

#include "engine/entry/entry_evaluation.h"
#include "engine/market/snapshot.h"
#include "engine/session/day_state.h"

#include <string>

namespace signalbox::codec {

/// Canonical JSON of `evaluate --json`: one line, sorted keys.
[[nodiscard]] std::string evaluationJson(const entry::EntryEvaluation& evaluation);
/// Canonical JSON of `plan --json`.
[[nodiscard]] std::string planJson(const session::PlanOutcome& outcome);

/// SHA-256 over the values that a snapshot shows: every series up to its day with source and basis, VX
/// contracts, chains, corporate actions. Not over notes, nor over when anything was imported.
[[nodiscard]] std::string snapshotDigest(const market::MarketSnapshot& snapshot);
} // namespace signalbox::codec
