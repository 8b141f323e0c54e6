// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/tile_cache.h"

#include "engine/base/require.h"
#include "engine/scan/fetch_ahead.h"
#include "engine/scan/run_in.h"

#include <algorithm>

namespace signalbox::scan {
namespace {

constexpr std::size_t LongestWindow = 200;

} // namespace

TileCache::TileCache(std::shared_ptr<const MarketBars> bars)
    : m_bars(std::move(bars)), m_kept(m_bars->tiles()),
      m_verified(m_bars->tiles() * columns::Fields * m_bars->table().chunks()) {}

void TileCache::extend(std::shared_ptr<const MarketBars> bars) {
    SIGNALBOX_REQUIRE(bars->extends(*m_bars), "the same table with sessions appended");
    m_bars = std::move(bars);
}

void TileCache::forget() {
    for (const auto& tile : m_kept) {
        if (tile) {
            tile->start = tile->end = 0;
        }
    }
}

bool TileCache::verify(std::size_t tile, Field field, std::size_t from, std::size_t end) {
    const columns::BarTable& table = m_bars->table();
    end = std::min(end, table.days());
    for (std::size_t chunk = from / columns::ChunkDays; chunk * columns::ChunkDays < end; ++chunk) {
        const std::size_t at =
            (tile * columns::Fields + static_cast<std::size_t>(field)) * table.chunks() + chunk;
        if (m_verified[at] == 0 && !table.verifyChunk(tile, field, chunk)) {
            return false;
        }
        m_verified[at] = 1;
    }
    return true;
}

bool TileCache::verifyPrices(std::size_t tile, std::size_t from, std::size_t end) {
    return verify(tile, Field::Close, from, end) && verify(tile, Field::High, from, end) &&
           verify(tile, Field::Low, from, end);
}

bool TileCache::verifyAll(std::size_t tile, std::size_t end) {
    return verifyPrices(tile, 0, end) && verify(tile, Field::Volume, 0, end);
}

void TileCache::fetchAhead(std::size_t tile, std::size_t day) const {
    const Kept* kept = m_kept[tile].get();
    if (kept == nullptr) {
        return;
    }
    const TileWindows& windows = kept->windows;
    scan::fetchAhead(&kept->running, sizeof kept->running);
    for (const auto* rows : {&windows.close, &windows.range, &windows.volume}) {
        scan::fetchAhead(rows, sizeof *rows);
    }
    const auto within = (static_cast<std::size_t>(m_bars->firstSession()) + day) % BlockSessions;
    for (const auto& heads : windows.heads) {
        scan::fetchAhead(&heads[(within + 1) % BlockSessions], sizeof(LaneValues));
    }
    scan::fetchAhead(&windows.wholes, sizeof windows.wholes + sizeof windows.tail);
}

bool TileCache::read(std::size_t tile, std::size_t day, Tile& out) {
    if (!m_kept[tile]) {
        m_kept[tile] = std::make_unique_for_overwrite<Kept>();
    }
    Kept& kept = *m_kept[tile];
    const int firstSession = m_bars->firstSession();
    const std::size_t start = runInStart(day, firstSession);
    const std::size_t end = day + 1;
    if (kept.start != start || kept.end > end || kept.end == 0) {
        kept.running = RunningAverages();
        kept.start = kept.end = start;
    }
    const std::size_t windows = end > LongestWindow ? end - LongestWindow : 0;
    if (!verifyPrices(tile, std::min(kept.end, windows), end) || !verify(tile, Field::Volume, windows, end)) {
        return false;
    }
    const TileBars bars{m_bars->column(tile, Field::High), m_bars->column(tile, Field::Low),
                        m_bars->column(tile, Field::Close), m_bars->column(tile, Field::Volume)};
    if (kept.end + 1 == end && kept.end > start) {
        pushSession(bars, day, firstSession, kept.windows);
    } else if (kept.end < end) {
        buildWindows(bars, day, firstSession, kept.windows);
    }
    advance(bars, kept.end, end, kept.running);
    kept.end = end;
    readTile(kept.windows, day, firstSession, kept.running, out.readings);
    out.bars = kept.running.bars;
    out.start = start;
    return true;
}

} // namespace signalbox::scan
