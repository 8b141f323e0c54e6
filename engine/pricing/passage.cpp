// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pricing/passage.h"

#include "engine/base/require.h"
#include "engine/pricing/black76.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace signalbox::pricing {

namespace {

/// All lengths below are in deviations of one step.
constexpr double Spacing = 0.2;
constexpr double KernelReach = 7.0;
/// The walk as a whole stays within this many of its own deviations but for 1e-12.
constexpr double WalkReach = 7.5;
/// Gregory's corrections of the trapezoidal rule at an end that is not zero: sixth order in the spacing.
constexpr std::array<double, 5> EndWeights{95.0 / 288.0, 317.0 / 240.0, 23.0 / 30.0, 793.0 / 720.0,
                                           157.0 / 160.0};

double weightOf(std::size_t node) {
    return node < EndWeights.size() ? EndWeights[node] : 1.0;
}

/// The density of the walks that were not there yet. Its nodes go down from that step's level, where it
/// breaks off, so that the break always lies on a node.
struct Density {
    double top = 0;
    std::vector<double> at; ///< at[k] stands at top - k * Spacing

    [[nodiscard]] double sum() const {
        double mass = 0;
        for (std::size_t k = 0; k < at.size(); ++k) {
            mass += weightOf(k) * at[k];
        }
        return mass * Spacing;
    }
};

std::size_t nodesBelow(double top, double bottom) {
    return top <= bottom ? 0 : static_cast<std::size_t>((top - bottom) / Spacing) + 1;
}

Density firstStep(double level, double bottom) {
    Density density{level, std::vector<double>(nodesBelow(level, bottom))};
    for (std::size_t k = 0; k < density.at.size(); ++k) {
        density.at[k] = normalPdf(level - static_cast<double>(k) * Spacing);
    }
    return density;
}

Density nextStep(const Density& before, double level, double bottom) {
    Density next{level, std::vector<double>(nodesBelow(level, bottom))};
    std::vector<double> weighted(before.at.size());
    for (std::size_t k = 0; k < weighted.size(); ++k) {
        weighted[k] = weightOf(k) * before.at[k] * Spacing;
    }
    // From node k to node j the walk moves by (level - before.top) + (k - j) * Spacing.
    const double shift = (level - before.top) / Spacing;
    const auto lowest = static_cast<std::ptrdiff_t>(std::ceil(-KernelReach / Spacing - shift));
    const auto highest = static_cast<std::ptrdiff_t>(std::floor(KernelReach / Spacing - shift));
    std::vector<double> kernel;
    kernel.reserve(static_cast<std::size_t>(highest - lowest + 1));
    for (std::ptrdiff_t m = lowest; m <= highest; ++m) {
        kernel.push_back(normalPdf((shift + static_cast<double>(m)) * Spacing));
    }
    const auto count = static_cast<std::ptrdiff_t>(weighted.size());
    for (std::ptrdiff_t j = 0; j < static_cast<std::ptrdiff_t>(next.at.size()); ++j) {
        const std::ptrdiff_t first = std::max<std::ptrdiff_t>(0, j + lowest);
        const std::ptrdiff_t end = std::min(count, j + highest + 1);
        double sum = 0;
        for (std::ptrdiff_t k = first; k < end; ++k) {
            sum += weighted[static_cast<std::size_t>(k)] * kernel[static_cast<std::size_t>(k - j - lowest)];
        }
        next.at[static_cast<std::size_t>(j)] = sum;
    }
    return next;
}

} // namespace

double passageProbability(const Diffusion& price, Reach reach, std::span<const double> levels) {
    SIGNALBOX_REQUIRE(!levels.empty(), "a passage needs a level");
    SIGNALBOX_REQUIRE(price.spot > 0 && price.forward > 0 && price.years > 0 && price.sigma > 0,
                      "a passage needs a price that moves");
    const auto steps = static_cast<double>(levels.size());
    const double deviation = price.sigma * std::sqrt(price.years / steps);
    const double drift =
        (std::log(price.forward / price.spot) - price.sigma * price.sigma * price.years / 2) / steps;
    const double mirror = reach == Reach::AtOrAbove ? 1.0 : -1.0;
    const double edge = WalkReach * std::sqrt(steps);
    const auto levelAt = [&](std::size_t i) {
        const double step = static_cast<double>(i) + 1;
        const double level = mirror * (std::log(levels[i] / price.spot) - drift * step) / deviation;
        return std::clamp(level, -edge, edge);
    };
    Density density = firstStep(levelAt(0), -edge);
    for (std::size_t i = 1; i < levels.size(); ++i) {
        density = nextStep(density, levelAt(i), -edge);
    }
    return std::clamp(1.0 - density.sum(), 0.0, 1.0);
}

} // namespace signalbox::pricing
