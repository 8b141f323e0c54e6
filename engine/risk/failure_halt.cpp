// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/failure_halt.h"

#include "engine/base/format.h"
#include "engine/base/real.h"
#include "engine/stats/performance.h"

#include <fmt/format.h>

namespace signalbox::risk {
namespace {

std::string percent(double fraction) {
    return base::fixed(fraction * 100, 1) + "%";
}

bool below(const std::optional<double>& value, double threshold) {
    return value && base::realLess(*value, threshold);
}

} // namespace

std::array<bool, 5> failureFlags(const FailureInputs& inputs, const FailureThresholds& thresholds) {
    return {below(stats::lastWinRate(inputs.netPls, thresholds.winRateTrades), thresholds.winRateMin),
            below(stats::lastProfitFactor(inputs.netPls, thresholds.profitFactorTrades),
                  thresholds.profitFactorMin),
            inputs.drawdown && inputs.drawdown->above(thresholds.drawdownMaxBp),
            below(inputs.thetaCapture, thresholds.thetaCaptureMin), inputs.breakerFired};
}

std::vector<FailureCondition> failureConditions(const FailureInputs& inputs,
                                                const FailureThresholds& thresholds) {
    const std::array<bool, 5> holds = failureFlags(inputs, thresholds);
    std::vector<FailureCondition> conditions;

    FailureCondition winRate{"WIN_RATE",
                             stats::lastWinRate(inputs.netPls, thresholds.winRateTrades),
                             thresholds.winRateMin,
                             holds[0],
                             {}};
    if (winRate.holds) {
        winRate.text = fmt::format("Win rate of the last {} trades is {}, below {}", thresholds.winRateTrades,
                                   percent(*winRate.value), percent(thresholds.winRateMin));
    }
    conditions.push_back(winRate);

    FailureCondition profitFactor{"PROFIT_FACTOR",
                                  stats::lastProfitFactor(inputs.netPls, thresholds.profitFactorTrades),
                                  thresholds.profitFactorMin,
                                  holds[1],
                                  {}};
    if (profitFactor.holds) {
        profitFactor.text =
            fmt::format("Profit factor of the last {} trades is {}, below {}", thresholds.profitFactorTrades,
                        base::fixed(*profitFactor.value, 2), base::fixed(thresholds.profitFactorMin, 2));
    }
    conditions.push_back(profitFactor);

    FailureCondition drawdown{"DRAWDOWN", std::nullopt, thresholds.drawdownMaxBp / 10'000.0, holds[2], {}};
    if (inputs.drawdown) {
        drawdown.value = inputs.drawdown->toReal();
        if (drawdown.holds) {
            drawdown.text = fmt::format("Drawdown is {}, above {}", percent(*drawdown.value),
                                        percent(drawdown.threshold));
        }
    }
    conditions.push_back(drawdown);

    FailureCondition theta{"THETA_CAPTURE", inputs.thetaCapture, thresholds.thetaCaptureMin, holds[3], {}};
    if (theta.holds) {
        theta.text = fmt::format("Theta capture of the last 20 sessions is {}, below {}",
                                 base::fixed(*theta.value, 2), base::fixed(thresholds.thetaCaptureMin, 2));
    }
    conditions.push_back(theta);

    FailureCondition breaker{"BREAKER", std::nullopt, 0, holds[4], {}};
    if (breaker.holds) {
        breaker.text = "The circuit breaker fired";
    }
    conditions.push_back(breaker);
    return conditions;
}

std::vector<FailureCondition> FailureMonitor::observe(const FailureInputs& inputs) {
    std::vector<FailureCondition> raised;
    for (FailureCondition& condition : failureConditions(inputs, m_thresholds)) {
        if (!condition.holds) {
            m_holding.erase(condition.code);
            continue;
        }
        const bool isNew = m_holding.insert(condition.code).second;
        // A firing is an event, not a state: a second one the next day is news again.
        if (isNew || condition.code == "BREAKER") {
            raised.push_back(std::move(condition));
        }
    }
    return raised;
}

std::string breakEvenWarning(std::span<const base::Money> netPls, const FailureThresholds& thresholds) {
    const auto winRate = stats::lastWinRate(netPls, thresholds.winRateTrades);
    if (!winRate || !base::realLess(*winRate, thresholds.breakEvenWinRate)) {
        return {};
    }
    return fmt::format(
        "WARNING: win rate of the last {} trades is {}, below break-even at planned exits ({})",
        thresholds.winRateTrades, percent(*winRate), percent(thresholds.breakEvenWinRate));
}

} // namespace signalbox::risk
