// SPDX-License-Identifier: GPL-3.0-or-later
// Readings of one symbol where the arithmetic of a whole tile does not do: a hole inside the allowance of the
// gap rule, prices before a split, or too few bars in the run-in of the averages.
#pragma once

#include "engine/scan/listing.h"
#include "engine/scan/market_bars.h"
#include "engine/scan/readings.h"

namespace signalbox::scan {

/// Replaces the averages of closes that are Missing although the gap rule allows them (SHR-D3a): the mean of
/// the last n bars where at most n/50 of the last n sessions have none. `readings.bars` says how many bars
/// there are.
void readOverHoles(const TileColumn& close, std::size_t lane, std::size_t day, Readings& readings);

/// Everything anew with engine/indicators from the first stored bar, prices adjusted for the splits of the
/// listing (SHR-D4).
[[nodiscard]] Readings readWholeHistory(const MarketBars& bars, std::size_t symbol, const Listing& listing,
                                        std::size_t day);

/// Bars of a symbol on the days [0, end), counted up to `most`, latest first.
[[nodiscard]] int countBars(const MarketBars& bars, std::size_t symbol, std::size_t end, int most);

} // namespace signalbox::scan
