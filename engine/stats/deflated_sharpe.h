// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the best Sharpe ratio of many tried combinations is luck: the deflated Sharpe ratio of D. H.
// Bailey and M. Lopez de Prado, "The Deflated Sharpe Ratio: Correcting for Selection Bias, Backtest
// Overfitting, and Non-Normality", Journal of Portfolio Management 40(5), 2014.
#pragma once

#include <optional>
#include <span>

namespace signalbox::stats {

/// Sharpe ratios here are per observation: an annual one of daily returns divided by sqrt(252).
struct DeflatedSharpeInputs {
    double sharpe = 0;           ///< of the chosen combination
    double varianceOfTrials = 0; ///< sample variance of the Sharpe ratios of all tried combinations
    int trials = 1;              ///< combinations tried
    int observations = 0;        ///< returns behind `sharpe`
    double skewness = 0;         ///< of the returns
    double kurtosis = 3;         ///< of the returns, 3 for a normal distribution
};

/// The largest Sharpe ratio to expect from so many tries without any skill, per observation: with g the
/// Euler-Mascheroni constant sqrt(V) * ((1-g) Z(1-1/N) + g Z(1-1/(N e))). 0 for one try or no variance.
[[nodiscard]] double expectedBestSharpe(double varianceOfTrials, int trials);

/// The chance, in [0, 1], that the true Sharpe ratio is above zero after the selection: the probabilistic
/// Sharpe ratio against expectedBestSharpe. n/a with fewer than 20 observations (as the Sharpe ratio of
/// SHR-M1), no trial, or moments that no sample has.
[[nodiscard]] std::optional<double> deflatedSharpe(const DeflatedSharpeInputs& inputs);

/// Everything from daily returns and the annual Sharpe ratios of all tried combinations (those that are n/a
/// count as tried, without a value). `rfAnnual` as in sharpe(). n/a when the Sharpe of the returns is.
struct DeflatedSharpe {
    double sharpe = 0;       ///< annual, of the chosen combination
    double expectedBest = 0; ///< annual, without skill
    double probability = 0;  ///< the deflated Sharpe ratio
    int trials = 0;
};
[[nodiscard]] std::optional<DeflatedSharpe>
deflateSharpe(std::span<const double> dailyReturns, double rfAnnual,
              std::span<const std::optional<double>> sharpesOfTrials);

} // namespace signalbox::stats
