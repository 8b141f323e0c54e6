// SPDX-License-Identifier: GPL-3.0-or-later
// Every parameter of Breakout with its default (BRK). Amounts and percents of money are exact; what compares
// with an indicator is a double. Ranges, units and meanings stand in the table of breakout_descriptors.cpp.
#pragma once

#include "engine/base/money.h"
#include "engine/params/choices.h"

#include <optional>
#include <string>

namespace signalbox::params {

struct BreakoutParameters {
    std::string universe = "high-beta"; ///< a list, an index, a file, or symbols with commas (BRK-U1)

    // Signal (BRK-S)
    double zPriceMin = 1.5;
    double zVolMin = 1.5;

    // Instrument (BRK-I)
    EarningsMode earningsMode = EarningsMode::Advise;

    // Size (BRK-K)
    double kellyFraction = 0.5;
    base::BasisPoints probe{100}; ///< of sleeve equity, PAPER and BACKTEST only (BRK-K5)
    KellyEvidence kellyEvidence = KellyEvidence::Own;
    std::optional<double> statedP; ///< with statedB: ASSUMED EDGE (BRK-K5a)
    std::optional<double> statedB;

    // Panel (BRK-P)
    int panelQuorum = 2;
    int panelHumans = 1;                ///< by people, in LIVE; PAPER and BACKTEST need none
    std::string panelPeople = "trader"; ///< names of the people on the panel, with commas

    // Exits (BRK-X)
    int profitMultipleX100 = 200;
    int stopFractionX100 = 50;
    int exitDte = 2;
};

} // namespace signalbox::params
