// SPDX-License-Identifier: GPL-3.0-or-later
// One run of a scanner: what its threads share. Each writes only the slots of its own symbols. Private to
// engine/scan.
#pragma once

#include "engine/base/executor.h"
#include "engine/scan/scanner.h"
#include "engine/scan/tile_cache.h"

#include <atomic>
#include <mutex>
#include <span>
#include <vector>

namespace signalbox::scan {

class ScanRun {
public:
    ScanRun(const ScanRequest& request, const ScanWatch& watch, TileCache& cache, std::size_t day);

    /// False when it was stopped.
    [[nodiscard]] bool scanTiles();
    /// Asks about the contracts of what passed. False when it was stopped.
    [[nodiscard]] bool completeCandidates();
    [[nodiscard]] bool damaged() const { return m_damaged; }
    /// Counts and orders; the run is over.
    [[nodiscard]] ScanResult finish(bool finished);

private:
    void place();
    /// Symbols that were judged: their rows are final, or a chain is asked first.
    struct Judged {
        std::vector<std::uint32_t> done, candidates;
    };
    void scanTile(std::size_t tile, Judged& judged);
    void fetchAhead(std::size_t tile) const;
    [[nodiscard]] bool readLane(std::size_t tile, std::size_t lane, std::uint32_t symbol,
                                const TileCache::Tile& read);
    [[nodiscard]] bool judge(std::uint32_t symbol);
    [[nodiscard]] bool complete(SystemScan& scan);
    void tell(std::span<const std::uint32_t> symbols);

    const ScanRequest& m_request;
    const ScanWatch& m_watch;
    TileCache& m_cache;
    const MarketBars& m_bars;
    const std::vector<Listing>& m_universe;
    std::size_t m_day;
    base::Executor m_executor;
    ScanResult m_result;
    std::vector<std::uint32_t> m_listingOf;  ///< by column of the bar table
    std::vector<std::size_t> m_tiles;        ///< that hold a symbol of the universe
    std::vector<std::uint32_t> m_candidates; ///< of either system; sorted once all are judged
    std::size_t m_optionsUnknown = 0;
    std::atomic<std::size_t> m_gaps{0};
    std::mutex m_telling; // guards the calls of the watch, and m_candidates while tiles are scanned
    std::atomic<std::size_t> m_done{0};
    std::atomic<bool> m_damaged{false};
};

} // namespace signalbox::scan
