// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo/scenario.h"

#include "engine/demo/random.h"

namespace signalbox::demo {

namespace {

constexpr double SessionsPerYear = 252.0;

struct Phase {
    double share;        ///< of the history
    double annualReturn; ///< log return per year
    double volatility;   ///< per year
};

constexpr Phase History[] = {
    {0.23, 0.16, 0.115},  // calm rise
    {0.035, -0.70, 0.20}, // correction
    {0.16, 0.22, 0.13},   // recovery
    {0.035, -2.30, 0.52}, // crisis
    {0.11, -0.12, 0.27},  // bear market: entries are blocked
    {0.16, 0.26, 0.17},   // recovery
    {0.27, 0.15, 0.10},   // calm rise
};

void append(std::vector<DayPlan>& plan, std::size_t sessions, double drift, double volatility) {
    plan.insert(plan.end(), sessions, DayPlan{drift, volatility * volatility / SessionsPerYear});
}

} // namespace

std::vector<DayPlan> planOfHistory(std::size_t sessions) {
    std::vector<DayPlan> plan;
    double shares = 0.0;
    for (const Phase& phase : History) {
        shares += phase.share;
        const auto end = static_cast<std::size_t>(static_cast<double>(sessions) * shares + 0.5);
        append(plan, end > plan.size() ? end - plan.size() : 0, phase.annualReturn / SessionsPerYear,
               phase.volatility);
    }
    plan.resize(sessions, plan.back());
    return plan;
}

std::vector<DayPlan> planOfTail(std::uint64_t dice) {
    Random random(dice);
    const auto length = [&random](int low, int high) {
        return static_cast<std::size_t>(random.whole(low, high));
    };
    std::vector<DayPlan> end;
    append(end, length(4, 6), -0.0055, 0.15); // first pullback
    append(end, length(2, 4), 0.0050, 0.13);  // rebound: the first signal
    append(end, length(4, 9), 0.0008, 0.11);  // quiet
    append(end, length(3, 5), -0.0055, 0.15); // second pullback
    append(end, length(1, 2), 0.0070, 0.13);  // rebound: the last session
    std::vector<DayPlan> plan;
    append(plan, TailSessions - end.size(), 0.0010, 0.095);
    plan.insert(plan.end(), end.begin(), end.end());
    return plan;
}

} // namespace signalbox::demo
