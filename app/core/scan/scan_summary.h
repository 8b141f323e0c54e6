// SPDX-License-Identifier: GPL-3.0-or-later
// What the journal keeps of a day's scan: counts, and who was refused why (BRK-D1).
#pragma once

#include "app/core/scan/market_scan.h"

#include <string>

namespace signalbox::app {

/// Canonical JSON:
/// {"strategy","date","universe","scanned","candidates","failed","skipped","first_fail":{check:
/// count},"rejects":[{"symbol","first_fail","reason","signal"}],"light":{...}}. Candidates passed everything
/// before their contract. `rejects` holds others, failed or skipped, at most MostRejects of them, the nearest
/// first.
inline constexpr std::size_t MostRejects = 50;
[[nodiscard]] std::string scanSummary(const ScanAnswer& answer, const diagnosis::MarketLightInputs& light);

} // namespace signalbox::app
