// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/scan/market_index.h"

#include "engine/market/product.h"
#include "engine/market/series_names.h"
#include "engine/scan/lane_readings.h"
#include "engine/store/bar_file.h"
#include "engine/store/series_choice.h"
#include "engine/store/snapshot_builder.h"

#include <algorithm>
#include <array>
#include <new>
#include <set>

namespace signalbox::app {
namespace {

/// Values a day that are no prices of a share or fund.
bool isMacro(const std::string& symbol) {
    const auto& macro = market::names::macroNames();
    const bool future = symbol.starts_with("VX") && symbol.find_first_of("0123456789_:") == 2;
    return future || symbol.find(':') != std::string::npos ||
           std::find(macro.begin(), macro.end(), symbol) != macro.end();
}

/// An index has no shares to buy options of the house's kind on; funds have.
bool isShare(const std::string& symbol) {
    const auto product = market::knownProduct(symbol);
    return !isMacro(symbol) && !(product && product->index);
}

/// What changed what a share is; a cash dividend does not.
bool isEvent(const market::CorporateAction& action) {
    return action.kind != market::ActionKind::CashDividend;
}

struct AlignedBytes {
    explicit AlignedBytes(const std::string& bytes)
        : size(bytes.size()), start(::operator new(bytes.size() + 1, std::align_val_t{64})) {
        std::copy(bytes.begin(), bytes.end(), static_cast<char*>(start));
    }
    ~AlignedBytes() { ::operator delete(start, std::align_val_t{64}); }
    AlignedBytes(const AlignedBytes&) = delete;
    AlignedBytes& operator=(const AlignedBytes&) = delete;
    [[nodiscard]] std::string_view view() const { return {static_cast<const char*>(start), size}; }
    std::size_t size;
    void* start;
};

/// The bars of a home that cannot be written.
base::Result<std::shared_ptr<const scan::MarketBars>>
barsInMemory(store::MarketStore& store, std::span<const market::SeriesId> columns, std::uint64_t revision) {
    std::vector<std::shared_ptr<const market::BarSeries>> loaded;
    std::optional<base::Date> first;
    std::optional<base::Date> last;
    for (const market::SeriesId& id : columns) {
        SIGNALBOX_TRY_ASSIGN(auto one, store.load(id));
        if (!one->empty()) {
            first = first ? std::min(*first, one->dates().front()) : one->dates().front();
            last = last ? std::max(*last, one->dates().back()) : one->dates().back();
        }
        loaded.push_back(std::move(one));
    }
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    std::vector<base::Date> sessions;
    if (first) {
        SIGNALBOX_TRY_ASSIGN(sessions, calendar.sessions(*first, *last));
    }
    const auto bytes = std::make_shared<const AlignedBytes>(
        columns::buildBarTable(loaded, columns::Width::F64, {revision, 0}, sessions));
    SIGNALBOX_TRY_ASSIGN(const auto table, columns::BarTable::over(bytes->view(), "bars in memory"));
    return scan::MarketBars::over(table, {}, calendar, bytes);
}

} // namespace

base::Result<std::shared_ptr<MarketIndex>> MarketIndex::open(const OpenHome& home, bool suspicious) {
    std::shared_ptr<MarketIndex> index(new MarketIndex);
    std::vector<market::SeriesId> columns;
    SIGNALBOX_TRY(index->readStore(home, columns));
    SIGNALBOX_TRY(index->openBars(home, columns, suspicious));
    return index;
}

base::Status MarketIndex::readStore(const OpenHome& home, std::vector<market::SeriesId>& columns) {
    SIGNALBOX_TRY_ASSIGN(m_revision, home.store->revision());
    SIGNALBOX_TRY_ASSIGN(const auto catalogue, home.store->catalogue());
    SIGNALBOX_TRY_ASSIGN(const auto chains, home.store->chains());
    SIGNALBOX_TRY_ASSIGN(const auto actions, home.store->actions());
    SIGNALBOX_TRY_ASSIGN(const auto notes, home.store->notes());
    for (const store::CatalogueEntry& entry : catalogue) {
        if (isShare(entry.id.symbol)) {
            m_symbols[entry.id.symbol].series.push_back(
                {entry.id, static_cast<std::uint32_t>(columns.size()), entry.first, entry.last, {}});
            columns.push_back(entry.id);
        }
    }
    for (const store::ChainEntry& chain : chains) {
        if (const auto symbol = m_symbols.find(chain.id.underlying); symbol != m_symbols.end()) {
            auto& first = symbol->second.firstChain;
            first = first ? std::min(*first, chain.id.date) : chain.id.date;
        }
    }
    // The volatility of a share's options is derived from its chains: where there is one, options are listed.
    const std::string ofVolatility = market::names::iv30({});
    for (const store::CatalogueEntry& entry : catalogue) {
        if (!entry.id.symbol.starts_with(ofVolatility)) {
            continue;
        }
        const auto symbol = m_symbols.find(entry.id.symbol.substr(ofVolatility.size()));
        if (symbol != m_symbols.end()) {
            auto& first = symbol->second.firstChain;
            first = std::min(first.value_or(entry.first), entry.first);
        }
    }
    for (const market::CorporateAction& action : actions) {
        if (const auto symbol = m_symbols.find(action.symbol); symbol != m_symbols.end()) {
            symbol->second.actions.push_back(action);
        }
    }
    for (const store::StoredNote& note : notes) {
        const auto symbol = m_symbols.find(note.series);
        if (note.code != "BAD_SERIES" || symbol == m_symbols.end()) {
            continue;
        }
        // The note says of which source it speaks: "known-bad: 63 missing sessions".
        for (Series& series : symbol->second.series) {
            if (note.text.starts_with(series.id.source + ":")) {
                series.defect = "broken series: " + note.text.substr(series.id.source.size() + 2);
            }
        }
    }
    return {};
}

base::Status MarketIndex::openBars(const OpenHome& home, std::span<const market::SeriesId> columns,
                                   bool suspicious) {
    auto file = store::openBarFile(home.home.barTable(home.market), *home.store, columns, columns::Width::F64,
                                   suspicious ? store::Trust::AllTiles : store::Trust::TablesOnly);
    if (!file && file.error().code == base::ErrorCode::Io) {
        SIGNALBOX_TRY_ASSIGN(m_bars, barsInMemory(*home.store, columns, m_revision));
        return {};
    }
    SIGNALBOX_TRY(file);
    SIGNALBOX_TRY_ASSIGN(m_bars, scan::MarketBars::over((*file)->table(), (*file)->appended(),
                                                        calendar::Calendar::standard(), *file));
    return {};
}

std::vector<std::string> MarketIndex::symbols() const {
    std::vector<std::string> names;
    names.reserve(m_symbols.size());
    for (const auto& [name, symbol] : m_symbols) {
        names.push_back(name);
    }
    return names;
}

const MarketIndex::Series* MarketIndex::choose(const Symbol& symbol, base::Date date,
                                               const std::optional<std::string>& source) const {
    if (symbol.series.size() == 1) {
        const Series& only = symbol.series.front();
        return only.first <= date ? &only : nullptr;
    }
    const auto day = m_bars->dayOf(date);
    std::vector<store::SeriesCandidate> candidates;
    for (const Series& one : symbol.series) {
        const bool bar = day && base::isKnown(m_bars->value(one.column, *day, scan::Field::Close));
        candidates.push_back({one.id, bar, one.first <= date ? 1 : 0});
    }
    // Counting is dear and seldom asked for: only where two series are alike in everything before.
    for (store::SeriesCandidate& one : candidates) {
        const auto alike =
            std::count_if(candidates.begin(), candidates.end(), [&one](const store::SeriesCandidate& other) {
                return other.hasBar == one.hasBar && other.id.basis == one.id.basis && other.bars > 0;
            });
        if (alike > 1 && one.bars > 0 && day) {
            const auto at = static_cast<std::size_t>(&one - candidates.data());
            one.bars = scan::countBars(*m_bars, symbol.series[at].column, *day + 1, INT32_MAX);
        }
    }
    const auto chosen = store::chooseSeries(candidates, source);
    for (const Series& one : symbol.series) {
        if (chosen && one.id == *chosen) {
            return &one;
        }
    }
    return nullptr;
}

base::Result<std::vector<scan::Listing>>
MarketIndex::listings(std::span<const std::string> symbols, base::Date date,
                      const std::optional<std::string>& source) const {
    std::vector<scan::Listing> all;
    all.reserve(symbols.size());
    for (const std::string& name : symbols) {
        scan::Listing& listing = all.emplace_back();
        listing.symbol = name;
        const auto known = m_symbols.find(name);
        if (known == m_symbols.end()) {
            continue;
        }
        const Symbol& symbol = known->second;
        if (symbol.firstChain && *symbol.firstChain <= date) {
            listing.optionsListed = true;
        }
        const Series* series = choose(symbol, date, source);
        if (series == nullptr) {
            series = &symbol.series.front(); // it has not begun: no bar, and no look at what comes later
        }
        listing.series = series->column;
        listing.basis = series->id.basis;
        listing.defect = series->defect;
        if (series->last < date) {
            listing.lastBar = series->last;
        }
        for (const market::CorporateAction& action : symbol.actions) {
            if (isEvent(action) && action.effective <= date &&
                (!listing.lastAction || action.effective > *listing.lastAction)) {
                listing.lastAction = action.effective;
            }
        }
        if (listing.lastAction) {
            SIGNALBOX_TRY_ASSIGN(listing.sessionsSinceAction,
                                 calendar::Calendar::standard().businessDays(*listing.lastAction, date));
        }
        if (series->id.basis == market::Basis::AsTraded && !symbol.actions.empty()) {
            for (const auto& [effective, ratio] : store::splitsInForce(name, symbol.actions, date)) {
                if (effective > series->first) {
                    listing.splits.emplace_back(effective, ratio);
                }
            }
        }
    }
    return all;
}

} // namespace signalbox::app
