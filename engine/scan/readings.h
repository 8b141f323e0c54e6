// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that both systems read of one symbol at one close (SHR-I, SHR-D3a). The kernel makes it for
// eight symbols at a time.
#pragma once

#include "engine/base/real.h"
#include "engine/entry/atr_gates.h"

namespace signalbox::scan {

/// Missing (NaN) where undefined: too few bars, a gap that is too large, or no bar on the date.
struct Readings {
    double close = base::Missing;
    double volume = base::Missing;
    double ema10 = base::Missing;
    double atr14 = base::Missing;
    double sma20 = base::Missing;
    double sma50 = base::Missing;
    double sma100 = base::Missing;
    double sma200 = base::Missing;
    double zPrice = base::Missing;       ///< BRK-S1
    double zVol = base::Missing;         ///< BRK-S1
    double meanVolume = base::Missing;   ///< of the previous 20 sessions, today excluded (ATR-E5)
    double dollarVolume = base::Missing; ///< mean of close * volume over 20 sessions, today included
    double bars = 0;                     ///< on or before the date, counted up to MostBarsAsked
    bool gap = false; ///< a value was taken over a window with a hole inside the allowance (SHR-D3a)

    /// For the gates of ATR Matrix; the quote is not known yet.
    [[nodiscard]] entry::AtrReadings forAtr() const {
        return {close,  atr14,  ema10,      sma20,         sma50,        sma100,
                sma200, volume, meanVolume, base::Missing, base::Missing};
    }
};

} // namespace signalbox::scan
