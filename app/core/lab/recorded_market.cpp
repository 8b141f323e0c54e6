// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/recorded_market.h"

#include <algorithm>

namespace signalbox::app {
namespace {

/// The stored series of that identity, split-adjusted as of the day; null when it is not stored.
base::Result<std::shared_ptr<const market::BarSeries>>
storedSeries(store::MarketStore& store, const market::SeriesId& id, base::Date day) {
    SIGNALBOX_TRY_ASSIGN(const auto candidates, store.candidates(id.symbol));
    const bool stored = std::any_of(candidates.begin(), candidates.end(),
                                    [&id](const store::CatalogueEntry& one) { return one.id == id; });
    if (!stored) {
        return std::shared_ptr<const market::BarSeries>();
    }
    SIGNALBOX_TRY_ASSIGN(auto series, store.load(id));
    SIGNALBOX_TRY_ASSIGN(const auto actions, store.actions(id.symbol));
    return store::adjustForSplits(series, actions, day);
}

base::Status putSeries(store::MarketStore& store, const routine::RecordedSeries& recorded,
                       market::MarketSnapshot& snapshot) {
    const auto basis = market::parseBasis(recorded.basis);
    const market::BarView& shown = snapshot.view(recorded.name);
    const bool asRecorded =
        shown.exists() && shown.id().source == recorded.source && basis && shown.id().basis == *basis;
    if (asRecorded || !basis) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(const auto series,
                         storedSeries(store, {recorded.name, recorded.source, *basis}, snapshot.asOf));
    if (series) {
        snapshot.series[recorded.name] = market::BarView(series, snapshot.asOf);
    }
    return {};
}

/// Contracts of sources that are not on record give way to those that are.
base::Status putContracts(store::MarketStore& store, const routine::RecordedContracts& recorded,
                          market::MarketSnapshot& snapshot) {
    for (auto& [settlement, view] : snapshot.vxContracts) {
        if (!view.exists() || recorded.sources.empty() ||
            std::binary_search(recorded.sources.begin(), recorded.sources.end(), view.id().source)) {
            continue;
        }
        for (const std::string& source : recorded.sources) {
            SIGNALBOX_TRY_ASSIGN(
                const auto series,
                storedSeries(store, {view.id().symbol, source, view.id().basis}, snapshot.asOf));
            if (series && series->endAsOf(snapshot.asOf) > 0) {
                view = market::BarView(series, snapshot.asOf);
                break;
            }
        }
    }
    return {};
}

base::Status putChain(store::MarketStore& store, const std::string& underlying,
                      const routine::RecordedInputs& recorded, market::MarketSnapshot& snapshot) {
    if (!recorded.complete) {
        return {};
    }
    if (!recorded.chain) {
        snapshot.chains.erase(underlying);
        return {};
    }
    const auto shown = snapshot.chain(underlying);
    if (shown && shown->id().source == recorded.chain->source &&
        shown->id().secondsOfDay == recorded.chain->secondsOfDay) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(const auto stored, store.chainsOn(underlying, snapshot.asOf));
    for (const store::ChainEntry& entry : stored) {
        if (entry.id.source == recorded.chain->source &&
            entry.id.secondsOfDay == recorded.chain->secondsOfDay) {
            SIGNALBOX_TRY_ASSIGN(snapshot.chains[underlying], store.chain(entry.id));
        }
    }
    return {};
}

} // namespace

base::Result<market::MarketSnapshot> recordedMarket(const OpenHome& open, MarketAccess& market,
                                                    const SnapshotWish& wish,
                                                    const routine::RecordedInputs& recorded) {
    SIGNALBOX_TRY_ASSIGN(market::MarketSnapshot snapshot, market.snapshot(wish));
    for (const routine::RecordedSeries& series : recorded.series) {
        SIGNALBOX_TRY(putSeries(*open.store, series, snapshot));
    }
    SIGNALBOX_TRY(putContracts(*open.store, recorded.contracts, snapshot));
    SIGNALBOX_TRY(putChain(*open.store, wish.underlying, recorded, snapshot));
    routine::putAhead(recorded, wish.underlying, snapshot);
    return snapshot;
}

} // namespace signalbox::app
