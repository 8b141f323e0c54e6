// SPDX-License-Identifier: GPL-3.0-or-later
// A market that never was, simulated from a seed: index, volatility, futures, breadth, credit, rates and 120
// stocks over several years, with a crisis, a long stretch in which nothing may be traded, and an entry
// signal of Optimus near the end. Option chains are made from its volatility surface when asked for.
// Everything is marked simulated. The same seed gives the same market on every machine.
#pragma once

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/market/bar_series.h"
#include "engine/market/corporate_action.h"
#include "engine/market/option_chain.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::demo {

using base::Date;
using base::Result;

/// The `source` of every series, chain and corporate action of the demonstration market.
inline constexpr const char* Source = "simulated";
inline constexpr std::uint64_t DefaultSeed = 20260717;
inline constexpr int DefaultSessions = 1512; ///< about six years

/// A listed company of the simulation.
struct Company {
    std::string symbol;
    std::string name;
    std::string sector;
};

/// When a company reports; the reaction is in the bar of `date` (before the open) or of the next session.
struct EarningsDate {
    std::string symbol;
    Date date;
    bool beforeOpen = false;
};

struct Simulation; ///< the paths behind the series, private to the simulator

class DemoMarket {
public:
    explicit DemoMarket(std::shared_ptr<const Simulation> simulation);

    [[nodiscard]] std::uint64_t seed() const;
    /// All sessions simulated, oldest first.
    [[nodiscard]] const std::vector<Date>& sessions() const;
    /// Every series under its name of series_names.h, or its symbol; SPX, VIX, VIX3M, VX1..VX8, contracts
    /// "VX:date", breadth, put/call, HY_OAS, IG_OAS, TBILL13W, SPY, IWM and the stocks. As traded.
    [[nodiscard]] const std::vector<std::shared_ptr<const market::BarSeries>>& series() const;
    /// Splits and dividends, by date.
    [[nodiscard]] const std::vector<market::CorporateAction>& actions() const;
    [[nodiscard]] const std::vector<Company>& companies() const;
    [[nodiscard]] const std::vector<EarningsDate>& earnings() const;
    /// IV30:SYMBOL of SPY and every company, all sessions: the history of which IV Rank is made (ATR-O1).
    /// Costs about a second.
    [[nodiscard]] Result<std::vector<std::shared_ptr<const market::BarSeries>>> volatilityHistory() const;
    /// The chain of SPX (roots SPX and SPXW), SPY or a stock on a simulated session; nothing for another
    /// symbol or date. secondsOfDay = -1 is the daily chain at the close.
    [[nodiscard]] std::shared_ptr<const market::OptionChain> chain(const std::string& underlying, Date date,
                                                                   std::int32_t secondsOfDay = -1) const;

private:
    std::shared_ptr<const Simulation> m_simulation;
};

/// Simulates `sessions` (at least 600) sessions ending on `lastSession`, which must be a session.
[[nodiscard]] Result<std::shared_ptr<const DemoMarket>>
simulate(const calendar::Calendar& calendar, std::uint64_t seed, int sessions, Date lastSession);

/// The last session of the market of a seed: fixed, so that the same seed always shows the same days.
[[nodiscard]] Date lastSessionOf(const calendar::Calendar& calendar, std::uint64_t seed);

} // namespace signalbox::demo
