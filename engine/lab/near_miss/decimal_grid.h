// SPDX-License-Identifier: GPL-3.0-or-later
// Values as whole multiples of a power of ten, so that a search ends on numbers that are short as text and
// read back as the same double.
#pragma once

#include <cstdint>
#include <string>

namespace signalbox::lab {

class DecimalGrid {
public:
    /// The coarsest power of ten that is at most a millionth of the value (> 0), and at most 1.
    [[nodiscard]] static DecimalGrid forValue(double value);
    /// Of a step that is a power of ten of at most 1.
    [[nodiscard]] static DecimalGrid ofStep(double step);

    [[nodiscard]] std::int64_t index(double value) const; ///< of the nearest point
    [[nodiscard]] double value(std::int64_t index) const;
    [[nodiscard]] std::string text(std::int64_t index) const; ///< "44.24603"

private:
    explicit DecimalGrid(int decimals);
    int m_decimals = 0;
    double m_scale = 1;
};

} // namespace signalbox::lab
