// SPDX-License-Identifier: GPL-3.0-or-later
// 120 companies with sectors, earnings dates, dividends and splits, moved by the index, their sector and
// themselves.
#pragma once

#include "engine/demo/demo_market.h"
#include "engine/demo/index_path.h"

#include <cstdint>
#include <span>
#include <vector>

namespace signalbox::demo {

inline constexpr std::size_t CompanyCount = 120;

/// What a company is like, fixed by the seed.
struct CompanyTraits {
    Company company;
    std::size_t sector = 0;
    double beta = 1.0;
    double ownVolatility = 0.25; ///< per year, besides the market's
    double firstPrice = 100.0;
    double yield = 0.0;       ///< dividends per year and price; 0: pays none
    int reportLag = 10;       ///< sessions from the first of a quarter to the report
    bool beforeOpen = false;  ///< reports before the open, else after the close
    double reportMove = 0.05; ///< deviation of the reaction
    double sharesTraded = 3e6;
};
[[nodiscard]] std::vector<CompanyTraits> makeCompanies(std::uint64_t seed);

/// Report dates over the sessions, and of the quarter after them.
struct Reports {
    std::vector<EarningsDate> dates;
    /// reacts[company][session]: the session whose bar holds the reaction.
    std::vector<std::vector<char>> reacts;
};
[[nodiscard]] Reports makeReports(const std::vector<CompanyTraits>& companies,
                                  const std::vector<Date>& sessions, const calendar::Calendar& calendar);

/// Growth of one dollar in each company, session by session: [company][session].
using Growth = std::vector<std::vector<double>>;
/// Fills sessions [from, days.size()) of `growth` from those before. `seed` is the seed of these sessions.
void growStocks(Growth& growth, const std::vector<CompanyTraits>& companies, const Reports& reports,
                std::span<const IndexDay> days, std::size_t from, std::uint64_t seed);

/// Percent of the companies above their own average of the last n sessions; Missing before.
[[nodiscard]] double breadthOn(const Growth& growth, std::size_t session, std::size_t n);
/// The same for every session.
[[nodiscard]] std::vector<double> breadthSeries(const Growth& growth, std::size_t n);

/// Bars and corporate actions as traded.
struct StockHistory {
    std::shared_ptr<const market::BarSeries> bars;
    std::vector<market::CorporateAction> actions;
};
[[nodiscard]] Result<StockHistory> makeStockHistory(const CompanyTraits& traits,
                                                    const std::vector<double>& growth,
                                                    const std::vector<Date>& sessions, bool splitsAtTheEnd,
                                                    std::uint64_t seed);

} // namespace signalbox::demo
