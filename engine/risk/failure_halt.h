// SPDX-License-Identifier: GPL-3.0-or-later
// When results are worse than the rules allow for, entries stop until a person acknowledges (OPT-F2, F3).
#pragma once

#include "engine/base/money.h"
#include "engine/risk/ratio.h"

#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace signalbox::risk {

struct FailureThresholds {
    int winRateTrades = 20;
    double winRateMin = 0.60;
    int profitFactorTrades = 30;
    double profitFactorMin = 1.2;
    std::int32_t drawdownMaxBp = 2500;
    double thetaCaptureMin = 0;
    double breakEvenWinRate = 2.0 / 3.0; ///< OPT-F3, from stop multiplier and target (stats/success_table.h)
};

/// State after a close. Absent means n/a, which never triggers.
struct FailureInputs {
    std::span<const base::Money> netPls; ///< of the strategy's closed trades by (close date, id)
    std::optional<Ratio> drawdown;
    std::optional<double> thetaCapture; ///< of the last 20 sessions
    bool breakerFired = false;          ///< on this day
    std::optional<Ratio> dayReturn;     ///< of the account on this day, flows removed
};

/// One condition with what was measured.
struct FailureCondition {
    std::string code; ///< WIN_RATE, PROFIT_FACTOR, DRAWDOWN, THETA_CAPTURE, BREAKER; DAILY_LOSS
    std::optional<double> value;
    double threshold = 0;
    bool holds = false;
    std::string text;                  ///< one sentence, canonical English: the `why` of the halt
    std::string halt = "FAILURE_HALT"; ///< code of the halt that it raises
};
/// Whether each of the five holds, in the order of OPT-F2, for thousands of closes; failureConditions says it
/// in words.
[[nodiscard]] std::array<bool, 5> failureFlags(const FailureInputs& inputs,
                                               const FailureThresholds& thresholds = {});
/// All five, in the order of OPT-F2.
[[nodiscard]] std::vector<FailureCondition> failureConditions(const FailureInputs& inputs,
                                                              const FailureThresholds& thresholds = {});

/// Remembers which conditions hold, so that a halt is raised when one becomes true and not again while it
/// stays true. Feed it every close in order.
class FailureMonitor {
public:
    explicit FailureMonitor(FailureThresholds thresholds = {}) : m_thresholds(thresholds) {}
    /// The conditions that became true with this close: each raises a FAILURE_HALT. Every firing of the
    /// breaker counts as new.
    [[nodiscard]] std::vector<FailureCondition> observe(const FailureInputs& inputs);
    [[nodiscard]] const std::set<std::string>& holding() const { return m_holding; }

private:
    FailureThresholds m_thresholds;
    std::set<std::string> m_holding;
};

/// OPT-F3: the warning's sentence when the win rate of the last 20 is below break-even; empty otherwise.
[[nodiscard]] std::string breakEvenWarning(std::span<const base::Money> netPls,
                                           const FailureThresholds& thresholds = {});

} // namespace signalbox::risk
