// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that one run of the simulator produced: the paths, from which chains are made on demand, and
// the series as a store would hold them.
#pragma once

#include "engine/demo/demo_market.h"
#include "engine/demo/index_path.h"
#include "engine/demo/stocks.h"
#include "engine/demo/surface.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::demo {

inline constexpr double IndexYield = 0.013; ///< dividends of the index, continuously
inline constexpr const char* IndexSymbol = "SPX";
inline constexpr const char* FundSymbol = "SPY";
inline constexpr const char* SmallFundSymbol = "IWM";

struct Simulation {
    std::uint64_t seed = 0;
    calendar::Calendar calendar;
    std::vector<Date> sessions;
    std::vector<IndexDay> days;
    std::vector<CompanyTraits> companies;
    std::vector<Company> listed;
    Reports reports;
    std::vector<market::CorporateAction> actions;
    std::vector<std::shared_ptr<const market::BarSeries>> series;
    std::map<std::string, std::shared_ptr<const market::BarSeries>> bySymbol;
    std::map<std::string, std::vector<market::CorporateAction>> actionsBySymbol;
    std::map<std::string, std::vector<EarningsDate>> reportsBySymbol;

    /// Index of a session; nothing when the date was not simulated.
    [[nodiscard]] std::optional<std::size_t> indexOf(Date date) const;
};

/// The surface of the index while VIX stands at `vix`.
[[nodiscard]] Surface indexSurface(const IndexDay& day, double vix);

/// Makes the chain of SPX, SPY or a company; nothing for any other symbol, date or time.
[[nodiscard]] std::shared_ptr<const market::OptionChain>
makeChain(const Simulation& simulation, const std::string& underlying, Date date, std::int32_t secondsOfDay);

/// The 30-day at-the-money volatility of a company or of SPY by session (ATR-O1), taken from its surface at
/// the strikes and expirations that its chains list: what chains::atmVolatility says of the chain at the
/// close, but for the rounding of quotes.
[[nodiscard]] Result<std::shared_ptr<const market::BarSeries>>
makeVolatilitySeries(const Simulation& simulation, const std::string& symbol);

/// The series of the index, of volatility, futures, breadth, put/call, credit and rates.
[[nodiscard]] Result<std::vector<std::shared_ptr<const market::BarSeries>>>
makeMarketSeries(const std::vector<Date>& sessions, const std::vector<IndexDay>& days, const Growth& growth,
                 const calendar::Calendar& calendar);

} // namespace signalbox::demo
