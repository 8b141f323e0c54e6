// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/surface/fit_parts.h"

#include "engine/pricing/elementary.h"
#include "engine/surface/least_squares.h"
#include "engine/surface/surface.h"

#include <algorithm>
#include <vector>

namespace signalbox::surface {
namespace {

using pricing::elementary::exponential;
using pricing::elementary::logarithm;

bool isPut(const Observation& quote) {
    return quote.delta < 0 && quote.mid > 0 && quote.width > 0;
}

} // namespace

void fitWidths(std::span<const ObservedDay* const> days, Constants& constants) {
    NormalEquations<3> outside; // ln scale, power, per VIX
    for (const ObservedDay* day : days) {
        const double perMille = day->spot / 1000;
        const double count = static_cast<double>(
            std::count_if(day->quotes.begin(), day->quotes.end(), [](const Observation& quote) {
                return isPut(quote) && quote.logMoneyness <= 0;
            }));
        for (const Observation& quote : day->quotes) {
            if (isPut(quote) && quote.logMoneyness <= 0) {
                outside.add(1 / count,
                            {1, logarithm(quote.mid / perMille), logarithm(day->levels.vix / 16)},
                            -logarithm(quote.width / perMille));
            }
        }
    }
    const auto found = outside.solve();
    if (!found) {
        return;
    }
    constants.widthScale = exponential((*found)[0]);
    constants.widthPower = (*found)[1];
    constants.widthPerVix = (*found)[2];
    constants.widthInside = 0;
    NormalEquations<1> inside;
    for (const ObservedDay* day : days) {
        for (const Observation& quote : day->quotes) {
            if (isPut(quote) && quote.intrinsic > 0) {
                const double base = quotedWidth(constants, day->spot, day->levels.vix, quote.mid, 0);
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
