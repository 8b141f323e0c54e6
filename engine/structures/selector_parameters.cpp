// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/selector_parameters.h"

namespace signalbox::structures {

base::Price SelectorParameters::widthFor(bool highVol) const {
    if (!highVol) {
        return spreadWidth;
    }
    const std::int64_t step = base::Price::dollars(5).toUnits();
    return base::Price::units(
        base::multiplyDivide(spreadWidth.toUnits(), highVolWidthPct, 100 * step, base::Rounding::Floor) *
        step);
}

} // namespace signalbox::structures
