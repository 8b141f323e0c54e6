// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/real.h"
#include "engine/diagnosis/optimus_columns.h"
#include "engine/diagnosis/term_ratio.h"
#include "engine/indicators/indicators.h"

#include <algorithm>
#include <limits>

namespace signalbox::diagnosis {
namespace {

constexpr int RankWindow = 252;    // SHR-I8
constexpr int VolatilityDays = 20; // OPT-D2
constexpr int MeanDays = 5;        // OPT-R1, OPT-D4

int endOf(const Column& column) {
    return column.first + static_cast<int>(column.values.size());
}

/// An index that stands at zero or below was not published that day.
void dropNonPositive(Column& column) {
    for (double& value : column.values) {
        if (!(value > 0)) {
            value = base::Missing;
        }
    }
}

/// One value per session made from those of two columns, over the sessions of either.
template <typename Combine>
Column combine(const Column& a, const Column& b, Combine make) {
    Column made;
    if (a.values.empty() && b.values.empty()) {
        return made;
    }
    made.first = a.values.empty() ? b.first : b.values.empty() ? a.first : std::min(a.first, b.first);
    const int end =
        std::max(a.values.empty() ? made.first : endOf(a), b.values.empty() ? made.first : endOf(b));
    made.values.reserve(static_cast<std::size_t>(end - made.first));
    for (int session = made.first; session < end; ++session) {
        made.values.push_back(make(a.at(session), b.at(session)));
    }
    return made;
}

class Builder {
public:
    Builder(OptimusColumns& columns, const calendar::Calendar& calendar,
            std::optional<base::Date> historyStart)
        : m_columns(columns), m_calendar(calendar), m_historyStart(historyStart) {}

    base::Status run() {
        SIGNALBOX_TRY(loadPrice());
        SIGNALBOX_TRY(loadMarket());
        SIGNALBOX_TRY(layAxis());
        SIGNALBOX_TRY_ASSIGN(TermRatio term,
                             termRatio(m_columns.series, m_calendar, m_columns.parameters.tsSource,
                                       m_columns.firstSession, m_columns.dates));
        m_columns.termRatio = std::move(term.ratio);
        m_columns.termOrigin = std::move(term.origin);
        classify();
        return {};
    }

private:
    base::Result<Column> closes(const SeriesPointer& series) {
        if (!series) {
            return Column();
        }
        SIGNALBOX_TRY_ASSIGN(indicators::SessionBars bars,
                             indicators::onSessions(*series, m_calendar, m_historyStart));
        return Column{bars.firstSession, std::move(bars.close)};
    }

    base::Status loadPrice() {
        OptimusColumns& c = m_columns;
        const params::OptimusParameters& p = c.parameters;
        if (c.series.price) {
            SIGNALBOX_TRY_ASSIGN(indicators::SessionBars bars,
                                 indicators::onSessions(*c.series.price, m_calendar, m_historyStart));
            const int first = bars.firstSession;
            c.open = {first, std::move(bars.open)};
            c.high = {first, std::move(bars.high)};
            c.low = {first, std::move(bars.low)};
            c.close = {first, std::move(bars.close)};
            c.volume = {first, std::move(bars.volume)};
        }
        const int first = c.close.first;
        const std::vector<double>& close = c.close.values;
        c.ema = {first, indicators::ema(close, p.trendEmaPeriod)};
        indicators::Bollinger bands = indicators::bollinger(close, p.bbPeriod, p.bbStdDev);
        c.bandMiddle = {first, std::move(bands.middle)};
        c.bandSigma = {first, std::move(bands.sigma)};
        c.bandLower = {first, std::move(bands.lower)};
        c.bandUpper = {first, std::move(bands.upper)};
        c.rsi = {first, indicators::rsi(close, p.rsiPeriod)};
        c.hv20 = {first, indicators::historicalVolatility(close, VolatilityDays)};
        c.upStreak = {first, indicators::upStreak(close)};
        indicators::Macd macd = indicators::macd(close);
        c.macd = {first, std::move(macd.macd)};
        c.macdSignal = {first, std::move(macd.signal)};
        c.macdHistogram = {first, std::move(macd.histogram)};
        c.priceBars = countBars(c.close);
        return {};
    }

    base::Status loadMarket() {
        OptimusColumns& c = m_columns;
        const OptimusSeries& s = c.series;
        if (s.spx && s.spx != s.price) {
            SIGNALBOX_TRY_ASSIGN(c.regimeClose, closes(s.spx));
            c.regimeEma = {c.regimeClose.first,
                           indicators::ema(c.regimeClose.values, c.parameters.trendEmaPeriod)};
        } else {
            c.regimeClose = c.close;
            c.regimeEma = c.ema;
        }
        c.regimeBars = countBars(c.regimeClose);
        SIGNALBOX_TRY_ASSIGN(c.vix, closes(s.vix));
        dropNonPositive(c.vix);
        c.ivRank = {c.vix.first, indicators::percentileRank(c.vix.values, RankWindow)};
        c.vixBars = countBars(c.vix);
        SIGNALBOX_TRY_ASSIGN(c.breadth, closes(s.breadth));
        c.breadthMean5 = {c.breadth.first, indicators::sma(c.breadth.values, MeanDays)};
        c.breadthBars = countBars(c.breadth);
        SIGNALBOX_TRY(loadPutCall());
        SIGNALBOX_TRY_ASSIGN(const Column highYield, closes(s.highYield));
        SIGNALBOX_TRY_ASSIGN(const Column investmentGrade, closes(s.investmentGrade));
        c.creditSpread = combine(highYield, investmentGrade, [](double hy, double ig) { return hy - ig; });
        return {};
    }

    /// OPT-D4: from volumes where known, else the published ratio, as one series.
    base::Status loadPutCall() {
        OptimusColumns& c = m_columns;
        SIGNALBOX_TRY_ASSIGN(const Column puts, closes(c.series.putVolume));
        SIGNALBOX_TRY_ASSIGN(const Column calls, closes(c.series.callVolume));
        SIGNALBOX_TRY_ASSIGN(const Column published, closes(c.series.putCall));
        const Column counted =
            combine(puts, calls, [](double p, double k) { return p > 0 && k > 0 ? p / k : base::Missing; });
        c.putCallRatio = combine(counted, published, [](double own, double other) {
            return base::isKnown(own) ? own : other > 0 ? other : base::Missing;
        });
        const std::vector<double> mean = indicators::sma(c.putCallRatio.values, MeanDays);
        c.putCallRank = {c.putCallRatio.first, indicators::percentileRank(mean, RankWindow)};
        return {};
    }

    /// The sessions from the first bar of the underlying to the last of any series.
    base::Status layAxis() {
        OptimusColumns& c = m_columns;
        int first = c.close.values.empty() ? std::numeric_limits<int>::max() : c.close.first;
        int last = -1;
        for (const Column* column :
             {&c.close, &c.regimeClose, &c.vix, &c.breadth, &c.putCallRatio, &c.creditSpread}) {
            if (!column->values.empty()) {
                last = std::max(last, endOf(*column) - 1);
                first = c.close.values.empty() ? std::min(first, column->first) : first;
            }
        }
        if (last < first) {
            return {};
        }
        SIGNALBOX_TRY_ASSIGN(const base::Date from, m_calendar.sessionAt(first));
        SIGNALBOX_TRY_ASSIGN(const base::Date to, m_calendar.sessionAt(last));
        SIGNALBOX_TRY_ASSIGN(c.dates, m_calendar.sessions(from, to));
        c.firstSession = first;
        c.lastSession = last;
        return {};
    }

    [[nodiscard]] RegimeInputs regimeInputs(int session) const {
        const OptimusColumns& c = m_columns;
        RegimeInputs in;
        in.vix = base::known(c.vix.at(session));
        in.tsRatio = base::known(c.termRatio.at(session));
        in.close = base::known(c.regimeClose.at(session));
        in.ema200 = base::known(c.regimeEma.at(session));
        in.breadth = base::known(c.breadth.at(session));
        in.breadthMean5 = base::known(c.breadthMean5.at(session));
        in.breadthMean5TenAgo = base::known(c.breadthMean5.at(session - 10));
        return in;
    }

    void classify() {
        OptimusColumns& c = m_columns;
        const params::OptimusParameters& p = c.parameters;
        const RegimeThresholds limits = regimeThresholds(p);
        const std::size_t count = c.dates.size();
        c.rawRegime.resize(count);
        c.regime.resize(count);
        c.regimeRule.resize(count);
        c.regimeMissing.resize(count);
        c.regimeRun.resize(count);
        c.unknownRun.resize(count);
        const auto closes = static_cast<std::size_t>(p.deescalationCloses);
        for (std::size_t i = 0; i < count; ++i) {
            const RegimeClass found =
                classifyRegime(regimeInputs(c.firstSession + static_cast<int>(i)), limits);
            c.rawRegime[i] = found.regime;
            c.regimeRule[i] = static_cast<std::uint8_t>(found.rule);
            c.regimeMissing[i] = found.missing;
            const std::size_t window = std::min(closes, i + 1);
            c.regime[i] =
                effectiveRegime(std::span(c.rawRegime).subspan(i + 1 - window, window), p.deescalationCloses);
            const bool same = i > 0 && c.regime[i] == c.regime[i - 1];
            c.regimeRun[i] = same ? c.regimeRun[i - 1] + 1 : 1;
            const int before = i > 0 ? c.unknownRun[i - 1] : 0;
            c.unknownRun[i] = found.regime == Regime::Unknown ? before + 1 : 0;
        }
    }

    OptimusColumns& m_columns;
    const calendar::Calendar& m_calendar;
    std::optional<base::Date> m_historyStart;
};

} // namespace

base::Result<std::shared_ptr<const OptimusColumns>>
buildOptimusColumns(OptimusSeries series, const calendar::Calendar& calendar,
                    const params::OptimusParameters& parameters, std::optional<base::Date> historyStart) {
    auto columns = std::make_shared<OptimusColumns>();
    columns->parameters = parameters;
    columns->series = std::move(series);
    SIGNALBOX_TRY(Builder(*columns, calendar, historyStart).run());
    return std::shared_ptr<const OptimusColumns>(std::move(columns));
}

base::Result<std::shared_ptr<const OptimusColumns>>
buildOptimusColumns(const market::MarketSnapshot& snapshot, const std::string& underlying,
                    const calendar::Calendar& calendar, const params::OptimusParameters& parameters,
                    std::optional<base::Date> historyStart) {
    return buildOptimusColumns(optimusSeries(snapshot, underlying), calendar, parameters, historyStart);
}

} // namespace signalbox::diagnosis
