// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/surface/calibrate.h"

#include "engine/surface/fit_parts.h"
#include "engine/surface/least_squares.h"
#include "engine/surface/surface.h"

#include <algorithm>
#include <cmath>

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

std::vector<Target> targetsOf(std::span<const ObservedDay* const> days, const Constants& constants) {
    std::vector<Target> targets;
    for (const ObservedDay* day : days) {
        const Surface surface(day->levels, constants);
        double total = 0;
        for (const Observation& quote : day->quotes) {
            total += volatilityWeight(quote);
        }
        for (const Observation& quote : day->quotes) {
            if (const double weight = volatilityWeight(quote); weight > 0) {
                targets.push_back({quote.years, quote.logMoneyness, quote.volatility, weight / total,
                                   surface.swapVariance(quote.years),
                                   day->levels.skew ? *day->levels.skew - constants.referenceSkew : 0.0});
            }
        }
    }
    return targets;
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
        const bool settled = cost - nextCost < 1e-11 * cost;
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

} // namespace

std::optional<Calibration> calibrate(std::span<const ObservedDay* const> all) {
    std::vector<const ObservedDay*> days;
    std::copy_if(all.begin(), all.end(), std::back_inserter(days),
                 [](const ObservedDay* day) { return isUsable(*day); });
    if (days.size() < FewestDays) {
        return std::nullopt;
    }
    Calibration result;
    Constants& constants = result.constants;
    const auto bounds = skewBounds(days);
    const bool knowsSkew = bounds && bounds->second > bounds->first;
    if (bounds) {
        constants.lowestSkew = bounds->first;
        constants.highestSkew = bounds->second;
    }
    constants.sharePerSkew = 0;
    const std::vector<Target> targets = targetsOf(days, constants);
    const Unknowns x = fit(targets, {0.85, 0, 0.9, -0.6}, knowsSkew);
    constants.share = x[0];
    constants.sharePerSkew = x[1];
    constants.curvature = x[2];
    constants.tilt = x[3];
    fitWidths(days, constants);
    constants.carry = medianCarry(days).value_or(constants.carry);
    result.days = static_cast<int>(days.size());
    result.observations = static_cast<long>(targets.size());
    result.rmsVolPoints = std::sqrt(costOf(targets, x) / static_cast<double>(days.size()));
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
