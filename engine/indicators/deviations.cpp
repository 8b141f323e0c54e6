// SPDX-License-Identifier: GPL-3.0-or-later
// What a value is against its own window: Bollinger bands, z-score, percentile rank, historical volatility.
// Means and deviations are taken in two passes over each window: a running sum of squares would lose the
// digits that the bands are made of.
#include "engine/base/real.h"
#include "engine/base/require.h"
#include "engine/indicators/gaps.h"
#include "engine/indicators/indicators.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox::indicators {

namespace {

struct Moments {
    double mean = 0;
    double squares = 0; ///< sum of squared differences from the mean
};

Moments momentsOf(std::span<const double> window) {
    double sum = 0.0;
    for (const double value : window) {
        sum += value;
    }
    Moments out;
    out.mean = sum / static_cast<double>(window.size());
    double rest = 0.0;
    for (const double value : window) {
        const double difference = value - out.mean;
        out.squares += difference * difference;
        rest += difference;
    }
    // What rounding left in the mean: zero in exact arithmetic.
    out.squares = std::max(0.0, out.squares - rest * rest / static_cast<double>(window.size()));
    return out;
}

/// How many of the values lie strictly below `today`. Four counters of whole numbers, so that the compiler
/// counts in vectors.
double countBelow(const double* values, std::size_t count, double today) {
    std::array<double, 4> below{};
    std::size_t j = 0;
    for (; j + 4 <= count; j += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane) {
            below[lane] += values[j + lane] < today ? 1.0 : 0.0;
        }
    }
    for (; j < count; ++j) {
        below[0] += values[j] < today ? 1.0 : 0.0;
    }
    return below[0] + below[1] + below[2] + below[3];
}

constexpr double SessionsPerYear = 252.0;

} // namespace

Bollinger bollinger(std::span<const double> close, int n, double k) {
    SIGNALBOX_REQUIRE(n >= 1, "a window holds at least one bar");
    const Compact bars = compact(close);
    const auto window = static_cast<std::size_t>(n);
    std::vector<double> middle(bars.size(), base::Missing);
    std::vector<double> sigma(bars.size(), base::Missing);
    for (std::size_t i = window - 1; i < bars.size(); ++i) {
        const Moments moments = momentsOf(std::span(bars.values).subspan(i + 1 - window, window));
        middle[i] = moments.mean;
        sigma[i] = std::sqrt(moments.squares / static_cast<double>(n));
    }
    Bollinger out;
    out.middle = spread(bars, middle, close.size());
    out.sigma = spread(bars, sigma, close.size());
    applyGapRule(out.middle, close, n);
    applyGapRule(out.sigma, close, n);
    out.lower.resize(close.size());
    out.upper.resize(close.size());
    for (std::size_t t = 0; t < close.size(); ++t) {
        out.lower[t] = out.middle[t] - k * out.sigma[t];
        out.upper[t] = out.middle[t] + k * out.sigma[t];
    }
    return out;
}

std::vector<double> zScore(std::span<const double> x, int n) {
    SIGNALBOX_REQUIRE(n >= 2, "a sample deviation needs two values");
    const Compact bars = compact(x);
    const auto window = static_cast<std::size_t>(n);
    std::vector<double> score(bars.size(), base::Missing);
    for (std::size_t i = window; i < bars.size(); ++i) {
        const Moments moments = momentsOf(std::span(bars.values).subspan(i - window, window));
        const double deviation = std::sqrt(moments.squares / static_cast<double>(n - 1));
        if (deviation > 1e-12 * std::abs(moments.mean)) {
            score[i] = (bars.values[i] - moments.mean) / deviation;
        }
    }
    auto out = spread(bars, score, x.size());
    applyGapRule(out, x, n + 1);
    return out;
}

std::vector<double> percentileRank(std::span<const double> x, int n) {
    SIGNALBOX_REQUIRE(n >= 1, "a window holds at least one bar");
    const Compact bars = compact(x);
    const auto window = static_cast<std::size_t>(n);
    std::vector<double> rank(bars.size(), base::Missing);
    for (std::size_t i = window; i < bars.size(); ++i) {
        const double today = bars.values[i];
        const double below = countBelow(bars.values.data() + (i - window), window, today);
        rank[i] = 100.0 * below / static_cast<double>(n);
    }
    auto out = spread(bars, rank, x.size());
    applyGapRule(out, x, n + 1);
    return out;
}

std::vector<double> historicalVolatility(std::span<const double> close, int n) {
    SIGNALBOX_REQUIRE(n >= 2, "a sample deviation needs two values");
    const Compact bars = compact(close);
    const auto window = static_cast<std::size_t>(n);
    std::vector<double> returns(bars.size(), base::Missing);
    for (std::size_t i = 1; i < bars.size(); ++i) {
        returns[i] = std::log(bars.values[i] / bars.values[i - 1]);
    }
    std::vector<double> volatility(bars.size(), base::Missing);
    for (std::size_t i = window; i < bars.size(); ++i) {
        const Moments moments = momentsOf(std::span(returns).subspan(i + 1 - window, window));
        volatility[i] = std::sqrt(moments.squares / static_cast<double>(n - 1)) * std::sqrt(SessionsPerYear);
    }
    auto out = spread(bars, volatility, close.size());
    applyGapRule(out, close, n + 1);
    return out;
}

} // namespace signalbox::indicators
