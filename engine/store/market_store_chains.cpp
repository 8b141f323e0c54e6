// SPDX-License-Identifier: GPL-3.0-or-later
// Which option chains the market store holds, and their quotes.
#include "engine/store/market_query.h"
#include "engine/store/market_state.h"

namespace signalbox::store {
namespace {

ChainEntry chainEntry(const Query& query) {
    ChainEntry entry;
    entry.id = {query.text(0), dateAt(query, 1), static_cast<std::int32_t>(query.integer(2)), query.text(3)};
    entry.basis = static_cast<market::Basis>(query.integer(4));
    entry.asOf = timeAt(query, 5);
    entry.underlyingPrice = query.isNull(6) ? std::nullopt : std::optional(query.real(6));
    entry.contracts = query.integer(7);
    entry.expirations = query.integer(8);
    entry.simulated = query.integer(9) != 0;
    entry.revision = query.integer(10);
    return entry;
}

} // namespace

base::Result<std::vector<ChainEntry>> MarketStore::chains() {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(
        Query query,
        m_state->database->query(
            "SELECT underlying, date, seconds, source, basis, as_of, underlying_price, "
            "contracts, expirations, simulated, revision FROM chains ORDER BY underlying, date, as_of, "
            "source"));
    std::vector<ChainEntry> entries;
    SIGNALBOX_TRY(forEach(std::move(query), [&entries](const Query& row) -> base::Status {
        entries.push_back(chainEntry(row));
        return {};
    }));
    return entries;
}

base::Result<std::vector<ChainEntry>> MarketStore::chainsOn(const std::string& underlying, base::Date date) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(
        Query query,
        m_state->database->query(
            "SELECT underlying, date, seconds, source, basis, as_of, underlying_price, "
            "contracts, expirations, simulated, revision FROM chains WHERE underlying = ? AND date = ? "
            "ORDER BY as_of, source"));
    query.bindText(1, underlying).bind(2, std::int64_t{base::toDayNumber(date)});
    std::vector<ChainEntry> entries;
    SIGNALBOX_TRY(forEach(std::move(query), [&entries](const Query& row) -> base::Status {
        entries.push_back(chainEntry(row));
        return {};
    }));
    return entries;
}

base::Result<std::vector<base::Date>> MarketStore::chainDates(const std::string& underlying) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query, m_state->database->query("SELECT DISTINCT date FROM chains WHERE "
                                                               "underlying = ? ORDER BY date"));
    query.bindText(1, underlying);
    std::vector<base::Date> dates;
    SIGNALBOX_TRY(forEach(std::move(query), [&dates](const Query& row) -> base::Status {
        dates.push_back(dateAt(row, 0));
        return {};
    }));
    return dates;
}

base::Result<std::shared_ptr<const market::OptionChain>> MarketStore::chain(const market::ChainId& id) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(const auto row, readChain(*m_state->database, id));
    if (!row) {
        return base::fail(base::ErrorCode::MissingData, "there is no such chain", nameOf(id),
                          "see `signalbox data` for what the store holds");
    }
    return row->chain;
}

} // namespace signalbox::store
