// SPDX-License-Identifier: GPL-3.0-or-later
// What a trade earned and why: its P/L walked from mark to mark and split by Greek, by what the fills cost
// against the mid, and fees. Whole cents, and what no part explains is the remainder, so that the parts are
// the P/L to the cent. Beside it the theta capture of OPT-M3.
#pragma once

#include "engine/backtest/system.h"
#include "engine/calendar/calendar.h"
#include "engine/exits/theta_capture.h"

#include <span>
#include <vector>

namespace signalbox::lab {

/// Signed for us: a cost is negative.
struct GreekParts {
    base::Money delta;     ///< position delta x change of spot
    base::Money gamma;     ///< half of gamma x the square of it
    base::Money theta;     ///< theta x calendar days
    base::Money vega;      ///< per leg: vega x change of its volatility in points
    base::Money entryCost; ///< fill against the mid of the opening's quotes
    base::Money exitCost;  ///< the same of the closing, or of the last mark while open
    base::Money fees;      ///< negative
    base::Money remainder; ///< higher orders, rounding, sessions without marks or Greeks
    [[nodiscard]] base::Money total() const;
    GreekParts& operator+=(const GreekParts& other);
    bool operator==(const GreekParts&) const = default;
};

/// A mark and the session it belongs to.
struct DatedMark {
    base::Date date;
    backtest::Mark mark;
};

struct TradeSplit {
    int tradeId = 0;
    GreekParts parts;          ///< sums to Trade::netPl
    int steps = 0;             ///< from one usable mark to the next
    int explained = 0;         ///< of them with Greeks, spot and volatilities at both ends
    exits::ThetaCapture theta; ///< since entry (OPT-M3), on marks at close cost
    bool thetaLag = false;     ///< below 0 since entry after 5 sessions
};
/// `marks`: of the sessions from opening to closing (or the end of the run), both included, in order. Greeks
/// of the beginning of each step explain it. Unusable marks are left out.
[[nodiscard]] TradeSplit splitByGreek(const backtest::Trade& trade, std::span<const DatedMark> marks);

/// The marks of a trade on every session it was held, from its system. `lastSession` ends an open trade.
[[nodiscard]] std::vector<DatedMark> marksOf(const backtest::Trade& trade, const backtest::System& system,
                                             const calendar::Calendar& calendar, int lastSession);

struct GreekReport {
    std::vector<TradeSplit> trades; ///< parallel to the trades; empty without systems
    GreekParts total;
    exits::ThetaCapture theta; ///< over all trades
    int thetaLags = 0;
    int steps = 0;
    int explained = 0;
};
[[nodiscard]] GreekReport sumUp(std::vector<TradeSplit> trades);

} // namespace signalbox::lab
