// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a backtest of one underlying needs, loaded once and then shared by every run, study and sweep:
// series cut at the last session of the span, recorded quotes, the model where there are none, and what tells
// one state of the data from another.
#pragma once

#include "app/core/bootstrap/open_home.h"
#include "app/core/market/market_access.h"
#include "engine/backtest/entry_columns.h"
#include "engine/history/model_error.h"
#include "engine/history/model_mixed.h"
#include "engine/history/recorded_quotes.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace signalbox::app {

struct HistoryWish {
    std::string underlying = "SPX";
    base::Date from; ///< inclusive, any calendar dates
    base::Date to;
    std::vector<std::string> series;      ///< what the strategies read; the model's own are added
    std::function<void(double)> progress; ///< of the loading; may be empty
};

/// Immutable but for the cache inside, which is safe to share.
struct History {
    std::string underlying;
    bool simulated = false;
    market::MarketSnapshot snapshot; ///< at the last session: series from end to end (SHR-D4b)
    int firstSession = 0;            ///< calendar session numbers, inclusive
    int lastSession = 0;
    std::vector<base::Date> dates; ///< of the sessions
    std::shared_ptr<const history::RecordedQuotes> recorded;
    std::shared_ptr<const history::Quotes> quotes; ///< what runs trade on
    /// Model against quotes on days that have both, by constants fitted on the other days (the demonstration
    /// market: by the built-in ones); no cases: nothing to compare.
    history::ModelError modelError;
    std::vector<std::string> notes; ///< one line each: a shortened span, quotes kept in memory, ...
    std::string key;                ///< SHA-256 over series, quotes and model: changes when a result may
};

/// The span is cut to the sessions that the underlying has bars for; none left is a MissingData error.
[[nodiscard]] base::Result<std::shared_ptr<const History>>
loadHistory(const OpenHome& open, MarketAccess& market, const HistoryWish& wish, std::stop_token stop = {});

} // namespace signalbox::app
