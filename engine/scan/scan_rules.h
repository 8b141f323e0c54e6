// SPDX-License-Identifier: GPL-3.0-or-later
// What a scan asks of a symbol: who is a member of the universe (BRK-U1, ATR-U1) and the thresholds of signal
// and gates. Plain values that the layer above fills from the parameters.
#pragma once

#include "engine/entry/atr_gates.h"
#include "engine/entry/breakout_signal.h"

namespace signalbox::scan {

/// Membership of a universe; a symbol that fails one is skipped with that reason.
struct UniverseRules {
    int minBars = 0;            ///< on or before the date
    double minClose = 5;        ///< dollars
    double minDollarVolume = 0; ///< mean of close * volume over 20 sessions, today included
    int quietSessions = 0;      ///< no corporate action within so many sessions; 0: not asked
};
inline constexpr UniverseRules BreakoutUniverse{60, 5, 50e6, 0}; ///< BRK-U1
inline constexpr UniverseRules AtrUniverse{200, 5, 20e6, 5};     ///< ATR-U1

/// Bars are counted up to here: no rule asks for more.
inline constexpr int MostBarsAsked = 200;

struct BreakoutRules {
    UniverseRules universe = BreakoutUniverse;
    entry::BreakoutSignalParameters signal;
};
struct AtrRules {
    UniverseRules universe = AtrUniverse;
    entry::AtrGateParameters gates;
};

} // namespace signalbox::scan
