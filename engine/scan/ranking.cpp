// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/ranking.h"

#include <algorithm>
#include <utility>

namespace signalbox::scan {

void summarise(SystemScan& scan, const std::vector<Listing>& universe,
               const std::vector<Readings>& readings) {
    Counts counts;
    counts.symbols = scan.rows.size();
    scan.ranked.clear();
    std::vector<std::pair<double, std::uint32_t>> misses; // nearer first
    for (std::uint32_t i = 0; i < scan.rows.size(); ++i) {
        const Row& row = scan.rows[i];
        counts.passed += row.status == RowStatus::Pass ? 1 : 0;
        counts.failed += row.status == RowStatus::Fail ? 1 : 0;
        counts.skipped += row.status == RowStatus::Skip ? 1 : 0;
        counts.firstFail[row.firstFail] += row.firstFail > 0 ? 1 : 0;
        counts.skip[static_cast<std::size_t>(row.skip)] += row.skip != SkipCause::None ? 1 : 0;
        counts.optionsUnknown += universe[i].series && !universe[i].optionsListed ? 1 : 0;
        counts.gaps += readings[i].gap ? 1 : 0;
        if (row.status == RowStatus::Pass) {
            scan.ranked.push_back(i);
        }
        if (row.status == RowStatus::Fail && base::isKnown(row.nearness)) {
            misses.emplace_back(-row.nearness, i);
        }
    }
    scan.counts = counts;
    // The universe is sorted by symbol, so the index breaks ties alphabetically.
    std::stable_sort(scan.ranked.begin(), scan.ranked.end(), [&scan](std::uint32_t a, std::uint32_t b) {
        return scan.rows[a].score > scan.rows[b].score;
    });
    const auto kept = std::min(NearestKept, misses.size());
    std::partial_sort(misses.begin(), misses.begin() + static_cast<std::ptrdiff_t>(kept), misses.end());
    scan.nearest.clear();
    for (std::size_t i = 0; i < kept; ++i) {
        scan.nearest.push_back(misses[i].second);
    }
}

} // namespace signalbox::scan
