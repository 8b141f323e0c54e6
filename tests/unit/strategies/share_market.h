// SPDX-License-Identifier: GPL-3.0-or-later
// An invented share with bars, the market's light around it and a priced chain: what Breakout and ATR Matrix
// need of a day, each part to be bent by a test.
#pragma once

#include "engine/base/date.h"
#include "engine/market/snapshot.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::tests {

struct ShareRecipe {
    std::string symbol = "MSTR";
    base::Date day = base::makeDate(2025, 11, 14);
    int bars = 260;
    std::vector<double> closes;                                  ///< oldest first; empty: `path`
    std::function<double(int)> path = [](int) { return 100.0; }; ///< close of bar i
    double lastMove = 0; ///< of the last close, a fraction, with a range as wide
    double range = 0.01; ///< half a day's range over its close
    double volume = 5e6; ///< shares; the last day has twice as many
    // The light
    bool withLight = true;
    double vix = 15;
    bool fundsRise = true; ///< SPY and IWM/SPY above their averages
    // The chain
    bool withChain = true;
    std::optional<double> spot; ///< absent: the last close
    std::vector<int> dtes = {5, 7, 12, 14, 21, 28, 42};
    double step = 5;
    int strikes = 12; ///< on each side of the money
    double sigma = 0.6;
    double spread = 0.02; ///< of the price, both sides together
    std::int64_t openInterest = 2000;
    std::int64_t contractsTraded = 500;
    std::function<void(market::ExpiryBlock&)> spoil;
    /// Sessions of its own volatility ending on the day; the last lies at `ivToday`.
    int ivHistory = 260;
    double ivToday = 0.40;
};

class ShareMarket {
public:
    explicit ShareMarket(ShareRecipe recipe);
    [[nodiscard]] market::MarketSnapshot snapshot() const;
    [[nodiscard]] const ShareRecipe& recipe() const { return m_recipe; }
    [[nodiscard]] double spot() const;

private:
    [[nodiscard]] std::shared_ptr<const market::OptionChain> chain() const;
    ShareRecipe m_recipe;
    std::vector<base::Date> m_sessions; ///< as many as bars
};

/// Rises by a third of a percent a day, in waves of three percent: every average in its order.
[[nodiscard]] ShareRecipe uptrend();
/// Quiet for a year, then a jump of `move` on the last day; the light gives that side a budget.
[[nodiscard]] ShareRecipe breakoutDay(double move);

} // namespace signalbox::tests
