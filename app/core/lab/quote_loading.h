// SPDX-License-Identifier: GPL-3.0-or-later
// The recorded quotes of an underlying for history: every stored chain turned into rows once, on all cores,
// and kept as a file in the market's folder. The file is derived; it is made again when the store has changed
// or it is damaged.
#pragma once

#include "app/core/bootstrap/open_home.h"
#include "app/core/market/market_access.h"
#include "engine/history/recorded_quotes.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace signalbox::app {

struct QuoteWish {
    std::string underlying;
    base::Date from; ///< the span that is asked for, inclusive; the quotes may hold more
    base::Date to;
    std::function<void(double)> progress; ///< told the share done while rows are made; may be empty
};

/// The demonstration market can make a chain for every day; history takes those of its last half year as
/// recorded. Before that its prices come from the model, as those of the real market do.
inline constexpr std::size_t DemoSessionsRecorded = 126;

struct LoadedQuotes {
    std::shared_ptr<const history::RecordedQuotes>
        quotes;        ///< never null; without sessions when there are none
    bool made = false; ///< rows were made from chains; false: an up-to-date file was there
    /// Why the rows are held in memory instead of a file, one line; empty when they are not.
    std::string inMemoryBecause;
};

/// Per session the chain that the snapshot of that day holds (the latest moment of the day), with the codes,
/// volatility index, previous close, splits and rate that `plan` uses on that day. The result does not depend
/// on the number of threads (HomeOptions::threads). A home that cannot be written gets the span in memory. A
/// stop request ends it with Cancelled.
[[nodiscard]] base::Result<LoadedQuotes> loadQuotes(const OpenHome& open, MarketAccess& market,
                                                    const QuoteWish& wish, std::stop_token stop = {});

/// Where the file of an underlying lies.
[[nodiscard]] std::filesystem::path quoteFilePath(const OpenHome& open, const std::string& underlying);

} // namespace signalbox::app
