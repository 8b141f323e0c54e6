// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/market/bar_series.h"

#include <algorithm>

namespace signalbox::market {

const char* basisName(Basis basis) {
    switch (basis) {
    case Basis::AsTraded:
        return "as_traded";
    case Basis::SplitAdjusted:
        return "split_adjusted";
    case Basis::DividendAdjusted:
        return "dividend_adjusted";
    }
    return "";
}

std::optional<Basis> parseBasis(const std::string& name) {
    for (const Basis basis : {Basis::AsTraded, Basis::SplitAdjusted, Basis::DividendAdjusted}) {
        if (name == basisName(basis)) {
            return basis;
        }
    }
    return std::nullopt;
}

Result<std::shared_ptr<const BarSeries>> BarSeries::create(SeriesId id, const std::vector<Bar>& bars,
                                                           bool simulated) {
    std::shared_ptr<BarSeries> series(new BarSeries);
    series->m_simulated = simulated;
    for (std::vector<double>* column :
         {&series->m_open, &series->m_high, &series->m_low, &series->m_close, &series->m_volume}) {
        column->reserve(bars.size());
    }
    series->m_dates.reserve(bars.size());
    for (const Bar& bar : bars) {
        if (!series->m_dates.empty() && bar.date <= series->m_dates.back()) {
            return base::fail(base::ErrorCode::Internal, "bars are not in strictly increasing date order",
                              id.symbol + " " + base::toIso(bar.date));
        }
        if (!base::isKnown(bar.close)) {
            return base::fail(base::ErrorCode::Internal, "a bar without a close",
                              id.symbol + " " + base::toIso(bar.date));
        }
        series->m_dates.push_back(bar.date);
        series->m_open.push_back(bar.open);
        series->m_high.push_back(bar.high);
        series->m_low.push_back(bar.low);
        series->m_close.push_back(bar.close);
        series->m_volume.push_back(bar.volume);
    }
    series->m_id = std::move(id);
    return std::shared_ptr<const BarSeries>(std::move(series));
}

Bar BarSeries::bar(std::size_t index) const {
    return {m_dates[index], m_open[index], m_high[index], m_low[index], m_close[index], m_volume[index]};
}

std::optional<std::size_t> BarSeries::indexOf(Date date) const {
    const auto at = std::lower_bound(m_dates.begin(), m_dates.end(), date);
    if (at == m_dates.end() || *at != date) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(at - m_dates.begin());
}

std::size_t BarSeries::endAsOf(Date date) const {
    return static_cast<std::size_t>(std::upper_bound(m_dates.begin(), m_dates.end(), date) - m_dates.begin());
}

BarView::BarView(std::shared_ptr<const BarSeries> series, Date asOf)
    : m_series(std::move(series)), m_end(m_series ? m_series->endAsOf(asOf) : 0) {}

std::optional<Date> BarView::lastDate() const {
    return m_end == 0 ? std::nullopt : std::optional<Date>(m_series->dates()[m_end - 1]);
}

std::optional<double> BarView::closeOn(Date date) const {
    if (!m_series) {
        return std::nullopt;
    }
    const auto index = m_series->indexOf(date);
    return index && *index < m_end ? std::optional<double>(m_series->close()[*index]) : std::nullopt;
}

} // namespace signalbox::market
