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
    LaneValues prior; ///< close of the session before; Missing where it has no bar
    RunningAverages() { prior.fill(base::Missing); }
};

/// Readings of eight symbols at one session, Missing where undefined. SMA50 to SMA200 are Missing too where a
/// window has a hole: readings.cpp looks for holes that the gap rule allows.
struct alignas(64) TileReadings {
    LaneValues close, volume, ema10, atr14, sma20, sma50, sma100, sma200;
    LaneValues zPrice, zVol, meanVolume, dollarVolume;
};

struct TileBars {
    TileColumn high, low, close, volume;
};

/// Takes the sessions [from, end) into the running averages.
void advance(const TileBars& bars, std::size_t from, std::size_t end, RunningAverages& running);
/// The readings at `day`, up to which `running` has been advanced.
void readTile(const TileBars& bars, std::size_t day, const RunningAverages& running, TileReadings& out);

} // namespace signalbox::scan
