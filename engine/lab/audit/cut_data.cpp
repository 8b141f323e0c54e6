// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/audit/cut_data.h"

#include <algorithm>
#include <set>

namespace signalbox::lab {
namespace {

using market::Bar;
using market::BarSeries;
using SeriesPointer = std::shared_ptr<const BarSeries>;

/// By how much splits after `day` have divided the prices before them.
double laterSplits(const market::MarketSnapshot& snapshot, const std::string& symbol, base::Date day) {
    double ratio = 1;
    std::set<base::Date> counted; // the same split from two sources counts once
    for (const market::CorporateAction& action : snapshot.actions) {
        const bool split = action.kind == market::ActionKind::Split && action.ratio > 0;
        if (split && action.symbol == symbol && action.effective > day && action.effective <= snapshot.asOf &&
            counted.insert(action.effective).second) {
            ratio *= action.ratio;
        }
    }
    return ratio;
}

base::Result<SeriesPointer> undone(const SeriesPointer& series, double ratio) {
    std::vector<Bar> bars;
    bars.reserve(series->size());
    for (std::size_t i = 0; i < series->size(); ++i) {
        Bar bar = series->bar(i);
        bar.open *= ratio;
        bar.high *= ratio;
        bar.low *= ratio;
        bar.close *= ratio;
        bar.volume /= ratio;
        bars.push_back(bar);
    }
    return BarSeries::create(series->id(), bars, series->simulated());
}

} // namespace

RevisedSeries::RevisedSeries(market::SeriesId id, std::vector<Publication> publications)
    : m_id(std::move(id)), m_publications(std::move(publications)) {
    std::stable_sort(m_publications.begin(), m_publications.end(),
                     [](const Publication& a, const Publication& b) {
                         return std::pair(a.date, a.published) < std::pair(b.date, b.published);
                     });
}

base::Result<SeriesPointer> RevisedSeries::knownOn(base::Date day) const {
    std::vector<Bar> bars;
    for (const Publication& told : m_publications) {
        if (told.published > day || told.date > day) {
            continue;
        }
        if (bars.empty() || bars.back().date != told.date) {
            bars.emplace_back().date = told.date;
        }
        bars.back().close = told.value;
    }
    return BarSeries::create(m_id, bars);
}

base::Result<SeriesPointer> RevisedSeries::firstTold(base::Date day) const {
    std::vector<Bar> bars;
    for (const Publication& told : m_publications) {
        const bool first = bars.empty() || bars.back().date != told.date;
        if (first && told.published <= day && told.date <= day) {
            Bar& bar = bars.emplace_back();
            bar.date = told.date;
            bar.close = told.value;
        }
    }
    return BarSeries::create(m_id, bars);
}

base::Result<SeriesPointer> cutSeries(const SeriesPointer& series, base::Date day) {
    if (!series) {
        return series;
    }
    const std::size_t end = series->endAsOf(day);
    if (end == series->size()) {
        return series;
    }
    std::vector<Bar> bars;
    bars.reserve(end);
    for (std::size_t i = 0; i < end; ++i) {
        bars.push_back(series->bar(i));
    }
    return BarSeries::create(series->id(), bars, series->simulated());
}

base::Result<market::MarketSnapshot> cutSnapshot(const market::MarketSnapshot& snapshot, base::Date day,
                                                 const RevisedSet& revised) {
    market::MarketSnapshot cut;
    cut.asOf = day;
    cut.simulated = snapshot.simulated;
    cut.notes = snapshot.notes;
    for (const auto& [name, view] : snapshot.series) {
        if (!view.exists() || revised.contains(name)) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(SeriesPointer known, cutSeries(view.series(), day));
        const double ratio = laterSplits(snapshot, known->id().symbol, day);
        if (known->id().basis == market::Basis::AsTraded && ratio != 1) {
            SIGNALBOX_TRY_ASSIGN(known, undone(known, ratio));
        }
        cut.series.emplace(name, market::BarView(std::move(known), day));
    }
    for (const auto& [name, series] : revised) {
        SIGNALBOX_TRY_ASSIGN(SeriesPointer known, series.knownOn(day));
        cut.series.emplace(name, market::BarView(std::move(known), day));
    }
    for (const auto& [settlement, view] : snapshot.vxContracts) {
        if (view.exists()) {
            SIGNALBOX_TRY_ASSIGN(SeriesPointer known, cutSeries(view.series(), day));
            cut.vxContracts.emplace(settlement, market::BarView(std::move(known), day));
        }
    }
    for (const auto& [underlying, chain] : snapshot.chains) {
        if (chain && chain->id().date == day) {
            cut.chains.emplace(underlying, chain);
        }
    }
    for (const market::CorporateAction& action : snapshot.actions) {
        if (action.effective <= day) {
            cut.actions.push_back(action);
        }
    }
    return cut;
}

} // namespace signalbox::lab
