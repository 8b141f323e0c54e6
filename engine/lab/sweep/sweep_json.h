// SPDX-License-Identifier: GPL-3.0-or-later
// Rows and headers of a sweep as JSON and back. Private to the files of sweeps: no other header of the lab
// sees the JSON library.
#pragma once

#include "engine/lab/sweep/sweep_row.h"
#include "engine/lab/sweep/sweep_spec.h"

#include <nlohmann/json.hpp>

namespace signalbox::lab {

using Json = nlohmann::json;

inline constexpr const char* SweepFormat = "signalbox-sweep";
inline constexpr int SweepFormatVersion = 1;

/// Sorted keys, no blanks, shortest numbers that read back as the same double; NaN and infinities are null.
[[nodiscard]] std::string dumped(const Json& value);

[[nodiscard]] Json toJson(const SweepRow& row);
/// Nothing when a field is absent or of the wrong kind.
[[nodiscard]] std::optional<SweepRow> rowFrom(const Json& value);

/// Without `key`.
[[nodiscard]] Json toJson(const SweepSpec& spec);
/// The problem as error when the header is not one of this program.
[[nodiscard]] base::Result<SweepSpec> specFrom(const Json& value, const std::string& name);
/// SHA-256 of the header without `key` and `shard`: the same for all shards of a sweep.
[[nodiscard]] std::string keyOf(Json header);

} // namespace signalbox::lab
