// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/entry/breakout_signal.h"

#include "engine/base/real.h"

namespace signalbox::entry {
const char* breakoutSideName(BreakoutSide side) {
    return side == BreakoutSide::Long ? "LONG" : side == BreakoutSide::Short ? "SHORT" : "NONE";
}

BreakoutSide breakoutSide(double zPrice, double zVol, const BreakoutSignalParameters& parameters) {
    if (!base::isKnown(zPrice) || !base::isKnown(zVol) || !base::realGreater(zVol, parameters.zVolMin)) {
        return BreakoutSide::None;
    }
    if (base::realGreater(zPrice, parameters.zPriceMin)) {
        return BreakoutSide::Long;
    }
    return base::realLess(zPrice, -parameters.zPriceMin) ? BreakoutSide::Short : BreakoutSide::None;
}

} // namespace signalbox::entry
