// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/ranking.h"

#include "engine/stats/deflated_sharpe.h"

#include <algorithm>
#include <cmath>

namespace signalbox::lab {
namespace {

constexpr double SessionsPerYear = 252.0;

/// Sample variance; nothing for fewer than two.
std::optional<double> variance(const std::vector<double>& values) {
    if (values.size() < 2) {
        return std::nullopt;
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

std::optional<LuckWarning> luckOf(const SweepRow& best, std::span<const SweepRow> rows, std::size_t tried) {
    const Measures& m = best.whole;
    std::vector<double> daily;
    for (const SweepRow& row : rows) {
        if (!row.skipped && row.whole.sharpe) {
            daily.push_back(*row.whole.sharpe / std::sqrt(SessionsPerYear));
        }
    }
    const auto spread = variance(daily);
    if (!spread || !m.sharpe || !m.skewness || !m.kurtosis) {
        return std::nullopt;
    }
    stats::DeflatedSharpeInputs inputs;
    inputs.sharpe = *m.sharpe / std::sqrt(SessionsPerYear);
    inputs.varianceOfTrials = *spread;
    inputs.trials = static_cast<int>(tried);
    inputs.observations = m.returns;
    inputs.skewness = *m.skewness;
    inputs.kurtosis = *m.kurtosis;
    const auto probability = stats::deflatedSharpe(inputs);
    if (!probability) {
        return std::nullopt;
    }
    return LuckWarning{*m.sharpe,
                       stats::expectedBestSharpe(*spread, inputs.trials) * std::sqrt(SessionsPerYear),
                       *probability};
}

} // namespace

Ranking rank(const Grid& grid, std::span<const SweepRow> rows, Objective objective) {
    Ranking ranking;
    ranking.objective = objective;
    ranking.combinations = rows.size();
    const auto values = objectiveValues(grid, rows, objective);
    const auto plateau = plateauValues(grid, rows, objective);
    for (const SweepRow& row : rows) {
        ranking.skipped += row.skipped ? 1 : 0;
        ranking.tried += row.skipped ? 0 : 1;
        if (const auto& value = values[row.index]) {
            ranking.byPeak.push_back({row.index, *value, plateau[row.index]});
        }
    }
    ranking.valued = ranking.byPeak.size();
    std::sort(ranking.byPeak.begin(), ranking.byPeak.end(), [objective](const Ranked& a, const Ranked& b) {
        return better(objective, a.value, b.value) ||
               (!better(objective, b.value, a.value) && a.index < b.index);
    });
    for (const Ranked& ranked : ranking.byPeak) {
        if (ranked.plateau) {
            ranking.byPlateau.push_back(ranked);
        }
    }
    // byPeak is in order already: among equal plateaus the better combination stays first.
    std::stable_sort(ranking.byPlateau.begin(), ranking.byPlateau.end(),
                     [objective](const Ranked& a, const Ranked& b) {
                         return better(objective, a.plateau.value_or(0), b.plateau.value_or(0));
                     });
    if (!ranking.byPeak.empty()) {
        const auto best = std::find_if(rows.begin(), rows.end(), [&ranking](const SweepRow& row) {
            return row.index == ranking.byPeak.front().index;
        });
        ranking.luck = luckOf(*best, rows, ranking.tried);
    }
    return ranking;
}

} // namespace signalbox::lab
