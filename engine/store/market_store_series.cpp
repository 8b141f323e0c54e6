// SPDX-License-Identifier: GPL-3.0-or-later
// Which series the market store holds, and their bars.
#include "engine/store/market_query.h"
#include "engine/store/market_state.h"
#include "engine/store/series_choice.h"

namespace signalbox::store {
namespace {

CatalogueEntry catalogueEntry(const Query& query) {
    return {{query.text(0), query.text(1), static_cast<market::Basis>(query.integer(2))},
            dateAt(query, 3),
            dateAt(query, 4),
            query.integer(5),
            query.integer(6),
            query.integer(7) != 0};
}

} // namespace

base::Result<std::vector<CatalogueEntry>> MarketStore::catalogue() {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query, m_state->database->query(
                                          "SELECT symbol, source, basis, first, last, rows, holes, simulated "
                                          "FROM series ORDER BY symbol, basis, source"));
    std::vector<CatalogueEntry> entries;
    SIGNALBOX_TRY(forEach(std::move(query), [&entries](const Query& row) -> base::Status {
        entries.push_back(catalogueEntry(row));
        return {};
    }));
    return entries;
}

base::Result<std::vector<CatalogueEntry>> MarketStore::candidates(const std::string& symbol) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query, m_state->database->query(
                                          "SELECT symbol, source, basis, first, last, rows, holes, simulated "
                                          "FROM series WHERE symbol = ? ORDER BY basis, source"));
    query.bindText(1, symbol);
    std::vector<CatalogueEntry> entries;
    SIGNALBOX_TRY(forEach(std::move(query), [&entries](const Query& row) -> base::Status {
        entries.push_back(catalogueEntry(row));
        return {};
    }));
    return entries;
}

base::Result<std::vector<std::string>> MarketStore::symbols(const std::string& prefix) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         m_state->database->query("SELECT DISTINCT symbol FROM series WHERE substr(symbol, "
                                                  "1, ?1) = ?2 ORDER BY symbol"));
    query.bind(1, static_cast<std::int64_t>(prefix.size())).bindText(2, prefix);
    std::vector<std::string> symbols;
    SIGNALBOX_TRY(forEach(std::move(query), [&symbols](const Query& row) -> base::Status {
        symbols.push_back(row.text(0));
        return {};
    }));
    return symbols;
}

base::Result<std::shared_ptr<const market::BarSeries>> MarketStore::load(const market::SeriesId& id) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(const auto row, findSeries(*m_state->database, id));
    if (!row) {
        return base::fail(base::ErrorCode::MissingData, "there is no such series", nameOf(id),
                          "see `signalbox data` for what the store holds");
    }
    CachedSeries& cached = m_state->cache[id];
    if (auto held = cached.series.lock(); held && cached.revision == row->revision) {
        return held;
    }
    SIGNALBOX_TRY_ASSIGN(const auto bars, readBars(*m_state->database, row->id, nameOf(id)));
    SIGNALBOX_TRY_ASSIGN(auto series, market::BarSeries::create(id, bars, row->simulated));
    cached = {row->revision, series};
    return series;
}

base::Result<std::shared_ptr<const market::BarSeries>>
MarketStore::loadFor(const std::string& symbol, base::Date date, const std::optional<std::string>& source) {
    SIGNALBOX_TRY_ASSIGN(const auto entries, candidates(symbol));
    std::vector<SeriesCandidate> choice;
    std::vector<std::shared_ptr<const market::BarSeries>> loaded;
    for (const CatalogueEntry& entry : entries) {
        if (entry.first > date) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(auto series, load(entry.id));
        choice.push_back(
            {entry.id, series->indexOf(date).has_value(), static_cast<std::int64_t>(series->endAsOf(date))});
        loaded.push_back(std::move(series));
    }
    const auto chosen = chooseSeries(choice, source);
    for (auto& series : loaded) {
        if (chosen && series->id() == *chosen) {
            return std::move(series);
        }
    }
    return std::shared_ptr<const market::BarSeries>();
}

} // namespace signalbox::store
