// SPDX-License-Identifier: GPL-3.0-or-later
// Shape of a sample: mean, deviation, skewness, kurtosis; the quantile of the normal distribution;
// percentiles of sorted values.
#pragma once

#include <optional>
#include <span>

namespace signalbox::stats {

struct Moments {
    double mean = 0;
    double deviation = 0; ///< sample, divisor n-1
    double skewness = 0;  ///< third central moment over the 1.5th power of the second (divisor n)
    double kurtosis = 0; ///< fourth central moment over the square of the second; 3 for a normal distribution
};
/// n/a with fewer than 4 values or a deviation of 1e-12 or less.
[[nodiscard]] std::optional<Moments> moments(std::span<const double> values);

/// x with N(x) = p; p strictly between 0 and 1, else +-infinity.
[[nodiscard]] double normalQuantile(double p);

/// Linear between the order statistics (rank p*(n-1)); n/a without values. p in [0, 1]. An infinite value is
/// never interpolated.
[[nodiscard]] std::optional<double> percentile(std::span<const double> sorted, double p);

} // namespace signalbox::stats
