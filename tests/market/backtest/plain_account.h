// SPDX-License-Identifier: GPL-3.0-or-later
// Conviction, size and circuit breaker of the recount (OPT-K, OPT-S, OPT-B), in whole cents.
#pragma once

#include "plain_signals.h"

#include <algorithm>
#include <cstdint>

namespace signalbox::recount {

/// OPT-K2 from the readings of the signal's close. `winsOfTen` counts when ten trades or more are closed.
[[nodiscard]] int convictionOf(const PlainDay& signal, const PlainRules& rules, int closedTrades,
                               int winsOfTen);

/// The account at the close before the entry, in cents.
struct PlainAccount {
    std::int64_t equity = 0;
    std::int64_t highWater = 0;
    std::int64_t heat = 0; ///< max loss of the open trades
};
struct PlainSize {
    std::int64_t budget = 0, cap = 0, heat = 0; ///< contracts that each would allow
    [[nodiscard]] std::int64_t contracts() const {
        return std::max<std::int64_t>(0, std::min({budget, cap, heat}));
    }
};
/// OPT-S1..S5 without DELTA and BUYING_POWER. `maxLossEach` in cents for one contract.
[[nodiscard]] PlainSize sizeOf(const PlainDay& signal, const PlainRules& rules, const PlainAccount& account,
                               int convictionBp, std::int64_t maxLossEach);

/// A closed trade as the breaker sees it.
struct PlainClose {
    Day closed;
    int id = 0;
    bool maxLossEvent = false; ///< OPT-B1
};
/// The days on which the breaker fired (OPT-B2, B3); `closes` in any order.
[[nodiscard]] std::vector<Day> breakerDays(std::vector<PlainClose> closes, int count);

} // namespace signalbox::recount
