// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/entry/describe.h"
#include "engine/market/series_names.h"

namespace signalbox::entry {
namespace {

using diagnosis::OptimusColumns;
using diagnosis::SeriesPointer;
using diagnosis::TermOrigin;

constexpr int RankBars = 253; // what a percentile rank looks back on (SHR-D3a)

class InputList {
public:
    InputList(base::Date date, int session) : m_date(date), m_session(session) {}

    void add(const std::string& name, const SeriesPointer& series, bool gap = false) {
        InputUse use;
        use.series = name;
        use.stale = true;
        if (series) {
            use.source = series->id().source;
            use.basis = market::basisName(series->id().basis);
            if (const std::size_t end = series->endAsOf(m_date); end > 0) {
                use.asOf = series->dates()[end - 1];
                use.stale = *use.asOf != m_date;
            }
            if (series->id().basis == market::Basis::DividendAdjusted) {
                use.note = "DIV_ADJUSTED";
            }
        }
        if (gap) {
            use.note += use.note.empty() ? "GAP" : " GAP";
        }
        m_inputs.push_back(std::move(use));
    }
    /// True when sessions without a bar lie in the window: allowed within SHR-D3a, but said.
    [[nodiscard]] bool gapIn(const diagnosis::BarCount& bars, int window) const {
        return bars.missing(m_session, window) > 0;
    }
    [[nodiscard]] std::vector<InputUse> take() { return std::move(m_inputs); }

private:
    base::Date m_date;
    int m_session;
    std::vector<InputUse> m_inputs;
};

/// The series of the ratio: those that gave it, or, when there is none, those that should have.
void addTerm(InputList& list, const OptimusColumns& c, base::Date date, TermOrigin origin,
             const calendar::Calendar& calendar) {
    namespace names = market::names;
    if (c.parameters.tsSource == params::TermSource::VixVix3m) {
        list.add(names::Vix3m, c.series.vix3m);
        return;
    }
    const bool table = origin == TermOrigin::Table || (origin == TermOrigin::None && c.series.vx1);
    for (int n = 1; n <= 2; ++n) {
        if (table) {
            list.add(names::vxTable(n), n == 1 ? c.series.vx1 : c.series.vx2);
            continue;
        }
        // Past the calendar's end there is no next future to name; the ratio itself is missing then.
        if (const auto settlement = calendar.vixFuture(date, n)) {
            const auto at = c.series.vxContracts.find(*settlement);
            list.add(names::vxContract(*settlement), at == c.series.vxContracts.end() ? nullptr : at->second);
        }
    }
}

void addOptional(InputList& list, const OptimusColumns& c) {
    namespace names = market::names;
    const diagnosis::OptimusSeries& s = c.series;
    if (c.parameters.filterPutCall != FilterMode::Off) {
        if (s.putVolume && s.callVolume) {
            list.add(names::PutVolume, s.putVolume);
            list.add(names::CallVolume, s.callVolume);
        }
        if (s.putCall || !(s.putVolume && s.callVolume)) {
            list.add(names::PutCallTotal, s.putCall);
        }
    }
    if (c.parameters.filterCredit != FilterMode::Off) {
        list.add(names::HighYieldOas, s.highYield);
        list.add(names::InvestmentGradeOas, s.investmentGrade);
    }
}

} // namespace

std::vector<InputUse> inputsOf(const OptimusColumns& c, base::Date date, const calendar::Calendar& calendar,
                               const std::string& underlying) {
    const auto session = calendar.sessionNumber(date);
    if (!session) {
        return {};
    }
    InputList list(date, *session);
    list.add(underlying, c.series.price, list.gapIn(c.priceBars, c.parameters.trendEmaPeriod));
    if (c.series.spx) {
        list.add("SPX", c.series.spx, list.gapIn(c.regimeBars, c.parameters.trendEmaPeriod));
    }
    list.add(market::names::Vix, c.series.vix, list.gapIn(c.vixBars, RankBars));
    const TermOrigin origin = c.covers(*session)
                                  ? c.termOrigin[static_cast<std::size_t>(*session - c.firstSession)]
                                  : TermOrigin::None;
    addTerm(list, c, date, origin, calendar);
    list.add(market::names::Breadth50, c.series.breadth);
    addOptional(list, c);
    return list.take();
}

} // namespace signalbox::entry
