// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a spread on raw chains: marks, which trigger fires on which session, and the fill that SHR-J5
// gives it.
#pragma once

#include "plain_signals.h"
#include "raw_pick.h"

namespace signalbox::recount {

enum class RawReason { ProfitTarget, StopLoss, TimeStop, RegimeShift }; // in the order of OPT-X7

struct RawLife {
    std::optional<Day> closed;  ///< nothing: open at the end
    std::optional<Day> decided; ///< the session whose quotes, date or regime ordered it
    std::optional<RawReason> reason;
    std::int64_t exit = 0;             ///< units; the last mark while open
    std::int64_t plEach = 0;           ///< cents for one contract, fees at 65 cents a leg and side included
    std::map<Day, std::int64_t> marks; ///< close cost on each session held that has one
    int unusable = 0;                  ///< sessions held without a mark
};

struct RawMarket {
    const PlainMarket* market = nullptr;
    const PlainSignals* signals = nullptr;
    std::map<Day, RawChain> chains;
    /// The latest bill yield on or before a day, a fraction.
    [[nodiscard]] double rateOn(Day day) const;
    /// What an entry on `entry` after a signal on `signal` would sell.
    [[nodiscard]] std::optional<RawPick> pickOn(Day signal, Day entry, const PlainRules& rules);
    [[nodiscard]] RawMark markOn(Day day, const RawPick& position, const PlainRules& rules);
};

[[nodiscard]] RawLife liveOn(RawMarket& market, const RawPick& position, Day entry, Day last,
                             const PlainRules& rules);

} // namespace signalbox::recount
