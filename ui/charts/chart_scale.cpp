// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_scale.h"

#include <algorithm>
#include <cmath>

namespace signalbox::ui {

double ChartScale::roundStep(double rough) {
    const double unit = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (unit * step >= rough * 0.999) {
            return unit * step;
        }
    }
    return unit * 10;
}

ChartScale::ChartScale(double low, double high, double top, double bottom, bool logarithmic)
    : m_low(low), m_high(high), m_top(top), m_bottom(bottom), m_logarithmic(logarithmic && low > 0) {
    if (!(m_high > m_low)) {
        const double half = std::max(std::abs(m_low) * 0.01, 0.5);
        m_high = m_low + half;
        m_low = m_logarithmic ? m_low * 0.99 : m_low - half;
    }
}

double ChartScale::toPixel(double value) const {
    const double part = m_logarithmic
                            ? std::log(std::max(value, m_low * 1e-3) / m_low) / std::log(m_high / m_low)
                            : (value - m_low) / (m_high - m_low);
    return m_bottom - part * (m_bottom - m_top);
}

double ChartScale::toValue(double pixel) const {
    const double part = (m_bottom - pixel) / (m_bottom - m_top);
    return m_logarithmic ? m_low * std::pow(m_high / m_low, part) : m_low + part * (m_high - m_low);
}

QVector<double> ChartScale::ticks(int wanted) const {
    const double step = roundStep((m_high - m_low) / std::max(1, wanted));
    QVector<double> result;
    const double first = std::ceil(m_low / step);
    const double last = std::floor(m_high / step);
    for (double i = first; i <= last && result.size() < 200; i += 1) {
        result << i * step;
    }
    return result;
}

int ChartScale::decimals(const QVector<double>& ticks) {
    if (ticks.isEmpty()) {
        return 2;
    }
    const double step = ticks.size() < 2 ? ticks[0] : std::abs(ticks[1] - ticks[0]);
    for (int places = 0; places < 6; ++places) {
        const double scaled = step * std::pow(10.0, places);
        if (std::abs(scaled - std::round(scaled)) < 1e-6) {
            return places;
        }
    }
    return 6;
}

} // namespace signalbox::ui
