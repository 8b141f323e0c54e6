// SPDX-License-Identifier: GPL-3.0-or-later
// Values to pixels and back, linear or logarithmic, with round ticks. Pure arithmetic.
#pragma once

#include <QVector>

namespace signalbox::ui {

class ChartScale {
public:
    ChartScale() = default;
    /// `low` stands at pixel `bottom`, `high` at `top` (top < bottom). A logarithmic scale needs low > 0,
    /// else it is linear. An empty range is widened.
    ChartScale(double low, double high, double top, double bottom, bool logarithmic = false);

    [[nodiscard]] double toPixel(double value) const;
    [[nodiscard]] double toValue(double pixel) const;
    [[nodiscard]] double low() const { return m_low; }
    [[nodiscard]] double high() const { return m_high; }
    [[nodiscard]] bool isLogarithmic() const { return m_logarithmic; }
    /// Round values inside the range, about `wanted` of them.
    [[nodiscard]] QVector<double> ticks(int wanted) const;
    /// The round step (1, 2, 2.5 or 5 times a power of ten) that is not smaller than `rough` > 0.
    [[nodiscard]] static double roundStep(double rough);
    /// Decimals that tell neighbouring ticks apart.
    [[nodiscard]] static int decimals(const QVector<double>& ticks);

private:
    double m_low = 0, m_high = 1, m_top = 0, m_bottom = 1;
    bool m_logarithmic = false;
};

} // namespace signalbox::ui
