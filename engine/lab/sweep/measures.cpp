// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/measures.h"

#include "engine/base/require.h"
#include "engine/stats/moments.h"
#include "engine/stats/performance.h"

#include <algorithm>

namespace signalbox::lab {
namespace {

void addTrades(const backtest::RunResult& run, base::Date first, base::Date last, Measures& out) {
    std::vector<base::Money> pls;
    std::vector<stats::ClosedTrade> closed;
    for (const backtest::Trade& trade : run.trades) {
        if (trade.closedOn && first <= *trade.closedOn && *trade.closedOn <= last) {
            pls.push_back(trade.netPl);
            closed.push_back({trade.id, trade.openedOn, *trade.closedOn, trade.netPl, trade.maxLoss});
        }
    }
    const stats::TradeTotals totals = stats::totals(pls);
    out.trades = totals.trades;
    out.winRate = totals.winRate();
    out.profitFactor = totals.profitFactor();
    out.avgDaysHeld = stats::averageDaysHeld(closed);
    out.returnOnRisk = stats::returnOnRisk(closed);
}

} // namespace

std::size_t heldSessions(const backtest::RunResult& run, std::span<const base::Date> window) {
    std::vector<int> change(window.size() + 1, 0);
    const auto position = [&window](base::Date date) {
        return static_cast<std::size_t>(std::lower_bound(window.begin(), window.end(), date) -
                                        window.begin());
    };
    for (const backtest::Trade& trade : run.trades) {
        ++change[position(trade.openedOn)];
        --change[trade.closedOn ? position(*trade.closedOn) : window.size()];
    }
    int open = 0;
    std::size_t held = 0;
    for (std::size_t i = 0; i < window.size(); ++i) {
        open += change[i];
        held += open > 0 ? 1 : 0;
    }
    return held;
}

Measures measure(const backtest::RunResult& run, std::span<const base::Date> sessions, std::size_t first,
                 std::size_t last, double rfAnnual) {
    SIGNALBOX_REQUIRE(first <= last && last < sessions.size() && run.equity.size() == sessions.size(),
                      "a window lies inside the run");
    Measures out;
    const std::size_t from = first == 0 ? 0 : first - 1;
    std::vector<book::EquityPoint> points;
    points.reserve(last - from + 1);
    for (std::size_t i = from; i <= last; ++i) {
        points.push_back({sessions[i], base::Money::cents(run.equity[i]), {}});
    }
    const std::vector<double> returns = stats::dailyReturns(points);
    out.net = run.equity[last] - run.equity[from];
    out.sharpe = stats::sharpe(returns, rfAnnual);
    out.sortino = stats::sortino(returns, rfAnnual);
    out.cagr = stats::cagr(points);
    out.maxDrawdown = stats::maxDrawdown(points);
    out.returns = static_cast<int>(returns.size());
    if (const auto shape = stats::moments(returns)) {
        out.skewness = shape->skewness;
        out.kurtosis = shape->kurtosis;
    }
    addTrades(run, sessions[first], sessions[last], out);
    const auto window = sessions.subspan(first, last - first + 1);
    out.exposure = static_cast<double>(heldSessions(run, window)) / static_cast<double>(window.size());
    out.halts = run.halts.breaker + run.halts.winRate + run.halts.profitFactor + run.halts.drawdown +
                run.halts.thetaCapture;
    return out;
}

Measures measure(const backtest::RunResult& run, std::span<const base::Date> sessions, double rfAnnual) {
    return sessions.empty() ? Measures() : measure(run, sessions, 0, sessions.size() - 1, rfAnnual);
}

} // namespace signalbox::lab
