// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence for why a symbol was skipped or failed, with the figures that decided. Private to engine/scan.
#pragma once

#include "engine/scan/scan_result.h"

#include <string>
#include <vector>

namespace signalbox::scan {

[[nodiscard]] std::string skipReason(const Listing& listing, const Readings& readings, SkipCause cause,
                                     const UniverseRules& rules, base::Date date);
/// Inputs of a gate of ATR Matrix (1..5) that are missing, by name.
[[nodiscard]] std::vector<std::string> atrMissing(int gate, const Readings& readings);
/// Why a gate of ATR Matrix (1..5) failed; empty when it passes.
[[nodiscard]] std::string atrReason(int gate, const Figure& figure, const Readings& readings,
                                    const AtrRules& rules);
[[nodiscard]] std::string signalReason(const Readings& readings,
                                       const entry::BreakoutSignalParameters& parameters);
[[nodiscard]] std::string lightReason(entry::BreakoutSide side, const diagnosis::MarketLight& light);

} // namespace signalbox::scan
