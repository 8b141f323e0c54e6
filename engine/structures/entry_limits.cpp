// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/entry_limits.h"

#include <algorithm>

namespace signalbox::structures {
namespace {

constexpr int MostSteps = 2;
constexpr int StepSeconds = 600;
constexpr int WindowSeconds = 3600;

} // namespace

std::vector<base::Price> entryLimitSteps(base::Price limit, market::TickClass packageTicks) {
    std::vector<base::Price> steps;
    for (int i = 0; i <= MostSteps && limit > base::Price(); ++i) {
        steps.push_back(limit);
        limit = limit - market::tickAt(packageTicks, limit);
    }
    return steps;
}

std::optional<base::Price> entryLimitAt(base::Price limit, market::TickClass packageTicks, int seconds) {
    const std::vector<base::Price> steps = entryLimitSteps(limit, packageTicks);
    if (seconds < 0 || seconds >= WindowSeconds || steps.empty()) {
        return std::nullopt;
    }
    const auto step = static_cast<std::size_t>(seconds / StepSeconds);
    return steps[std::min(step, steps.size() - 1)];
}

} // namespace signalbox::structures
