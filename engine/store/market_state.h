// SPDX-License-Identifier: GPL-3.0-or-later
// What MarketStore and its writer share. Private to engine/store.
#pragma once

#include "engine/store/market_store.h"
#include "engine/store/sqlite/database.h"

#include <map>
#include <mutex>

namespace signalbox::store {

/// A series as last read, with the revision it had, while somebody still holds it.
struct CachedSeries {
    std::int64_t revision = 0;
    std::weak_ptr<const market::BarSeries> series;
};

struct MarketStore::State {
    std::mutex guard; // guards the connection and the cache
    std::unique_ptr<Database> database;
    Market market = Market::Real;
    calendar::Calendar calendar = calendar::Calendar::standard();
    bool writable = false;
    std::map<market::SeriesId, CachedSeries> cache;
};

struct MarketWriter::State {
    Database& database;
    Market market = Market::Real;
    const calendar::Calendar& calendar;
    std::int64_t revision = 0; ///< of this transaction
    bool changed = false;
    std::optional<base::Date> firstBar =
        std::nullopt; ///< the earliest that it adds or changes in a series that was given

    void noteBars(const market::SeriesId& id, const std::optional<base::Date>& first);
};

/// Made here from other stored data, so that an import of one day may change any of its past. A colon is in
/// no name that was given.
[[nodiscard]] inline bool isDerived(const market::SeriesId& id) {
    return id.symbol.find(':') != std::string::npos;
}
/// Where meta keeps what a transaction did to bars: "MARK DAY", its mark in hexadecimal digits and its first
/// bar as days since 1970, or "-" when there is none.
[[nodiscard]] std::string changeKey(std::uint64_t revision);

/// The row of a series in the catalogue.
struct SeriesRow {
    std::int64_t id = 0;
    std::int64_t revision = 0;
    bool simulated = false;
};
[[nodiscard]] base::Result<std::optional<SeriesRow>> findSeries(Database& database,
                                                                const market::SeriesId& id);
/// All bars of a series in date order.
[[nodiscard]] base::Result<std::vector<market::Bar>> readBars(Database& database, std::int64_t series,
                                                              const std::string& name);
/// The stored chain and its row id; nothing when there is none.
struct ChainRow {
    std::int64_t id = 0;
    std::shared_ptr<const market::OptionChain> chain;
};
[[nodiscard]] base::Result<std::optional<ChainRow>> readChain(Database& database, const market::ChainId& id);
/// "SPX (cboe, as_traded)", for messages.
[[nodiscard]] std::string nameOf(const market::SeriesId& id);
/// "SPX 2019-05-01 15:45 (source)".
[[nodiscard]] std::string nameOf(const market::ChainId& id);

/// An absent date in a column that is part of a key.
inline constexpr std::int64_t NoDay = -2'147'483'648;
[[nodiscard]] std::int64_t dayOrNone(const std::optional<base::Date>& date);
[[nodiscard]] std::optional<base::Date> dateOrNone(std::int64_t day);

} // namespace signalbox::store
