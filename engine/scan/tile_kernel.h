// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of a scan over one tile: eight symbols side by side, running averages in one pass over their
// bars, windows at the last one. Compiled for several instruction sets with plain IEEE operations, so that
// the choice changes the speed and never a bit.
#pragma once

#include "engine/scan/market_bars.h"

#include <array>

namespace signalbox::scan {

using LaneValues = std::array<double, Lanes>;

/// What runs on from session to session, of eight symbols. A fresh one stands before the first bar.
struct alignas(64) RunningAverages {
    LaneValues ema{}, emaSeed{}, bars{};
    LaneValues atr{}, rangeSeed{}, ranges{};
    LaneValues prior{}; ///< close of the session before; Missing where it has no bar
    RunningAverages() { prior.fill(base::Missing); }
};

/// Readings of eight symbols at one session, Missing where undefined. SMA50 to SMA200 are Missing too where a
/// window has a hole: lane_readings.cpp looks for holes that the gap rule allows.
struct alignas(64) TileReadings {
    LaneValues close, volume, ema10, atr14, sma20, sma50, sma100, sma200;
    LaneValues zPrice, zVol, meanVolume, dollarVolume;
};

struct TileBars {
    TileColumn high, low, close, volume;
};

inline constexpr std::size_t RecentSessions = 21; ///< today and the 20 before
inline constexpr std::size_t LongWindows = 3;     ///< SMA50, SMA100, SMA200
inline constexpr int BlockSessions = 10;          ///< divides every long window
inline constexpr int KeptBlocks = 20;

/// What is kept of the last sessions of a tile. Rows lie at calendar session % RecentSessions, blocks at
/// their number (calendar session / BlockSessions) % KeptBlocks.
struct alignas(64) TileWindows {
    std::array<LaneValues, RecentSessions> close, range, volume; ///< range as a share of the close before
    std::array<LaneValues, static_cast<std::size_t>(KeptBlocks)> blocks; ///< sums of closes
    std::array<std::array<LaneValues, static_cast<std::size_t>(BlockSessions)>, LongWindows> heads;
    std::array<LaneValues, LongWindows> wholes; ///< sums of the whole blocks inside each long window
    LaneValues tail;                            ///< sum of the block that is still open
};

/// Takes the sessions [from, end) into the running averages.
void advance(const TileBars& bars, std::size_t from, std::size_t end, RunningAverages& running);
/// Windows as of `day`; day 0 is calendar session `firstSession`.
void buildWindows(const TileBars& bars, std::size_t day, int firstSession, TileWindows& windows);
/// The same from the windows of the day before, to the bit.
void pushSession(const TileBars& bars, std::size_t day, int firstSession, TileWindows& windows);
/// The readings at `day`, at which windows and averages stand.
void readTile(const TileWindows& windows, std::size_t day, int firstSession, const RunningAverages& running,
              TileReadings& out);

namespace baseline {
/// One tile from its first bar on with the instructions that every processor has: what the faster ones must
/// equal to the bit.
void scanTile(const TileBars& bars, std::size_t day, int firstSession, TileReadings& out);
} // namespace baseline

} // namespace signalbox::scan
