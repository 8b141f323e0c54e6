// SPDX-License-Identifier: GPL-3.0-or-later
// Simple and exponential averages and what is made of them: SMA, EMA, MACD.
#include "engine/indicators/averages.h"

#include "engine/base/real.h"
#include "engine/base/require.h"
#include "engine/indicators/gaps.h"
#include "engine/indicators/indicators.h"

#include <algorithm>
#include <cmath>

namespace signalbox::indicators {

namespace {

/// A running sum that does not drift: Neumaier's compensation carries what each addition rounds away.
class RunningSum {
public:
    void add(double x) {
        const double sum = m_sum + x;
        m_lost += std::abs(m_sum) >= std::abs(x) ? (m_sum - sum) + x : (x - sum) + m_sum;
        m_sum = sum;
    }
    [[nodiscard]] double value() const { return m_sum + m_lost; }

private:
    double m_sum = 0.0;
    double m_lost = 0.0;
};

} // namespace

std::vector<double> plainSma(std::span<const double> x, std::size_t n) {
    std::vector<double> out(x.size(), base::Missing);
    RunningSum sum;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sum.add(x[i]);
        if (i >= n) {
            sum.add(-x[i - n]);
        }
        if (i + 1 >= n) {
            out[i] = sum.value() / static_cast<double>(n);
        }
    }
    return out;
}

std::vector<double> plainEma(std::span<const double> x, std::size_t n) {
    std::vector<double> out(x.size(), base::Missing);
    if (x.size() < n) {
        return out;
    }
    const double weight = 2.0 / (static_cast<double>(n) + 1.0);
    double average = plainSma(x.first(n), n).back();
    out[n - 1] = average;
    for (std::size_t i = n; i < x.size(); ++i) {
        average += weight * (x[i] - average);
        out[i] = average;
    }
    return out;
}

std::vector<double> sma(std::span<const double> x, int n) {
    SIGNALBOX_REQUIRE(n >= 1, "a window holds at least one bar");
    const Compact bars = compact(x);
    auto out = spread(bars, plainSma(bars.values, static_cast<std::size_t>(n)), x.size());
    applyGapRule(out, x, n);
    return out;
}

std::vector<double> ema(std::span<const double> x, int n) {
    SIGNALBOX_REQUIRE(n >= 1, "a window holds at least one bar");
    const Compact bars = compact(x);
    auto out = spread(bars, plainEma(bars.values, static_cast<std::size_t>(n)), x.size());
    applyGapRule(out, x, n);
    return out;
}

Macd macd(std::span<const double> close, int fast, int slow, int signalPeriod) {
    SIGNALBOX_REQUIRE(fast >= 1 && slow >= fast && signalPeriod >= 1, "periods of the averages");
    const Compact bars = compact(close);
    const auto fastAverage = plainEma(bars.values, static_cast<std::size_t>(fast));
    const auto slowAverage = plainEma(bars.values, static_cast<std::size_t>(slow));
    std::vector<double> line(bars.size(), base::Missing);
    for (std::size_t i = 0; i < line.size(); ++i) {
        line[i] = fastAverage[i] - slowAverage[i]; // Missing as long as the slower one is
    }
    const auto begin = std::min(line.size(), static_cast<std::size_t>(slow) - 1);
    const auto tail = plainEma(std::span(line).subspan(begin), static_cast<std::size_t>(signalPeriod));
    std::vector<double> signal(bars.size(), base::Missing);
    std::copy(tail.begin(), tail.end(), signal.begin() + static_cast<std::ptrdiff_t>(begin));

    Macd out;
    out.macd = spread(bars, line, close.size());
    out.signal = spread(bars, signal, close.size());
    const int least = slow + signalPeriod; // 35 at the defaults (SHR-D3a)
    applyGapRule(out.macd, close, least);
    applyGapRule(out.signal, close, least);
    out.histogram.resize(close.size());
    for (std::size_t t = 0; t < close.size(); ++t) {
        out.histogram[t] = out.macd[t] - out.signal[t];
    }
    return out;
}

} // namespace signalbox::indicators
