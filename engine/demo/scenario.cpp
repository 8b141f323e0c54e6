// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo/scenario.h"

#include "engine/pricing/elementary.h"
#include "engine/random/random.h"

#include <cmath>

namespace signalbox::demo {

namespace {

constexpr double SessionsPerYear = 252.0;

struct Phase {
    double share;        ///< of the history
    double annualReturn; ///< log return per year
    double volatility;   ///< per year
};

constexpr Phase History[] = {
    {0.23, 0.15, 0.125},  // calm rise
    {0.035, -0.70, 0.20}, // correction
    {0.16, 0.22, 0.135},  // recovery
    {0.035, -1.90, 0.50}, // crisis
    {0.11, -0.15, 0.26},  // bear market: entries are blocked
    {0.16, 0.28, 0.17},   // recovery
    {0.27, 0.14, 0.115},  // calm rise
};

void append(std::vector<DayPlan>& plan, std::size_t sessions, double drift, double volatility) {
    for (std::size_t i = 0; i < sessions; ++i) {
        const double before = plan.empty() ? 0.0 : plan.back().level;
        plan.push_back({drift, before + drift, volatility * volatility / SessionsPerYear});
    }
}

} // namespace

std::vector<DayPlan> planOfHistory(std::size_t sessions) {
    std::vector<DayPlan> plan;
    plan.push_back({0.0, pricing::elementary::logarithm(FirstLevel), 0.0});
    double shares = 0.0;
    for (const Phase& phase : History) {
        shares += phase.share;
        const auto end = static_cast<std::size_t>(std::lround(static_cast<double>(sessions) * shares));
        append(plan, end > plan.size() ? end - plan.size() : 0, phase.annualReturn / SessionsPerYear,
               phase.volatility);
    }
    plan.resize(sessions, plan.back());
    return plan;
}

std::vector<DayPlan> planOfTail(std::uint64_t dice, double level) {
    random::Random random(dice);
    const auto length = [&random](int low, int high) {
        return static_cast<std::size_t>(random.whole(low, high));
    };
    const std::size_t lengths[] = {length(4, 6), length(2, 4), length(4, 9), length(3, 5), length(1, 2)};
    std::size_t eventful = 0;
    for (const std::size_t each : lengths) {
        eventful += each;
    }
    std::vector<DayPlan> plan;
    plan.push_back({0.0, level, 0.0});
    append(plan, TailSessions - eventful, 0.0010, 0.105);
    append(plan, lengths[0], -0.0055, 0.15); // first pullback
    append(plan, lengths[1], 0.0050, 0.13);  // rebound: the first signal
    append(plan, lengths[2], 0.0008, 0.115); // quiet
    append(plan, lengths[3], -0.0055, 0.15); // second pullback
    append(plan, lengths[4], 0.0070, 0.13);  // rebound: the last session
    plan.erase(plan.begin());
    return plan;
}

} // namespace signalbox::demo
