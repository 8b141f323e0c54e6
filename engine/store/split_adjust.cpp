// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/snapshot_builder.h"

namespace signalbox::store {

std::map<base::Date, double> splitsInForce(const std::string& symbol,
                                           const std::vector<market::CorporateAction>& actions,
                                           base::Date asOf) {
    std::map<base::Date, double> splits;
    for (const market::CorporateAction& action : actions) {
        const bool split = action.kind == market::ActionKind::Split && action.ratio > 0;
        if (split && action.symbol == symbol && action.effective <= asOf) {
            splits.emplace(action.effective, action.ratio);
        }
    }
    return splits;
}

base::Result<std::shared_ptr<const market::BarSeries>>
adjustForSplits(const std::shared_ptr<const market::BarSeries>& series,
                const std::vector<market::CorporateAction>& actions, base::Date asOf) {
    if (series->id().basis != market::Basis::AsTraded || series->empty()) {
        return series;
    }
    const auto splits = splitsInForce(series->id().symbol, actions, asOf);
    if (splits.empty() || splits.rbegin()->first <= series->dates().front()) {
        return series;
    }
    std::vector<market::Bar> bars;
    bars.reserve(series->size());
    for (std::size_t i = 0; i < series->size(); ++i) {
        market::Bar bar = series->bar(i);
        double ratio = 1;
        for (auto split = splits.upper_bound(bar.date); split != splits.end(); ++split) {
            ratio *= split->second;
        }
        // A missing value stays missing: NaN divided is NaN.
        bar.open /= ratio;
        bar.high /= ratio;
        bar.low /= ratio;
        bar.close /= ratio;
        bar.volume *= ratio;
        bars.push_back(bar);
    }
    return market::BarSeries::create(series->id(), bars, series->simulated());
}

} // namespace signalbox::store
