// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/breakout_expectation.h"

#include "engine/base/format.h"
#include "engine/risk/kelly.h"

#include <algorithm>
#include <cmath>

namespace signalbox::app {
namespace {

constexpr int WinsForPayoff = 10; // BRK-K3
constexpr double FullLoss = 1;    // BRK-K3: gaps can take everything
constexpr double DaysAYear = 365.25;
constexpr std::uint64_t Seed = 20260717; // recorded in the text (BRK-H2)

} // namespace

report::ExpectationReport expectationOf(const FinishedBacktest& result,
                                        const params::BreakoutParameters& parameters) {
    report::ExpectationReport report;
    double gained = 0;
    for (const backtest::Trade& trade : result.run.trades) {
        if (trade.isOpen()) {
            continue;
        }
        ++report.closedTrades;
        if (trade.isWin()) {
            ++report.wins;
            const base::Money paid = base::premium(trade.entryPrice, trade.multiplier, trade.contracts);
            gained += trade.netPl.toDollars() / paid.toDollars();
        }
    }
    stats::ExpectationInputs& inputs = report.inputs;
    inputs.a = FullLoss;
    inputs.b = report.wins >= WinsForPayoff ? gained / report.wins : 1.0;
    inputs.p = risk::usedProbability(report.wins, report.closedTrades, inputs.b, inputs.a);
    if (parameters.statedP && parameters.statedB) {
        report.evidenceP = inputs.p;
        report.evidenceB = inputs.b;
        inputs.p = *parameters.statedP;
        inputs.b = *parameters.statedB;
        report.assumedEdge = "ASSUMED EDGE p=" + base::shortest(inputs.p) + ", b=" + base::shortest(inputs.b);
    }
    const double kelly = risk::kellyFraction(inputs.p, inputs.b, inputs.a);
    inputs.f =
        kelly > 0 ? risk::stakeOf(kelly, parameters.kellyFraction) : parameters.probe.value() / 10'000.0;
    const double years = std::max(1, base::daysBetween(result.card.from, result.card.to)) / DaysAYear;
    inputs.n = std::max(1, static_cast<int>(std::lround(report.closedTrades / years)));
    report.seed = Seed;
    return report;
}

} // namespace signalbox::app
