// SPDX-License-Identifier: GPL-3.0-or-later
// The canonical names under which the store keeps what is not a share or fund. Importers write them, rules
// read them.
#pragma once

#include "engine/base/date.h"

#include <string>
#include <vector>

namespace signalbox::market::names {

inline constexpr const char* Vix = "VIX";
inline constexpr const char* Vix3m = "VIX3M";
inline constexpr const char* Vix9d = "VIX9D";
inline constexpr const char* Vvix = "VVIX";
inline constexpr const char* Skew = "SKEW";
inline constexpr const char* Move = "MOVE";
inline constexpr const char* Breadth50 = "BREADTH_50DMA"; ///< % of S&P 500 members above their SMA50
inline constexpr const char* Breadth100 = "BREADTH_100DMA";
inline constexpr const char* Breadth200 = "BREADTH_200DMA";
inline constexpr const char* Advances = "NYSE_ADVANCES";
inline constexpr const char* Declines = "NYSE_DECLINES";
inline constexpr const char* NewHighs = "NEW_HIGHS";
inline constexpr const char* NewLows = "NEW_LOWS";
inline constexpr const char* PutCallTotal = "PC_TOTAL"; ///< published total put/call ratio
inline constexpr const char* PutCallIndex = "PC_INDEX";
inline constexpr const char* PutCallEtp = "PC_ETP";
inline constexpr const char* PutCallEquity = "PC_EQUITY";
inline constexpr const char* PutCallVix = "PC_VIX";
inline constexpr const char* PutCallSpx = "PC_SPX";
inline constexpr const char* CallVolume = "OPT_VOLUME_CALLS"; ///< contracts of all exchanges of Cboe
inline constexpr const char* PutVolume = "OPT_VOLUME_PUTS";
inline constexpr const char* HighYieldOas = "HY_OAS";       ///< percent
inline constexpr const char* InvestmentGradeOas = "IG_OAS"; ///< percent
inline constexpr const char* Yield10y = "US10Y";            ///< percent
inline constexpr const char* Yield2y = "US2Y";
inline constexpr const char* Bill13w = "TBILL13W";
inline constexpr const char* FedFunds = "FEDFUNDS";

/// Every name above: one value a day that is no price of a share or fund.
[[nodiscard]] const std::vector<std::string>& macroNames();

/// "IV30:AAPL": the 30-day at-the-money volatility of a stock by session, a fraction in `close`, derived from
/// its chains (ATR-O1, engine/chains/atm_volatility.h).
[[nodiscard]] std::string iv30(const std::string& symbol);
/// "VX1".."VX8": the n-th column of a table of the first eight settlements.
[[nodiscard]] std::string vxTable(int n);
/// "VX:2014-08-20": daily settlements of the monthly contract with that final settlement date (close =
/// settlement).
[[nodiscard]] std::string vxContract(base::Date finalSettlement);

} // namespace signalbox::market::names
