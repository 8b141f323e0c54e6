// SPDX-License-Identifier: GPL-3.0-or-later
// Wilder's indicators and what looks one session back: RSI, true range, ATR, streaks.
#include "engine/base/real.h"
#include "engine/base/require.h"
#include "engine/indicators/gaps.h"
#include "engine/indicators/indicators.h"

#include <algorithm>
#include <cmath>

namespace signalbox::indicators {

namespace {

/// Mean of the first n values, then Wilder's smoothing (SHR-I4, SHR-I6).
class WilderAverage {
public:
    explicit WilderAverage(int n) : m_n(n) {}
    void add(double x) {
        if (m_count < m_n) {
            m_average += x;
            if (++m_count == m_n) {
                m_average /= m_n;
            }
        } else {
            m_average = (m_average * (m_n - 1) + x) / m_n;
        }
    }
    [[nodiscard]] double value() const { return m_count == m_n ? m_average : base::Missing; }

private:
    int m_n;
    int m_count = 0;
    double m_average = 0.0;
};

double strength(double gain, double loss) {
    if (std::isnan(gain)) {
        return base::Missing;
    }
    if (loss == 0.0) {
        return gain == 0.0 ? 50.0 : 100.0;
    }
    return 100.0 - 100.0 / (1.0 + gain / loss);
}

} // namespace

std::vector<double> rsi(std::span<const double> close, int n) {
    SIGNALBOX_REQUIRE(n >= 1, "a window holds at least one bar");
    const Compact bars = compact(close);
    std::vector<double> values(bars.size(), base::Missing);
    WilderAverage gain(n);
    WilderAverage loss(n);
    for (std::size_t i = 1; i < bars.size(); ++i) {
        const double change = bars.values[i] - bars.values[i - 1];
        gain.add(std::max(change, 0.0));
        loss.add(std::max(-change, 0.0));
        values[i] = strength(gain.value(), loss.value());
    }
    auto out = spread(bars, values, close.size());
    applyGapRule(out, close, n + 1);
    return out;
}

std::vector<double> trueRange(std::span<const double> high, std::span<const double> low,
                              std::span<const double> close) {
    SIGNALBOX_REQUIRE(high.size() == close.size() && low.size() == close.size(), "columns of one length");
    std::vector<double> out(close.size(), base::Missing);
    for (std::size_t t = 1; t < close.size(); ++t) {
        const double before = close[t - 1];
        if (base::isKnown(before) && base::isKnown(high[t]) && base::isKnown(low[t])) {
            out[t] = std::max({high[t] - low[t], std::abs(high[t] - before), std::abs(low[t] - before)});
        }
    }
    return out;
}

std::vector<double> atr(std::span<const double> high, std::span<const double> low,
                        std::span<const double> close, int n) {
    SIGNALBOX_REQUIRE(n >= 1, "a window holds at least one bar");
    auto out = trueRange(high, low, close);
    WilderAverage average(n);
    for (double& value : out) {
        if (base::isKnown(value)) {
            average.add(value);
            value = average.value();
        }
    }
    applyGapRule(out, close, n + 1);
    return out;
}

std::vector<double> upStreak(std::span<const double> close) {
    std::vector<double> out(close.size(), base::Missing);
    for (std::size_t t = 0; t < close.size(); ++t) {
        const bool rose = t > 0 && close[t] > close[t - 1]; // false when either is missing
        out[t] = rose ? (base::isKnown(out[t - 1]) ? out[t - 1] : 0.0) + 1.0 : 0.0;
    }
    applyGapRule(out, close, 2);
    return out;
}

} // namespace signalbox::indicators
