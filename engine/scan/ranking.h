// SPDX-License-Identifier: GPL-3.0-or-later
// Order among the rows of a scan: what passed by score, and what failed by how little it failed.
#pragma once

#include "engine/scan/scan_result.h"

namespace signalbox::scan {

/// The nearest misses that a scan keeps.
inline constexpr std::size_t NearestKept = 100;

/// What is counted of symbols, whichever system looks at them.
struct SymbolCounts {
    std::size_t optionsUnknown = 0;
    std::size_t gaps = 0;
};
/// The store has bars of it and does not know whether options are listed.
[[nodiscard]] inline bool optionsUnknown(const Listing& listing) {
    return listing.series && !listing.optionsListed;
}

/// Fills counts, ranked and nearest from the rows. Ties by symbol.
void summarise(SystemScan& scan, const SymbolCounts& symbols);
void summarise(SystemScan& scan, const std::vector<Listing>& universe, const std::vector<Readings>& readings);

} // namespace signalbox::scan
