// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/deflated_sharpe.h"

#include "engine/pricing/black76.h"
#include "engine/stats/moments.h"
#include "engine/stats/performance.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace signalbox::stats {
namespace {

constexpr int LeastObservations = 20;
const double RootOfYear = std::sqrt(252.0);

double sampleVariance(std::span<const double> values) {
    if (values.size() < 2) {
        return 0;
    }
    double mean = 0;
    for (const double value : values) {
        mean += value;
    }
    mean /= static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values) {
        sum += (value - mean) * (value - mean);
    }
    return sum / static_cast<double>(values.size() - 1);
}

} // namespace

double expectedBestSharpe(double varianceOfTrials, int trials) {
    if (trials < 2 || !(varianceOfTrials > 0)) {
        return 0;
    }
    // Through the lower tail: 1 - 1/N would lose digits for many tries.
    const double quantile = -normalQuantile(1.0 / trials);
    const double further = -normalQuantile(1.0 / (trials * std::numbers::e));
    return std::sqrt(varianceOfTrials) *
           ((1.0 - std::numbers::egamma) * quantile + std::numbers::egamma * further);
}

std::optional<double> deflatedSharpe(const DeflatedSharpeInputs& inputs) {
    if (inputs.observations < LeastObservations || inputs.trials < 1) {
        return std::nullopt;
    }
    const double s = inputs.sharpe;
    const double spread = 1.0 - inputs.skewness * s + (inputs.kurtosis - 1.0) / 4.0 * s * s;
    if (!(spread > 0)) {
        return std::nullopt;
    }
    const double distance = s - expectedBestSharpe(inputs.varianceOfTrials, inputs.trials);
    return pricing::normalCdf(distance * std::sqrt(inputs.observations - 1.0) / std::sqrt(spread));
}

std::optional<DeflatedSharpe> deflateSharpe(std::span<const double> dailyReturns, double rfAnnual,
                                            std::span<const std::optional<double>> sharpesOfTrials) {
    const auto annual = sharpe(dailyReturns, rfAnnual);
    const auto shape = moments(dailyReturns);
    if (!annual || !shape) {
        return std::nullopt;
    }
    std::vector<double> known;
    for (const auto& value : sharpesOfTrials) {
        if (value) {
            known.push_back(*value / RootOfYear);
        }
    }
    DeflatedSharpeInputs inputs;
    inputs.sharpe = *annual / RootOfYear;
    inputs.varianceOfTrials = sampleVariance(known);
    inputs.trials = static_cast<int>(sharpesOfTrials.size());
    inputs.observations = static_cast<int>(dailyReturns.size());
    inputs.skewness = shape->skewness;
    inputs.kurtosis = shape->kurtosis;
    const auto probability = deflatedSharpe(inputs);
    if (!probability) {
        return std::nullopt;
    }
    return DeflatedSharpe{*annual, expectedBestSharpe(inputs.varianceOfTrials, inputs.trials) * RootOfYear,
                          *probability, inputs.trials};
}

} // namespace signalbox::stats
