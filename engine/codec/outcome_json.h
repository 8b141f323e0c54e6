// SPDX-License-Identifier: GPL-3.0-or-later
// The machine-readable answers of `evaluate --json` and `plan --json` (spec/commands.md) and the hash that
// proves two runs gave the same outcome. Numbers in full precision, prices and amounts in dollars, missing is
// null.
#pragma once

#include "engine/entry/entry_evaluation.h"
#include "engine/market/snapshot.h"
#include "engine/session/day_state.h"

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::codec {

/// Canonical JSON of `evaluate --json`: one line, sorted keys.
[[nodiscard]] std::string evaluationJson(const entry::EntryEvaluation& evaluation);
/// Canonical JSON of `plan --json`.
[[nodiscard]] std::string planJson(const session::PlanOutcome& outcome);

/// SHA-256 over the values that a snapshot shows: every series up to its day with source and basis, VX
/// contracts, chains, corporate actions. Not over notes, nor over when anything was imported.
[[nodiscard]] std::string snapshotDigest(const market::MarketSnapshot& snapshot);
/// SHA-256 over inputs, parameters and result: not over time or machine. `inputsDigest` is that of the
/// snapshot (or of what was read from it), `parametersJson` the canonical parameters in force; the hash that
/// the evaluation already carries does not count.
[[nodiscard]] std::string evaluationHash(const entry::EntryEvaluation& evaluation,
                                         std::string_view parametersJson, std::string_view inputsDigest);
[[nodiscard]] std::string planHash(const session::PlanOutcome& outcome, std::string_view parametersJson,
                                   std::string_view inputsDigest);

/// Any JSON text in canonical form (sorted keys, shortest numbers, no blanks); nothing when it is no JSON.
[[nodiscard]] std::optional<std::string> canonicalJson(std::string_view json);

} // namespace signalbox::codec
