// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/surface/fit_parts.h"

#include "engine/pricing/elementary.h"
#include "engine/surface/columns.h"
#include "engine/surface/least_squares.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace signalbox::surface {
namespace {

using pricing::elementary::exponential;
using pricing::elementary::logarithm;

bool isPut(const Observation& quote) {
    return quote.delta < 0 && quote.mid > 0 && quote.width > 0;
}

/// Quotes whose width is further off than this, as a logarithm, count less: one year in which everything was
/// four times as wide must not decide for the others (Huber's estimate, by reweighting).
constexpr double TypicalError = 0.15;
constexpr int Reweightings = 30;

/// ln width per mille of spot as a function of ln price per mille of spot and ln VIX/16.
struct WidthPoint {
    int year = 0;
    double weight = 0; ///< every day the same
    double price = 0, vix = 0, width = 0;
};

struct WidthFit {
    double scale = 0, power = 0, perVix = 0;
    std::map<int, double> level; ///< of a year, above the common one
    [[nodiscard]] double of(const WidthPoint& point) const {
        return scale + power * point.price + perVix * point.vix;
    }
};

std::vector<WidthPoint> widthPoints(std::span<const ObservedDay* const> days) {
    std::vector<WidthPoint> points;
    for (const ObservedDay* day : days) {
        const double perMille = day->spot / 1000;
        const std::size_t first = points.size();
        for (const Observation& quote : day->quotes) {
            if (isPut(quote) && quote.logMoneyness <= 0) {
                points.push_back({day->year, 0, logarithm(quote.mid / perMille),
                                  logarithm(day->levels.vix / 16), logarithm(quote.width / perMille)});
            }
        }
        for (std::size_t i = first; i < points.size(); ++i) {
            points[i].weight = 1 / static_cast<double>(points.size() - first);
        }
    }
    return points;
}

double huberWeight(double error) {
    return std::min(1.0, TypicalError / std::max(std::abs(error), 1e-12));
}

/// Weighted means of the points of one year.
struct YearMean {
    double weight = 0, price = 0, vix = 0, width = 0;
};

/// One round: the slopes from what varies inside the years, the levels of the years, and the common level.
std::optional<WidthFit> improve(const std::vector<WidthPoint>& points, const WidthFit& last) {
    const auto insideWeight = [&last](const WidthPoint& point) {
        const auto level = last.level.find(point.year);
        return point.weight *
               (level == last.level.end() ? 1.0 : huberWeight(last.of(point) + level->second - point.width));
    };
    std::map<int, YearMean> means;
    for (const WidthPoint& point : points) {
        const double weight = insideWeight(point);
        YearMean& mean = means[point.year];
        mean.weight += weight;
        mean.price += weight * point.price;
        mean.vix += weight * point.vix;
        mean.width += weight * point.width;
    }
    for (auto& [year, mean] : means) {
        mean.price /= mean.weight;
        mean.vix /= mean.weight;
        mean.width /= mean.weight;
    }
    NormalEquations<2> equations;
    for (const WidthPoint& point : points) {
        const YearMean& mean = means.at(point.year);
        equations.add(insideWeight(point), {point.price - mean.price, point.vix - mean.vix},
                      mean.width - point.width);
    }
    const auto slopes = equations.solve();
    if (!slopes) {
        return std::nullopt;
    }
    WidthFit fit{last.scale, (*slopes)[0], (*slopes)[1], {}};
    double weights = 0;
    double sum = 0;
    for (const WidthPoint& point : points) {
        const double weight =
            point.weight * (last.level.empty() ? 1.0 : huberWeight(fit.of(point) - point.width));
        weights += weight;
        sum += weight * (point.width - fit.of(point));
    }
    fit.scale += sum / weights;
    for (const auto& [year, mean] : means) {
        fit.level[year] = mean.width - fit.of({year, 0, mean.price, mean.vix, 0});
    }
    return fit;
}

} // namespace

void fitWidths(std::span<const ObservedDay* const> days, Constants& constants) {
    const std::vector<WidthPoint> points = widthPoints(days);
    WidthFit fit;
    for (int round = 0; round < Reweightings; ++round) {
        const auto next = improve(points, fit);
        if (!next) {
            return;
        }
        fit = *next;
    }
    constants.widthScale = exponential(fit.scale);
    constants.widthPower = fit.power;
    constants.widthPerVix = fit.perVix;
    constants.widthInside = 0;
    NormalEquations<1> inside;
    for (const ObservedDay* day : days) {
        const QuotedWidths widths(constants, day->spot, day->levels.vix);
        for (const Observation& quote : day->quotes) {
            if (isPut(quote) && quote.intrinsic > 0) {
                const double base = widths.of(quote.mid, 0);
                inside.add(1 / (day->spot * day->spot), {quote.intrinsic}, base - quote.width);
            }
        }
    }
    if (const auto slope = inside.solve()) {
        constants.widthInside = std::max(0.0, (*slope)[0]);
    }
}

std::optional<double> medianCarry(std::span<const ObservedDay* const> days) {
    std::vector<double> carries;
    for (const ObservedDay* day : days) {
        if (day->carry) {
            carries.push_back(*day->carry);
        }
    }
    if (carries.empty()) {
        return std::nullopt;
    }
    const auto middle = carries.begin() + static_cast<std::ptrdiff_t>(carries.size() / 2);
    std::nth_element(carries.begin(), middle, carries.end());
    return *middle;
}

std::optional<std::pair<double, double>> skewBounds(std::span<const ObservedDay* const> days) {
    std::optional<std::pair<double, double>> bounds;
    for (const ObservedDay* day : days) {
        if (const auto& skew = day->levels.skew) {
            bounds = bounds ? std::pair(std::min(bounds->first, *skew), std::max(bounds->second, *skew))
                            : std::pair(*skew, *skew);
        }
    }
    return bounds;
}

} // namespace signalbox::surface
