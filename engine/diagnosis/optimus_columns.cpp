// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/diagnosis/optimus_columns.h"

#include "engine/market/series_names.h"

#include <algorithm>

namespace signalbox::diagnosis {
namespace {

SeriesPointer seriesOf(const market::MarketSnapshot& snapshot, const std::string& name) {
    return snapshot.view(name).series();
}

} // namespace

OptimusSeries optimusSeries(const market::MarketSnapshot& snapshot, const std::string& underlying) {
    namespace names = market::names;
    OptimusSeries series;
    series.price = seriesOf(snapshot, underlying);
    series.spx = underlying == "SPX" ? nullptr : seriesOf(snapshot, "SPX");
    series.vix = seriesOf(snapshot, names::Vix);
    series.vix3m = seriesOf(snapshot, names::Vix3m);
    series.breadth = seriesOf(snapshot, names::Breadth50);
    series.putCall = seriesOf(snapshot, names::PutCallTotal);
    series.putVolume = seriesOf(snapshot, names::PutVolume);
    series.callVolume = seriesOf(snapshot, names::CallVolume);
    series.highYield = seriesOf(snapshot, names::HighYieldOas);
    series.investmentGrade = seriesOf(snapshot, names::InvestmentGradeOas);
    series.vx1 = seriesOf(snapshot, names::vxTable(1));
    series.vx2 = seriesOf(snapshot, names::vxTable(2));
    for (const auto& [settlement, view] : snapshot.vxContracts) {
        if (view.exists()) {
            series.vxContracts.emplace(settlement, view.series());
        }
    }
    return series;
}

BarCount countBars(const Column& column) {
    BarCount count;
    count.first = column.first;
    count.upTo.reserve(column.values.size());
    int bars = 0;
    for (const double value : column.values) {
        bars += base::isKnown(value) ? 1 : 0;
        count.upTo.push_back(bars);
    }
    return count;
}

int BarCount::at(int session) const {
    const int index = session - first;
    if (upTo.empty() || index < 0) {
        return 0;
    }
    return upTo[std::min(static_cast<std::size_t>(index), upTo.size() - 1)];
}

int BarCount::missing(int session, int window) const {
    if (upTo.empty() || session < first) {
        return 0;
    }
    const int begin = std::max(session - window + 1, first);
    return (session - begin + 1) - (at(session) - at(begin - 1));
}

std::optional<int> OptimusColumns::sessionOf(base::Date date) const {
    const auto found = std::lower_bound(dates.begin(), dates.end(), date);
    if (found == dates.end() || *found != date) {
        return std::nullopt;
    }
    return firstSession + static_cast<int>(found - dates.begin());
}

} // namespace signalbox::diagnosis
