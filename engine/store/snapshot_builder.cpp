// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/snapshot_builder.h"

#include "engine/market/series_names.h"
#include "engine/store/series_choice.h"

#include <algorithm>
#include <mutex>
#include <tuple>

namespace signalbox::store {
namespace {

using SeriesPointer = std::shared_ptr<const market::BarSeries>;

constexpr const char* VxPrefix = "VX:";
constexpr int VxTableColumns = 8;
constexpr std::size_t MostChainsKept = 6;

std::vector<std::string> canonicalNames() {
    std::vector<std::string> all = market::names::macroNames();
    for (int n = 1; n <= VxTableColumns; ++n) {
        all.push_back(market::names::vxTable(n));
    }
    return all;
}

std::vector<std::string> wantedSymbols(const SnapshotRequest& request) {
    std::vector<std::string> wanted = request.symbols.empty() ? canonicalNames() : request.symbols;
    wanted.insert(wanted.end(), request.underlyings.begin(), request.underlyings.end());
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    return wanted;
}

} // namespace

struct SnapshotBuilder::State {
    std::shared_ptr<MarketStore> store;
    std::mutex guard; // guards what has been read
    std::optional<std::uint64_t> revision;
    std::map<std::string, std::vector<SeriesPointer>> series; ///< all candidates of a symbol
    std::map<std::tuple<market::SeriesId, std::size_t>, SeriesPointer> adjusted;
    std::map<std::string, std::vector<market::CorporateAction>> actions;
    std::map<std::string, std::vector<market::EarningsDate>> earnings;
    std::optional<std::vector<std::string>> vxSymbols;
    std::map<market::ChainId, std::shared_ptr<const market::OptionChain>> chains;

    /// Forgets everything when the store has changed.
    base::Status refresh() {
        SIGNALBOX_TRY_ASSIGN(const std::uint64_t current, store->revision());
        if (revision != current) {
            series.clear();
            adjusted.clear();
            actions.clear();
            earnings.clear();
            vxSymbols.reset();
            chains.clear();
            revision = current;
        }
        return {};
    }

    base::Result<const std::vector<SeriesPointer>*> candidates(const std::string& symbol) {
        const auto known = series.find(symbol);
        if (known != series.end()) {
            return &known->second;
        }
        SIGNALBOX_TRY_ASSIGN(const auto entries, store->candidates(symbol));
        std::vector<SeriesPointer> loaded;
        for (const CatalogueEntry& entry : entries) {
            SIGNALBOX_TRY_ASSIGN(auto one, store->load(entry.id));
            loaded.push_back(std::move(one));
        }
        return &series.emplace(symbol, std::move(loaded)).first->second;
    }

    /// SHR-D4b; null when the symbol has no series that has begun.
    base::Result<SeriesPointer> choose(const std::string& symbol, base::Date date,
                                       const std::optional<std::string>& source) {
        SIGNALBOX_TRY_ASSIGN(const auto* all, candidates(symbol));
        std::vector<SeriesCandidate> choice;
        for (const SeriesPointer& one : *all) {
            choice.push_back(
                {one->id(), one->indexOf(date).has_value(), static_cast<std::int64_t>(one->endAsOf(date))});
        }
        const auto chosen = chooseSeries(choice, source);
        for (const SeriesPointer& one : *all) {
            if (chosen && one->id() == *chosen) {
                return one;
            }
        }
        return SeriesPointer();
    }

    base::Result<const std::vector<market::CorporateAction>*> actionsOf(const std::string& symbol) {
        const auto known = actions.find(symbol);
        if (known != actions.end()) {
            return &known->second;
        }
        SIGNALBOX_TRY_ASSIGN(auto all, store->actions(symbol));
        return &actions.emplace(symbol, std::move(all)).first->second;
    }

    base::Status addSeries(market::MarketSnapshot& snapshot, const std::string& symbol,
                           const std::optional<std::string>& source) {
        SIGNALBOX_TRY_ASSIGN(SeriesPointer chosen, choose(symbol, snapshot.asOf, source));
        SIGNALBOX_TRY_ASSIGN(const auto* all, actionsOf(symbol));
        std::size_t inForce = 0;
        for (const market::CorporateAction& action : *all) {
            if (action.effective <= snapshot.asOf) {
                snapshot.actions.push_back(action);
                ++inForce;
            }
        }
        if (!chosen) {
            return {};
        }
        if (inForce > 0) {
            SeriesPointer& cached = adjusted[{chosen->id(), inForce}];
            if (!cached) {
                SIGNALBOX_TRY_ASSIGN(cached, adjustForSplits(chosen, *all, snapshot.asOf));
            }
            chosen = cached;
        }
        snapshot.simulated = snapshot.simulated || chosen->simulated();
        snapshot.series.emplace(symbol, market::BarView(chosen, snapshot.asOf));
        return {};
    }

    /// What is on file about the days to come: dividends that price options, and reports.
    base::Status addOutlook(market::MarketSnapshot& snapshot, const std::string& underlying) {
        SIGNALBOX_TRY_ASSIGN(const auto* all, actionsOf(underlying));
        const auto ahead = market::dividendsAhead(*all, snapshot.asOf);
        snapshot.dividendsAhead.insert(snapshot.dividendsAhead.end(), ahead.begin(), ahead.end());
        auto known = earnings.find(underlying);
        if (known == earnings.end()) {
            SIGNALBOX_TRY_ASSIGN(auto dates, store->earnings(underlying));
            known = earnings.emplace(underlying, std::move(dates)).first;
        }
        if (!known->second.empty()) {
            snapshot.earnings.emplace(underlying, known->second);
        }
        return {};
    }

    base::Status addVxContracts(market::MarketSnapshot& snapshot, const std::optional<std::string>& source) {
        if (!vxSymbols) {
            SIGNALBOX_TRY_ASSIGN(vxSymbols, store->symbols(VxPrefix));
        }
        for (const std::string& symbol : *vxSymbols) {
            const auto settlement = base::parseIsoDate(std::string_view(symbol).substr(3));
            if (!settlement) {
                continue;
            }
            SIGNALBOX_TRY_ASSIGN(SeriesPointer chosen, choose(symbol, snapshot.asOf, source));
            if (chosen) {
                snapshot.vxContracts.emplace(*settlement, market::BarView(chosen, snapshot.asOf));
            }
        }
        return {};
    }

    base::Status addChain(market::MarketSnapshot& snapshot, const std::string& underlying,
                          const SnapshotRequest& request) {
        SIGNALBOX_TRY_ASSIGN(const auto entries, store->chainsOn(underlying, request.date));
        const bool restricted =
            request.source && std::any_of(entries.begin(), entries.end(), [&](const ChainEntry& entry) {
                return entry.id.source == *request.source;
            });
        const ChainEntry* best = nullptr;
        // The latest moment; of one moment a chain with an underlying price before one without, then by
        // source.
        const auto rank = [](const ChainEntry& entry) {
            return std::tuple(-entry.asOf.time_since_epoch().count(), !entry.underlyingPrice, entry.basis,
                              -entry.contracts, std::string_view(entry.id.source));
        };
        for (const ChainEntry& entry : entries) {
            const int seconds =
                entry.id.secondsOfDay < 0 ? calendar::newYorkSeconds(entry.asOf) : entry.id.secondsOfDay;
            const bool inTime = !request.secondsOfDay || seconds <= *request.secondsOfDay;
            if (inTime && (!restricted || entry.id.source == *request.source) &&
                (best == nullptr || rank(entry) < rank(*best))) {
                best = &entry;
            }
        }
        if (best == nullptr) {
            return {};
        }
        if (chains.size() >= MostChainsKept && !chains.contains(best->id)) {
            chains.clear(); // a decoded chain takes megabytes; who still shows one holds it himself
        }
        auto& cached = chains[best->id];
        if (!cached) {
            SIGNALBOX_TRY_ASSIGN(cached, store->chain(best->id));
        }
        snapshot.simulated = snapshot.simulated || cached->simulated();
        snapshot.chains.emplace(underlying, cached);
        return {};
    }

    base::Status addNotes(market::MarketSnapshot& snapshot) {
        SIGNALBOX_TRY_ASSIGN(const auto stored, store->notes());
        for (const StoredNote& note : stored) {
            const bool known = snapshot.series.contains(note.series) || snapshot.chains.contains(note.series);
            if (known && (!note.date || *note.date <= snapshot.asOf)) {
                const std::string day = note.date ? base::toIso(*note.date) + " " : "";
                snapshot.notes.push_back({note.series, day + note.code + ": " + note.text});
            }
        }
        return {};
    }
};

SnapshotBuilder::SnapshotBuilder(std::shared_ptr<MarketStore> store) : m_state(std::make_unique<State>()) {
    m_state->store = std::move(store);
}

SnapshotBuilder::~SnapshotBuilder() = default;

base::Result<market::MarketSnapshot> SnapshotBuilder::build(const SnapshotRequest& request) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY(m_state->refresh());
    market::MarketSnapshot snapshot;
    snapshot.asOf = request.date;
    snapshot.simulated = m_state->store->market() == Market::Demo;
    for (const std::string& symbol : wantedSymbols(request)) {
        SIGNALBOX_TRY(m_state->addSeries(snapshot, symbol, request.source));
    }
    if (request.vxContracts) {
        SIGNALBOX_TRY(m_state->addVxContracts(snapshot, request.source));
    }
    for (const std::string& underlying : request.underlyings) {
        SIGNALBOX_TRY(m_state->addOutlook(snapshot, underlying));
        if (request.chains) {
            SIGNALBOX_TRY(m_state->addChain(snapshot, underlying, request));
        }
    }
    std::sort(snapshot.actions.begin(), snapshot.actions.end());
    SIGNALBOX_TRY(m_state->addNotes(snapshot));
    return snapshot;
}

base::Result<base::Date> SnapshotBuilder::lastSession(const std::string& underlying,
                                                      const std::optional<std::string>& source,
                                                      std::optional<base::Date> notAfter) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY(m_state->refresh());
    SIGNALBOX_TRY_ASSIGN(const auto* all, m_state->candidates(underlying));
    std::optional<base::Date> last;
    std::optional<base::Date> lastOfSource;
    for (const SeriesPointer& one : *all) {
        const auto& dates = one->dates();
        const auto end = notAfter ? std::upper_bound(dates.begin(), dates.end(), *notAfter) : dates.end();
        if (end != dates.begin()) {
            last = std::max(last, std::optional(*(end - 1)));
            if (source && one->id().source == *source) {
                lastOfSource = std::max(lastOfSource, std::optional(*(end - 1)));
            }
        }
    }
    if (!last) {
        return base::fail(base::ErrorCode::MissingData, "the store holds no bars of " + underlying,
                          m_state->store->market() == Market::Demo ? "demo market" : "real market",
                          "import them first");
    }
    return lastOfSource.value_or(*last);
}

base::Result<SnapshotBuilder::Neighbours>
SnapshotBuilder::neighbours(const std::string& underlying, base::Date date,
                            const std::optional<std::string>& source) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY(m_state->refresh());
    SIGNALBOX_TRY_ASSIGN(const auto* all, m_state->candidates(underlying));
    const bool restricted = source && std::any_of(all->begin(), all->end(), [&](const SeriesPointer& one) {
                                return one->id().source == *source;
                            });
    Neighbours found;
    for (const SeriesPointer& one : *all) {
        if (restricted && one->id().source != *source) {
            continue;
        }
        const auto& dates = one->dates();
        const auto after = std::upper_bound(dates.begin(), dates.end(), date);
        const auto at = std::lower_bound(dates.begin(), dates.end(), date);
        if (after != dates.end() && (!found.after || *after < *found.after)) {
            found.after = *after;
        }
        if (at != dates.begin() && (!found.before || *(at - 1) > *found.before)) {
            found.before = *(at - 1);
        }
    }
    return found;
}

} // namespace signalbox::store
