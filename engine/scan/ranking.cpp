// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/ranking.h"

#include <algorithm>
#include <utility>

namespace signalbox::scan {

void summarise(SystemScan& scan, const SymbolCounts& symbols) {
    Counts counts;
    counts.symbols = scan.rows.size();
    counts.optionsUnknown = symbols.optionsUnknown;
    counts.gaps = symbols.gaps;
    scan.ranked.clear();
    std::vector<std::pair<double, std::uint32_t>> misses; // nearer first; a heap with the farthest on top
    misses.reserve(NearestKept + 1);
    for (std::uint32_t i = 0; i < scan.rows.size(); ++i) {
        const Row& row = scan.rows[i];
        counts.passed += row.status == RowStatus::Pass ? 1 : 0;
        counts.failed += row.status == RowStatus::Fail ? 1 : 0;
        counts.skipped += row.status == RowStatus::Skip ? 1 : 0;
        counts.firstFail[row.firstFail] += row.firstFail > 0 ? 1 : 0;
        counts.skip[static_cast<std::size_t>(row.skip)] += row.skip != SkipCause::None ? 1 : 0;
        if (row.status == RowStatus::Pass) {
            scan.ranked.push_back(i);
        }
        if (row.status == RowStatus::Fail && base::isKnown(row.nearness)) {
            const std::pair miss(-row.nearness, i);
            if (misses.size() < NearestKept || miss < misses.front()) {
                misses.push_back(miss);
                std::push_heap(misses.begin(), misses.end());
            }
            if (misses.size() > NearestKept) {
                std::pop_heap(misses.begin(), misses.end());
                misses.pop_back();
            }
        }
    }
    scan.counts = counts;
    // The universe is sorted by symbol, so the index breaks ties alphabetically.
    std::stable_sort(scan.ranked.begin(), scan.ranked.end(), [&scan](std::uint32_t a, std::uint32_t b) {
        return scan.rows[a].score > scan.rows[b].score;
    });
    std::sort_heap(misses.begin(), misses.end());
    scan.nearest.clear();
    for (const auto& miss : misses) {
        scan.nearest.push_back(miss.second);
    }
}

void summarise(SystemScan& scan, const std::vector<Listing>& universe,
               const std::vector<Readings>& readings) {
    SymbolCounts symbols;
    for (std::size_t i = 0; i < scan.rows.size(); ++i) {
        symbols.optionsUnknown += optionsUnknown(universe[i]) ? 1 : 0;
        symbols.gaps += readings[i].gap ? 1 : 0;
    }
    summarise(scan, symbols);
}

} // namespace signalbox::scan
