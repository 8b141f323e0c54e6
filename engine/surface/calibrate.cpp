// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/surface/calibrate.h"

#include "engine/surface/fit_parts.h"
#include "engine/surface/least_squares.h"
#include "engine/surface/surface.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace signalbox::surface {
namespace {

constexpr std::size_t FewestDays = 5;
constexpr double CallWeight = 0.3;
constexpr int MostRounds = 60;

/// share, share per SKEW, curvature, tilt.
using Unknowns = std::array<double, 4>;
using Equations = NormalEquations<4>;

/// One volatility to be met, with what its model needs.
struct Target {
    double years = 0;
    double k = 0;
    double volatility = 0;
    double weight = 0;
    double swap = 0; ///< total variance of the swap
    double skew = 0; ///< SKEW less the reference; 0 where unknown
};

double modelOf(const Target& target, const Unknowns& x) {
    const double share = x[0] + x[1] * target.skew;
    const Ssvi smile = Ssvi::at(share * share * target.swap, x[2], x[3]);
    return std::sqrt(smile.totalVariance(target.k) / target.years);
}

double volatilityWeight(const Observation& quote) {
    if (quote.years < 7.0 / 365.0 || quote.years > 95.0 / 365.0) {
        return 0;
    }
    if (quote.delta < 0) {
        return quote.logMoneyness <= 0 && quote.delta <= -0.05 && quote.delta >= -0.5 ? 1 : 0;
    }
    return quote.logMoneyness >= 0 && quote.delta >= 0.10 && quote.delta <= 0.4 ? CallWeight : 0;
}

/// At most `most` quotes of a day, evenly taken; their weights add up to 1.
void addTargets(std::vector<Target>& targets, const ObservedDay& day, const Constants& constants,
                std::size_t most) {
    const Surface surface(day.levels, constants);
    std::vector<Target> all;
    for (const Observation& quote : day.quotes) {
        if (const double weight = volatilityWeight(quote); weight > 0) {
            all.push_back({quote.years, quote.logMoneyness, quote.volatility, weight,
                           surface.swapVariance(quote.years),
                           day.levels.skew ? *day.levels.skew - constants.referenceSkew : 0.0});
        }
    }
    const std::size_t step = std::max<std::size_t>(1, (all.size() + most - 1) / most);
    const std::size_t first = targets.size();
    double total = 0;
    for (std::size_t i = 0; i < all.size(); i += step) {
        targets.push_back(all[i]);
        total += all[i].weight;
    }
    for (std::size_t i = first; i < targets.size(); ++i) {
        targets[i].weight /= total;
    }
}

double costOf(const std::vector<Target>& targets, const Unknowns& x) {
    double sum = 0;
    for (const Target& target : targets) {
        const double error = 100 * (modelOf(target, x) - target.volatility);
        sum += target.weight * error * error;
    }
    return sum;
}

/// Into the region where there is no arbitrage and the formulas hold.
Unknowns bounded(Unknowns x) {
    x[0] = std::clamp(x[0], 0.5, 1.0);
    x[3] = std::clamp(x[3], -0.95, 0.95);
    x[2] = std::clamp(x[2], 0.05, 2 / (1 + std::abs(x[3])) - 1e-9);
    return x;
}

Equations equationsAt(const std::vector<Target>& targets, const Unknowns& x, bool knowsSkew) {
    constexpr double Step = 1e-6;
    Equations equations;
    for (const Target& target : targets) {
        const double here = modelOf(target, x);
        Unknowns slopes{};
        for (std::size_t i = 0; i < x.size(); ++i) {
            Unknowns moved = x;
            moved[i] += Step;
            slopes[i] = 100 * (modelOf(target, moved) - here) / Step;
        }
        slopes[1] = knowsSkew ? slopes[1] : 0.0;
        equations.add(target.weight, slopes, 100 * (here - target.volatility));
    }
    if (!knowsSkew) {
        equations.add(1, {0, 1, 0, 0}, x[1]); // holds it at nought
    }
    return equations;
}

Unknowns fit(const std::vector<Target>& targets, Unknowns x, bool knowsSkew) {
    double cost = costOf(targets, x);
    double damping = 1e-3;
    for (int round = 0; round < MostRounds; ++round) {
        const auto step = equationsAt(targets, x, knowsSkew).solve(damping);
        if (!step) {
            break;
        }
        Unknowns next = x;
        for (std::size_t i = 0; i < x.size(); ++i) {
            next[i] += (*step)[i];
        }
        next = bounded(next);
        const double nextCost = costOf(targets, next);
        if (!(nextCost < cost)) {
            if (damping > 1e6) {
                break;
            }
            damping *= 10;
            continue;
        }
        const bool settled = cost - nextCost < 1e-10 * cost;
        x = next;
        cost = nextCost;
        damping *= 0.2;
        if (settled) {
            break;
        }
    }
    return x;
}

bool isUsable(const ObservedDay& day) {
    return day.levels.vix > 0 && day.spot > 0 && day.close > 0 &&
           std::abs(day.spot / day.close - 1) <= LargestDistance &&
           std::any_of(day.quotes.begin(), day.quotes.end(),
                       [](const Observation& quote) { return volatilityWeight(quote) > 0; });
}

std::vector<const ObservedDay*> usableDays(std::span<const ObservedDay* const> all) {
    std::vector<const ObservedDay*> days;
    std::copy_if(all.begin(), all.end(), std::back_inserter(days),
                 [](const ObservedDay* day) { return isUsable(*day); });
    return days;
}

} // namespace

std::optional<Calibration> calibrateVolatilities(std::span<const ObservedDay* const> all,
                                                 std::size_t quotesPerDay, const Constants& start) {
    const std::vector<const ObservedDay*> days = usableDays(all);
    if (days.size() < FewestDays || quotesPerDay == 0) {
        return std::nullopt;
    }
    Calibration result;
    Constants& constants = result.constants;
    constants = start;
    const auto bounds = skewBounds(days);
    const bool knowsSkew = bounds && bounds->second > bounds->first;
    if (bounds) {
        constants.lowestSkew = bounds->first;
        constants.highestSkew = bounds->second;
    }
    std::vector<Target> targets;
    for (const ObservedDay* day : days) {
        addTargets(targets, *day, constants, quotesPerDay);
    }
    const Unknowns x =
        fit(targets,
            {constants.share, knowsSkew ? constants.sharePerSkew : 0.0, constants.curvature, constants.tilt},
            knowsSkew);
    constants.share = x[0];
    constants.sharePerSkew = x[1];
    constants.curvature = x[2];
    constants.tilt = x[3];
    result.days = static_cast<int>(days.size());
    result.observations = static_cast<long>(targets.size());
    result.rmsVolPoints = std::sqrt(costOf(targets, x) / static_cast<double>(days.size()));
    return result;
}

std::optional<Calibration> calibrate(std::span<const ObservedDay* const> all) {
    Constants start;
    start.share = 0.85;
    start.sharePerSkew = 0;
    start.curvature = 0.9;
    start.tilt = -0.6;
    auto result = calibrateVolatilities(all, std::numeric_limits<std::size_t>::max() / 2, start);
    if (result) {
        const std::vector<const ObservedDay*> days = usableDays(all);
        fitWidths(days, result->constants);
        result->constants.carry = medianCarry(days).value_or(start.carry);
    }
    return result;
}

std::optional<Calibration> calibrate(const std::vector<ObservedDay>& days) {
    std::vector<const ObservedDay*> pointers;
    pointers.reserve(days.size());
    for (const ObservedDay& day : days) {
        pointers.push_back(&day);
    }
    return calibrate(pointers);
}

} // namespace signalbox::surface
