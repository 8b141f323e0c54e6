// SPDX-License-Identifier: GPL-3.0-or-later
// Logistic regression with a penalty, on standardised columns: the learning baseline of ATR Matrix (ATR-L1,
// L2). Advisory; it never gates.
#pragma once

#include "engine/base/result.h"

#include <span>
#include <vector>

namespace signalbox::stats {

struct LogisticFit {
    std::vector<double> mean, deviation; ///< of the training columns, population deviation
    std::vector<double> coefficients;    ///< intercept first, of the standardised columns
    int iterations = 0;
    /// Probability of a win for one row of raw values.
    [[nodiscard]] double probability(std::span<const double> row) const;
};
/// Minimises mean log loss + (lambda/2) sum of squared weights, intercept free, to a gradient norm of 1e-10.
/// Rows of equal length, at least one; y is 0 or 1. Fails when a column does not vary or the search does not
/// settle.
[[nodiscard]] base::Result<LogisticFit> fitLogistic(std::span<const std::vector<double>> rows,
                                                    std::span<const int> y, double lambda = 0.05);

/// Mean log loss and mean squared error of probabilities against outcomes (ATR-L4); equally long, not empty.
[[nodiscard]] double logLoss(std::span<const double> probabilities, std::span<const int> y);
[[nodiscard]] double brierScore(std::span<const double> probabilities, std::span<const int> y);

} // namespace signalbox::stats
