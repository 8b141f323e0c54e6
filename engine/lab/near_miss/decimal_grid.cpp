// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/near_miss/decimal_grid.h"

#include "engine/base/require.h"
#include "engine/params/descriptor_kinds.h"

#include <algorithm>
#include <cmath>

namespace signalbox::lab {

DecimalGrid::DecimalGrid(int decimals) : m_decimals(decimals) {
    for (int i = 0; i < decimals; ++i) {
        m_scale *= 10;
    }
}

DecimalGrid DecimalGrid::forValue(double value) {
    SIGNALBOX_REQUIRE(value > 0, "a grid is made for a positive value");
    return DecimalGrid(std::clamp(static_cast<int>(std::ceil(6 - std::log10(value))), 0, 12));
}

DecimalGrid DecimalGrid::ofStep(double step) {
    return DecimalGrid(std::clamp(static_cast<int>(std::lround(-std::log10(step))), 0, 12));
}

std::int64_t DecimalGrid::index(double value) const {
    return std::llround(value * m_scale);
}

double DecimalGrid::value(std::int64_t index) const {
    return static_cast<double>(index) / m_scale;
}

std::string DecimalGrid::text(std::int64_t index) const {
    return params::scaledText(index, m_decimals);
}

} // namespace signalbox::lab
