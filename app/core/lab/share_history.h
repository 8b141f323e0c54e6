// SPDX-License-Identifier: GPL-3.0-or-later
// What a backtest needs of the symbols of a universe: who they are on which day, their columns, their chains.
#pragma once

#include "app/core/bootstrap/open_home.h"
#include "app/core/market/market_access.h"
#include "engine/backtest/share_system.h"
#include "engine/base/executor.h"
#include "engine/history/share_model.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::app {

/// A symbol with the days on which it belonged to its universe; empty: always.
struct Member {
    std::string symbol;
    std::vector<std::pair<base::Date, base::Date>> spans;
};
struct SpanUniverse {
    std::string name;
    std::vector<Member> members;    ///< by symbol; those with bars
    std::vector<std::string> notes; ///< survivorship, unknown symbols
};
/// Members of a universe at any time of a span (SHR-D8).
[[nodiscard]] base::Result<SpanUniverse> universeOf(const std::string& name, const OpenHome& home,
                                                    base::Date from, base::Date to);

struct ShareData {
    std::shared_ptr<const diagnosis::EquityColumns> columns;
    std::shared_ptr<const history::ShareModel> model;
    std::shared_ptr<const history::ShareChains> chains; ///< recorded ones, else the model's
    int recorded = 0;                                   ///< sessions of the span with a recorded chain
};
struct ShareHistory {
    std::map<std::string, ShareData> shares;
    std::vector<std::string> notes;
    std::vector<std::string> errorLines; ///< model against recorded chains
};
/// Columns, models and chains of the symbols over the sessions of `market`. The same on any number of
/// threads.
[[nodiscard]] base::Result<ShareHistory> loadShares(const OpenHome& home, MarketAccess& access,
                                                    const backtest::ShareMarket& market,
                                                    const std::vector<std::string>& symbols,
                                                    const base::Executor& executor);

} // namespace signalbox::app
