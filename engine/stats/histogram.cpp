// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/histogram.h"

#include "engine/stats/moments.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace signalbox::stats {
namespace {

/// The next larger of 1, 2, 5, 10, 20, ... dollars, in cents.
std::int64_t nextRoundWidth(std::int64_t cents) {
    std::int64_t scale = 100;
    while (true) {
        for (const std::int64_t step : {1, 2, 5}) {
            if (step * scale > cents) {
                return step * scale;
            }
        }
        scale *= 10;
    }
}

/// Number of the bin (k*width, (k+1)*width] that holds an amount.
std::int64_t binOf(std::int64_t cents, std::int64_t width) {
    return static_cast<std::int64_t>(base::divideRounded(cents, width, base::Rounding::Ceil)) - 1;
}

std::int64_t preferredWidth(const std::vector<std::int64_t>& sorted) {
    const std::vector<double> values(sorted.begin(), sorted.end());
    const double range = percentile(values, 0.75).value_or(0) - percentile(values, 0.25).value_or(0);
    double width = 2.0 * range / std::cbrt(static_cast<double>(values.size()));
    if (!(width > 0)) {
        width = (values.back() - values.front()) / 10.0;
    }
    return static_cast<std::int64_t>(std::ceil(width));
}

} // namespace

std::vector<HistogramBin> histogram(std::span<const base::Money> amounts, int mostBins) {
    std::vector<std::int64_t> sorted;
    sorted.reserve(amounts.size());
    for (const base::Money amount : amounts) {
        sorted.push_back(amount.toCents());
    }
    if (sorted.empty()) {
        return {};
    }
    std::sort(sorted.begin(), sorted.end());
    std::int64_t width = nextRoundWidth(preferredWidth(sorted) - 1);
    const auto bins = [&](std::int64_t of) {
        return binOf(sorted.back(), of) - binOf(sorted.front(), of) + 1;
    };
    while (bins(width) > std::max(mostBins, 2)) {
        width = nextRoundWidth(width);
    }
    const std::int64_t first = binOf(sorted.front(), width);
    std::vector<HistogramBin> result;
    for (std::int64_t k = first; k <= binOf(sorted.back(), width); ++k) {
        result.push_back({base::Money::cents(k * width), base::Money::cents((k + 1) * width), 0});
    }
    for (const std::int64_t cents : sorted) {
        ++result[static_cast<std::size_t>(binOf(cents, width) - first)].count;
    }
    return result;
}

} // namespace signalbox::stats
