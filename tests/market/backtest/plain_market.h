// SPDX-License-Identifier: GPL-3.0-or-later
// The daily series that Optimus reads, taken from the collected files themselves: one value or none for every
// session.
#pragma once

#include "plain_days.h"

#include <map>
#include <optional>

namespace signalbox::recount {

/// One value per session of PlainDays; nothing where there is none.
using Column = std::vector<std::optional<double>>;

struct PlainMarket {
    PlainDays days;
    Column close, low, vix, breadth;
    Column ratioVx;             ///< VX1/VX2 of settlements (OPT-D6)
    Column ratioVix3m;          ///< VIX over VIX3M
    std::map<Day, double> bill; ///< percent, as published
    int fromContracts = 0;      ///< sessions of ratioVx whose two contracts have settlements of their own
};

/// `shared` holds market-data and reference/recordings/calendar.
[[nodiscard]] PlainMarket readMarket(const std::filesystem::path& shared);

} // namespace signalbox::recount
