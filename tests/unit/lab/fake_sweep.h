// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that need no market: equity and trades follow from the parameters by a formula, so that tests of a
// sweep know what must come out.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/lab/sweep/sweep.h"

#include <cmath>
#include <string>
#include <vector>

namespace signalbox::tests {

inline std::vector<base::Date> fakeSessions(int count) {
    return calendar::Calendar::standard()
        .sessions(base::makeDate(2015, 1, 2), base::makeDate(2015 + count / 250 + 1, 12, 31))
        .transform([count](std::vector<base::Date> dates) {
            dates.resize(static_cast<std::size_t>(count));
            return dates;
        })
        .value();
}

inline lab::Grid fakeGrid(const std::vector<std::string>& axes) {
    std::vector<lab::Axis> parsed;
    parsed.reserve(axes.size());
    for (const std::string& axis : axes) {
        parsed.push_back(lab::parseAxis(axis).value());
    }
    return lab::Grid::make({}, std::move(parsed)).value();
}

/// A run with daily returns `drift` plus a fixed wave, and a trade closed every tenth session.
inline backtest::RunResult fakeRun(const std::vector<base::Date>& sessions, double drift) {
    backtest::RunResult run;
    double equity = 50'000'000;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        equity *= 1 + drift + 0.004 * std::sin(static_cast<double>(i) * 0.7);
        run.sessions.push_back(static_cast<std::int32_t>(i));
        run.equity.push_back(std::llround(equity));
        if (i % 10 == 9) {
            backtest::Trade trade;
            trade.id = static_cast<int>(run.trades.size()) + 1;
            trade.openedOn = sessions[i - 6];
            trade.closedOn = sessions[i];
            trade.netPl = base::Money::cents(i % 30 == 9 ? -5'000 : 4'000);
            trade.maxLoss = base::Money::cents(100'000);
            run.trades.push_back(trade);
        }
    }
    return run;
}

/// The drift grows with min_iv_rank up to 50 and falls after it; profit_target_pct adds a little.
inline double fakeDrift(const params::ParameterValues& values) {
    return 0.001 - std::abs(values.optimus.minIvRank - 50) * 2e-5 + values.optimus.profitTargetPct * 1e-6;
}

} // namespace signalbox::tests
