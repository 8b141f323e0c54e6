// SPDX-License-Identifier: GPL-3.0-or-later
// The 30-day at-the-money volatility of one chain (ATR-O1): the number of which IV Rank is made.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/chains/chain_analytics.h"
#include "engine/market/corporate_action.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::chains {

inline constexpr int AtmVolatilityDays = 30;
/// A strike further from S than this share of it is not at the money (our choice: sources leave out contracts
/// that never traded, so that the nearest strike may list one right only).
inline constexpr double MostAtmDistance = 0.05;
inline constexpr double MostAtmDollars = 0.50; ///< or this far: strikes of cheap shares lie that far apart

/// At-the-money volatility of one expiration.
struct AtmPoint {
    base::Date expiration;
    int dte = 0;
    double years = 0;
    base::Strike strike; ///< nearest S of those that list call and put; of two equally near the lower
    double iv = 0;       ///< mean of call and put, a fraction
};

struct AtmVolatility {
    double iv = 0; ///< a fraction
    AtmPoint near; ///< the longest expiration of at most 30 days, or the only one used
    AtmPoint far;  ///< the shortest of at least 30 days; equals `near` when one expiration serves alone
};

struct AtmVolatilityResult {
    std::optional<AtmVolatility> value;
    std::string
        missing; ///< why there is none: "no underlying price", "no IV of the 105 put of 2026-08-21", ...
};

/// Linear in total variance at 30 days between two expirations, a fraction; the volatility of the point
/// itself when both are one. Nothing when no positive variance is left.
[[nodiscard]] std::optional<double> thirtyDayIv(const AtmPoint& near, const AtmPoint& far);

/// The indices of the blocks that the volatility needs: the expirations around 30 days, one or two; adjusted
/// and expired ones do not count. Empty when there is none. So a store need not analyse a whole chain.
[[nodiscard]] std::vector<std::size_t> atmBlocks(const market::OptionChain& chain);

/// Mean of call and put IV at the strike nearest S that lists both, linear in total variance between the two
/// expirations around 30 days; with expirations on one side only, the nearest. Call and put need 0 < bid <=
/// ask and an IV; a missing one is missing, no other strike or expiration stands in.
[[nodiscard]] AtmVolatilityResult atmVolatility(const ChainAnalytics& analytics);
/// The same, analysing only the expirations needed. `dividends` as for analyseExpiry.
[[nodiscard]] AtmVolatilityResult atmVolatility(const market::OptionChain& chain, std::optional<double> rate,
                                                const calendar::Calendar& calendar,
                                                std::span<const market::CorporateAction> dividends = {});

} // namespace signalbox::chains
