// SPDX-License-Identifier: GPL-3.0-or-later
// A memo's body as canonical JSON, its hash, and what is missing in it (BRK-M1).
#pragma once

#include "engine/base/result.h"
#include "engine/memo/memo_body.h"

#include <string>
#include <vector>

namespace signalbox::memo {

/// Canonical JSON: dollars, ISO dates, null for what is absent.
[[nodiscard]] std::string bodyJson(const MemoBody& body);
/// SHA-256 of that text.
[[nodiscard]] std::string bodyHash(const std::string& json);
/// BadData names the field that is not there or cannot be what it says.
[[nodiscard]] base::Result<MemoBody> parseBody(const std::string& json);
/// Required fields that are absent, by their path: "greeks.iv", "risk.edge.wins". Empty: the memo is valid.
[[nodiscard]] std::vector<std::string> missingFields(const MemoBody& body);

} // namespace signalbox::memo
