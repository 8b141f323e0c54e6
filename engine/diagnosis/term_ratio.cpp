// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/diagnosis/term_ratio.h"

#include "engine/base/real.h"

#include <algorithm>

namespace signalbox::diagnosis {
namespace {

/// Walks one series along increasing dates, so that a lookup costs one step and not a search.
class DateCursor {
public:
    DateCursor() = default;
    DateCursor(const market::BarSeries* series, base::Date from) : m_series(series) {
        if (m_series != nullptr) {
            const auto& dates = m_series->dates();
            m_index =
                static_cast<std::size_t>(std::lower_bound(dates.begin(), dates.end(), from) - dates.begin());
        }
    }
    /// The close on a date, Missing when there is none or it is not positive: a zero is no settlement.
    [[nodiscard]] double closeOn(base::Date date) {
        if (m_series == nullptr) {
            return base::Missing;
        }
        const auto& dates = m_series->dates();
        while (m_index < dates.size() && dates[m_index] < date) {
            ++m_index;
        }
        if (m_index == dates.size() || dates[m_index] != date) {
            return base::Missing;
        }
        const double close = m_series->close()[m_index];
        return close > 0 ? close : base::Missing;
    }

private:
    const market::BarSeries* m_series = nullptr;
    std::size_t m_index = 0;
};

const market::BarSeries* contractOf(const OptimusSeries& series, base::Date settlement) {
    const auto at = series.vxContracts.find(settlement);
    return at == series.vxContracts.end() ? nullptr : at->second.get();
}

/// The two contracts next due, found again only when the nearest one has settled.
class DueContracts {
public:
    DueContracts(const OptimusSeries& series, const calendar::Calendar& calendar)
        : m_series(series), m_calendar(calendar) {}

    base::Status moveTo(base::Date session) {
        if (m_started && session < m_nearest) {
            return {};
        }
        SIGNALBOX_TRY_ASSIGN(m_nearest, m_calendar.vixFuture(session, 1));
        SIGNALBOX_TRY_ASSIGN(const base::Date second, m_calendar.vixFuture(session, 2));
        m_first = DateCursor(contractOf(m_series, m_nearest), session);
        m_second = DateCursor(contractOf(m_series, second), session);
        m_started = true;
        return {};
    }
    [[nodiscard]] double ratioOn(base::Date session) {
        return m_first.closeOn(session) / m_second.closeOn(session);
    }

private:
    const OptimusSeries& m_series;
    const calendar::Calendar& m_calendar;
    bool m_started = false;
    base::Date m_nearest;
    DateCursor m_first, m_second;
};

} // namespace

base::Result<TermRatio> termRatio(const OptimusSeries& series, const calendar::Calendar& calendar,
                                  params::TermSource source, int first, std::span<const base::Date> dates) {
    TermRatio term;
    term.ratio.first = first;
    term.ratio.values.assign(dates.size(), base::Missing);
    term.origin.assign(dates.size(), TermOrigin::None);
    if (dates.empty()) {
        return term;
    }
    const bool futures = source == params::TermSource::Vx;
    DateCursor numerator((futures ? series.vx1 : series.vix).get(), dates.front());
    DateCursor denominator((futures ? series.vx2 : series.vix3m).get(), dates.front());
    DueContracts due(series, calendar);
    const bool contracts = futures && !series.vxContracts.empty();
    for (std::size_t i = 0; i < dates.size(); ++i) {
        TermOrigin origin = futures ? TermOrigin::Table : TermOrigin::VixVix3m;
        double ratio = base::Missing;
        if (contracts) {
            SIGNALBOX_TRY(due.moveTo(dates[i]));
            ratio = due.ratioOn(dates[i]);
        }
        if (base::isKnown(ratio)) {
            origin = TermOrigin::Contracts;
        } else {
            ratio = numerator.closeOn(dates[i]) / denominator.closeOn(dates[i]);
        }
        if (base::isKnown(ratio)) {
            term.ratio.values[i] = ratio;
            term.origin[i] = origin;
        }
    }
    return term;
}

} // namespace signalbox::diagnosis
