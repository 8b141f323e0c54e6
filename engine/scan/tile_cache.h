// SPDX-License-Identifier: GPL-3.0-or-later
// What a scanner keeps of each tile between scans: running averages, windows, and which bytes were verified.
// Different tiles may be read from different threads. Private to engine/scan.
#pragma once

#include "engine/scan/tile_kernel.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace signalbox::scan {

class TileCache {
public:
    explicit TileCache(std::shared_ptr<const MarketBars> bars);
    [[nodiscard]] const std::shared_ptr<const MarketBars>& bars() const { return m_bars; }
    /// The same table with sessions appended.
    void extend(std::shared_ptr<const MarketBars> bars);
    void forget();

    /// One tile at a day, and what the readings of its lanes need besides.
    struct Tile {
        TileReadings readings{};
        LaneValues bars{};     ///< seen since `start`
        std::size_t start = 0; ///< the day on which the averages begin (run_in.h)
    };
    /// Asks for what is kept of a tile that is read soon, so that the wait for it lies beside other work.
    void fetchAhead(std::size_t tile, std::size_t day) const;
    /// False when the bytes that it reads are damaged.
    [[nodiscard]] bool read(std::size_t tile, std::size_t day, Tile& out);
    /// Whether all prices and volumes of a tile up to a day are what was written.
    [[nodiscard]] bool verifyAll(std::size_t tile, std::size_t end);

private:
    /// The days [start, end) are in averages and windows.
    struct Kept {
        RunningAverages running;
        TileWindows windows{};
        std::size_t start = 0;
        std::size_t end = 0;
    };
    [[nodiscard]] bool verify(std::size_t tile, Field field, std::size_t from, std::size_t end);
    [[nodiscard]] bool verifyPrices(std::size_t tile, std::size_t from, std::size_t end);

    std::shared_ptr<const MarketBars> m_bars;
    std::vector<std::unique_ptr<Kept>> m_kept; ///< of the tiles that were ever read
    std::vector<std::uint8_t> m_verified;      ///< [tile][field][chunk]
};

} // namespace signalbox::scan
