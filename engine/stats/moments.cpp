// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/moments.h"

#include "engine/pricing/black76.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace signalbox::stats {

std::optional<Moments> moments(std::span<const double> values) {
    if (values.size() < 4) {
        return std::nullopt;
    }
    const auto n = static_cast<double>(values.size());
    Moments result;
    for (const double value : values) {
        result.mean += value;
    }
    result.mean /= n;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (const double value : values) {
        const double distance = value - result.mean;
        const double square = distance * distance;
        second += square;
        third += square * distance;
        fourth += square * square;
    }
    result.deviation = std::sqrt(second / (n - 1));
    if (!(result.deviation > 1e-12)) {
        return std::nullopt;
    }
    const double variance = second / n;
    result.skewness = third / n / (variance * std::sqrt(variance));
    result.kurtosis = fourth / n / (variance * variance);
    return result;
}

double normalQuantile(double p) {
    if (!(p > 0)) {
        return -std::numeric_limits<double>::infinity();
    }
    if (!(p < 1)) {
        return std::numeric_limits<double>::infinity();
    }
    if (p > 0.5) {
        // The lower tail is the one in which the distribution function is accurate.
        return -normalQuantile(1.0 - p);
    }
    double low = -39.0;
    double high = 0.0;
    for (int step = 0; step < 200 && low < high; ++step) {
        const double middle = low + 0.5 * (high - low);
        if (middle == low || middle == high) {
            break;
        }
        (pricing::normalCdf(middle) < p ? low : high) = middle;
    }
    return high;
}

std::optional<double> percentile(std::span<const double> sorted, double p) {
    if (sorted.empty()) {
        return std::nullopt;
    }
    const double rank = std::clamp(p, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const double share = rank - static_cast<double>(below);
    if (share == 0.0) {
        return sorted[below];
    }
    const double low = sorted[below];
    const double high = sorted[below + 1];
    if (std::isinf(low) || std::isinf(high)) {
        return share < 0.5 ? low : high;
    }
    return low + share * (high - low);
}

} // namespace signalbox::stats
