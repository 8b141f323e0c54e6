// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/analysis/certainty.h"

#include "engine/base/real.h"
#include "engine/stats/performance.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace signalbox::lab {
namespace {

using base::Money;
using Indices = std::span<const std::uint32_t>;

constexpr double AboveEverything = std::numeric_limits<double>::infinity();

std::vector<Money> picked(std::span<const Money> values, Indices indices) {
    std::vector<Money> result;
    result.reserve(indices.size());
    for (const std::uint32_t index : indices) {
        result.push_back(values[index]);
    }
    return result;
}

double meanOf(std::span<const Money> netPls) {
    return stats::totals(netPls).net.toDollars() / static_cast<double>(netPls.size());
}

IntervalLine line(std::string key, std::optional<double> value, std::size_t count,
                  const stats::IndexMeasure& measure, const stats::BootstrapSettings& settings,
                  const base::Executor& executor) {
    IntervalLine result;
    result.key = std::move(key);
    result.value = value;
    result.sample = static_cast<int>(count);
    result.meanBlock = stats::meanBlockLength(count, settings.meanBlock);
    if (value) {
        result.interval = stats::bootstrap(count, measure, settings, executor);
    }
    return result;
}

} // namespace

std::vector<IntervalLine> intervals(std::span<const Money> netPls, std::span<const double> returns,
                                    double rfAnnual, const stats::BootstrapSettings& settings,
                                    const base::Executor& executor) {
    const stats::TradeTotals totals = stats::totals(netPls);
    const std::size_t trades = netPls.size();
    std::vector<IntervalLine> lines;
    lines.push_back(line(
        "mean_trade_pl", trades > 0 ? std::optional(meanOf(netPls)) : std::nullopt, trades,
        [netPls](Indices indices) { return meanOf(picked(netPls, indices)); }, settings, executor));
    lines.push_back(line(
        "win_rate", totals.winRate(), trades,
        [netPls](Indices indices) {
            return stats::totals(picked(netPls, indices)).winRate().value_or(base::Missing);
        },
        settings, executor));
    lines.push_back(line(
        "profit_factor", totals.profitFactor(), trades,
        [netPls](Indices indices) {
            return stats::totals(picked(netPls, indices)).profitFactor().value_or(AboveEverything);
        },
        settings, executor));
    lines.push_back(line(
        "sharpe", stats::sharpe(returns, rfAnnual), returns.size(),
        [returns, rfAnnual](Indices indices) {
            std::vector<double> values;
            values.reserve(indices.size());
            for (const std::uint32_t index : indices) {
                values.push_back(returns[index]);
            }
            return stats::sharpe(values, rfAnnual).value_or(base::Missing);
        },
        settings, executor));
    for (IntervalLine& one : lines) {
        one.smallSample = totals.smallSample();
    }
    return lines;
}

std::vector<const backtest::Trade*> closedInOrder(std::span<const backtest::Trade> trades) {
    std::vector<const backtest::Trade*> closed;
    for (const backtest::Trade& trade : trades) {
        if (!trade.isOpen()) {
            closed.push_back(&trade);
        }
    }
    std::sort(closed.begin(), closed.end(), [](const backtest::Trade* a, const backtest::Trade* b) {
        return std::pair(a->closedOn, a->id) < std::pair(b->closedOn, b->id);
    });
    return closed;
}

std::vector<double> tradeReturns(const backtest::RunResult& run, std::span<const base::Date> sessions) {
    std::vector<double> returns;
    for (const backtest::Trade* trade : closedInOrder(run.trades)) {
        const auto opened = std::lower_bound(sessions.begin(), sessions.end(), trade->openedOn);
        const auto index = static_cast<std::size_t>(opened - sessions.begin());
        const std::size_t before = index == 0 ? 0 : index - 1;
        if (before < run.equity.size() && run.equity[before] > 0) {
            returns.push_back(static_cast<double>(trade->netPl.toCents()) /
                              static_cast<double>(run.equity[before]));
        }
    }
    return returns;
}

} // namespace signalbox::lab
