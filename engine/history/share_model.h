// SPDX-License-Identifier: GPL-3.0-or-later
// Option chains of a share where none was recorded: priced from the share's own historical volatility,
// quoted on legal ticks with a stated width. They call themselves Origin::Model, and what no price history
// tells (volume, open interest, earnings, dividends) is assumed and said so.
#pragma once

#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/history/share_chains.h"
#include "engine/market/product.h"

#include <string>
#include <vector>

namespace signalbox::history {

/// Everything that the model assumes. Volatility of a strike: hv20 x ratio, clipped, times
/// 1 + slope x + curve x x with x = ln(K/F)/(atm sqrt(T)), clipped to +-2.5.
struct ShareConstants {
    double ratio = 1.02;  ///< at-the-money volatility over HV20: the median of the recorded chains
    double lowest = 0.12; ///< of the at-the-money volatility, fraction
    double highest = 2.0;
    double slope = -0.04;
    double curve = 0.015;
    double width = 0.05;         ///< ask - bid as a share of the price; never below one tick
    std::int64_t volume = 1'000; ///< of every contract: liquidity is assumed, not tested
    std::int64_t openInterest = 1'000;
};

/// One session of the share; Missing where unknown: then it has no chain.
struct ShareModelDay {
    double spot = 0; ///< close, on the basis of the series
    double hv20 = 0; ///< fraction (SHR-I9)
    double rate = 0; ///< zero rate, fraction (SHR-P2)
};

struct ShareModelInputs {
    std::string symbol;
    market::TickClass ticks = market::TickClass::EquityNickel;
    market::Basis basis = market::Basis::AsTraded;
    int firstSession = 0; ///< of days[0]
    std::vector<ShareModelDay> days;
    ShareConstants constants;
};

/// Every Friday's series (its last session), strikes around the spots of this session and the one before,
/// PM settled, 100 shares, American.
class ShareModel final : public ShareChains {
public:
    /// `calendar` must outlive it.
    ShareModel(ShareModelInputs inputs, const calendar::Calendar& calendar);
    [[nodiscard]] ShareChain at(int session, const ShareWish& wish) const override;

    /// The volatility that the model gives a strike; Missing on a session without a chain.
    [[nodiscard]] double volatility(int session, double strike, double years) const;
    /// $0.50 below $25, $1 below $100, $2.50 below $250, $5 below $500, $10 below $1,000, else $25.
    [[nodiscard]] static std::int32_t strikeStep(double spot); ///< 1/1,000

private:
    struct Terms;
    [[nodiscard]] const ShareModelDay* day(int session) const;
    [[nodiscard]] std::vector<base::Strike> strikesOf(int session, double years, const ShareWish& wish,
                                                      base::Date expiration) const;
    void quote(const Terms& terms, market::Right right, market::ExpiryBlock& block) const;

    ShareModelInputs m_in;
    const calendar::Calendar* m_calendar;
    std::string m_root;
};

/// "Prices of the model: ...": what it assumes, one line each, for reports.
[[nodiscard]] std::vector<std::string> shareModelLines(const ShareConstants& constants);

} // namespace signalbox::history
