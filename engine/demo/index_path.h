// SPDX-License-Identifier: GPL-3.0-or-later
// The path of the index and of everything that hangs on its volatility: VIX, its term structure, credit,
// rates, put/call. Volatility clusters and answers more to falls than to rises (an NGARCH process with
// fat-tailed shocks).
#pragma once

#include "engine/demo/scenario.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace signalbox::demo {

/// All market-wide values of one session, as published: prices and percentages rounded.
struct IndexDay {
    double open = 0, high = 0, low = 0, close = 0, volume = 0;
    double logReturn = 0;
    double variance = 0; ///< of the next session's log return
    double premium = 0;  ///< what fear adds to ln VIX
    double vixOpen = 0, vixHigh = 0, vixLow = 0, vix = 0;
    double slowVix = 0; ///< what VIX reverts to
    double vix3m = 0, vix9d = 0;
    double putCall = 0, callVolume = 0;
    double highYield = 0, investmentGrade = 0; ///< option-adjusted spreads, percent
    double bill = 0, twoYear = 0, tenYear = 0; ///< yields, percent
    double skewSize = 0;                       ///< eta of the surface
    double skewTilt = 0;                       ///< rho of the surface
};

/// The first session of the history.
[[nodiscard]] IndexDay firstDay();
/// The session after `before`; `dice` is a seed of its own for every session.
[[nodiscard]] IndexDay nextDay(const IndexDay& before, const DayPlan& plan, std::uint64_t dice);

/// Settlement of a VIX future `years` before its final settlement, on its tick of 0.05.
[[nodiscard]] double vixFuturePrice(const IndexDay& day, double years);

} // namespace signalbox::demo
