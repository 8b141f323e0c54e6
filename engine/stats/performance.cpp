// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/performance.h"

#include <algorithm>
#include <cmath>

namespace signalbox::stats {
namespace {

using base::Money;
using book::EquityPoint;

constexpr double SessionsPerYear = 252.0;
constexpr std::size_t LeastReturns = 20;
constexpr int LeastDaysForCagr = 30;

double dollars(Money amount) {
    return static_cast<double>(amount.toCents());
}

double mean(std::span<const double> values) {
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

double sampleDeviation(std::span<const double> values, double average) {
    double sum = 0;
    for (const double value : values) {
        sum += (value - average) * (value - average);
    }
    return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

std::vector<double> excess(std::span<const double> returns, double rfAnnual) {
    std::vector<double> values(returns.begin(), returns.end());
    for (double& value : values) {
        value -= rfAnnual / SessionsPerYear;
    }
    return values;
}

bool hasFlows(std::span<const EquityPoint> points) {
    // The flow of the first point is the opening balance, which no return counts.
    return std::any_of(points.begin() + 1, points.end(),
                       [](const EquityPoint& point) { return point.flows != Money{}; });
}

} // namespace

std::vector<double> equityGrowth(std::span<const EquityPoint> points) {
    std::vector<double> values;
    if (points.empty() || points.front().equity <= Money{}) {
        return values;
    }
    // Plain ratios lose less than chained returns, which only flows need.
    if (!hasFlows(points)) {
        values.reserve(points.size());
        for (const EquityPoint& point : points) {
            values.push_back(dollars(point.equity) / dollars(points.front().equity));
        }
        return values;
    }
    values.push_back(1.0);
    for (const double value : dailyReturns(points)) {
        values.push_back(values.back() * (1.0 + value));
    }
    return values;
}

std::vector<double> dailyReturns(std::span<const EquityPoint> points) {
    std::vector<double> returns;
    for (std::size_t i = 1; i < points.size() && points[i - 1].equity > Money{}; ++i) {
        returns.push_back(dollars(points[i].equity - points[i].flows) / dollars(points[i - 1].equity) - 1.0);
    }
    return returns;
}

std::optional<double> sharpe(std::span<const double> returns, double rfAnnual) {
    if (returns.size() < LeastReturns) {
        return std::nullopt;
    }
    const std::vector<double> values = excess(returns, rfAnnual);
    const double average = mean(values);
    const double deviation = sampleDeviation(values, average);
    if (deviation <= 1e-12) {
        return std::nullopt;
    }
    return average / deviation * std::sqrt(SessionsPerYear);
}

std::optional<double> sortino(std::span<const double> returns, double rfAnnual) {
    if (!sharpe(returns, rfAnnual)) {
        return std::nullopt;
    }
    const std::vector<double> values = excess(returns, rfAnnual);
    double squares = 0;
    for (const double value : values) {
        squares += std::min(value, 0.0) * std::min(value, 0.0);
    }
    if (!(squares > 0)) {
        return std::nullopt;
    }
    return mean(values) / std::sqrt(squares / static_cast<double>(values.size())) *
           std::sqrt(SessionsPerYear);
}

std::optional<double> cagr(std::span<const EquityPoint> points) {
    if (points.size() < 2) {
        return std::nullopt;
    }
    const int days = base::daysBetween(points.front().date, points.back().date);
    const std::vector<double> values = equityGrowth(points);
    if (days < LeastDaysForCagr || values.size() != points.size() || !(values.back() >= 0)) {
        return std::nullopt;
    }
    return std::pow(values.back(), 365.0 / days) - 1.0;
}

std::optional<double> maxDrawdown(std::span<const EquityPoint> points) {
    const std::vector<double> values = equityGrowth(points);
    if (values.empty()) {
        return std::nullopt;
    }
    double peak = values.front();
    double worst = 0;
    for (const double value : values) {
        peak = std::max(peak, value);
        worst = std::max(worst, 1.0 - value / peak);
    }
    return worst;
}

std::optional<double> exposureOf(std::span<const base::Date> sessions, std::span<const Holding> holdings) {
    if (sessions.empty()) {
        return std::nullopt;
    }
    // Openings and closings as steps over the sessions: a sweep asks this for thousands of runs.
    std::vector<int> steps(sessions.size() + 1, 0);
    const auto sessionOf = [&sessions](base::Date date) {
        return static_cast<std::size_t>(std::lower_bound(sessions.begin(), sessions.end(), date) -
                                        sessions.begin());
    };
    for (const Holding& holding : holdings) {
        const std::size_t from = sessionOf(holding.openedOn);
        const std::size_t to = holding.closedOn ? sessionOf(*holding.closedOn) : sessions.size();
        if (from < to) {
            ++steps[from];
            --steps[to];
        }
    }
    int open = 0;
    std::size_t held = 0;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        open += steps[i];
        held += open > 0 ? 1U : 0U;
    }
    return static_cast<double>(held) / static_cast<double>(sessions.size());
}

std::optional<double> exposure(std::span<const base::Date> sessions,
                               std::span<const book::Position> positions) {
    std::vector<Holding> holdings;
    holdings.reserve(positions.size());
    for (const book::Position& position : positions) {
        holdings.push_back({position.openedOn, position.closedOn});
    }
    return exposureOf(sessions, holdings);
}

} // namespace signalbox::stats
