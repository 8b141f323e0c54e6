// SPDX-License-Identifier: GPL-3.0-or-later
// One symbol of a universe with what the store knows of it as of the date of the scan. The layer above
// resolves names, series (SHR-D4b) and corporate actions; the scanner only computes.
#pragma once

#include "engine/base/date.h"
#include "engine/market/bar_series.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::scan {

struct Listing {
    // What a scan asks of every symbol comes first: it lies in one line of the cache.
    std::optional<std::uint32_t> series; ///< its column in the bar table; absent: the store has no bars of it
    /// First session on the new basis and new shares per old one, of splits in force on the date (SHR-D4);
    /// empty for series that are adjusted already.
    std::vector<std::pair<base::Date, double>> splits;
    std::optional<base::Date> lastAction; ///< the latest split, special dividend, merger or spin-off in force
    int sessionsSinceAction = 0;          ///< bd(lastAction, date)
    std::optional<bool> optionsListed;    ///< absent: the store does not know (OPTIONS_UNKNOWN)
    market::Basis basis = market::Basis::AsTraded;
    std::string defect; ///< why its bars must not be used, whatever they say; empty: fine
    std::string symbol;
    std::optional<base::Date> lastBar; ///< on or before the date
};

} // namespace signalbox::scan
