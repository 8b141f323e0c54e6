// SPDX-License-Identifier: GPL-3.0-or-later
// A second, slow reading of the Optimus rules straight from the bars, on purpose without any code of the
// engine but the calendar: what the market test counts against.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace signalbox::tests {

using Day = std::chrono::sys_days;
using Values = std::map<Day, double>;

struct SlowMarket {
    std::vector<Day> sessions; ///< of the calendar, all that matter
    Values close, low, vix, vx1, vx2, breadth;
};

/// What a day says with an empty book: every gate of the chain, and the three blocking filters.
struct SlowAnswer {
    bool gates = false;
    bool filters = false;
};

/// One answer per session of `sessions`; none before 253 bars.
[[nodiscard]] std::vector<SlowAnswer> slowRecount(const SlowMarket& market);

} // namespace signalbox::tests
