// SPDX-License-Identifier: GPL-3.0-or-later
// Everything Optimus computes from series, once for a set of parameters, as dense columns over calendar
// sessions. Every column is causal, so one set of columns serves every day of a backtest: readingsAt() shows
// one day of it.
#pragma once

#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/diagnosis/optimus_readings.h"
#include "engine/market/bar_series.h"
#include "engine/market/snapshot.h"
#include "engine/params/optimus_parameters.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::diagnosis {

using SeriesPointer = std::shared_ptr<const market::BarSeries>;

/// The series that Optimus reads; null where there is none.
struct OptimusSeries {
    SeriesPointer price;   ///< trend, bands, RSI, HV: the underlying
    SeriesPointer spx;     ///< close against EMA for the regime, which is market-wide; null: `price`
    SeriesPointer vix;     ///< regime, IV rank, IV/HV, VIX level
    SeriesPointer vix3m;   ///< only with ts_source VIX_VIX3M
    SeriesPointer breadth; ///< percent above the 50-day average
    SeriesPointer putCall; ///< published total ratio
    SeriesPointer putVolume, callVolume;
    SeriesPointer highYield, investmentGrade;        ///< OAS, percent
    SeriesPointer vx1, vx2;                          ///< table of the first eight settlements
    std::map<base::Date, SeriesPointer> vxContracts; ///< settlements by final settlement date
};
/// The series of a snapshot under their canonical names.
[[nodiscard]] OptimusSeries optimusSeries(const market::MarketSnapshot& snapshot,
                                          const std::string& underlying);

/// One value per session from `first` on; Missing outside and in gaps.
struct Column {
    int first = 0;
    std::vector<double> values;
    [[nodiscard]] double at(int session) const {
        const int index = session - first;
        return index >= 0 && index < static_cast<int>(values.size()) ? values[static_cast<std::size_t>(index)]
                                                                     : base::Missing;
    }
};

/// How many sessions up to one have a bar, for warm-up and gaps.
struct BarCount {
    int first = 0;
    std::vector<int> upTo;
    [[nodiscard]] int at(int session) const; ///< 0 before the first bar
    /// Sessions without a bar among the `window` sessions ending at `session`, none counted before the series
    /// began.
    [[nodiscard]] int missing(int session, int window) const;
};

[[nodiscard]] BarCount countBars(const Column& column);

struct OptimusColumns {
    params::OptimusParameters parameters;
    OptimusSeries series;
    int firstSession = 0;          ///< of the price
    int lastSession = -1;          ///< of any series; -1: there is no data at all
    std::vector<base::Date> dates; ///< from firstSession to lastSession

    // The underlying
    Column open, high, low, close, volume;
    Column ema, bandMiddle, bandSigma, bandLower, bandUpper, rsi, hv20, upStreak;
    Column macd, macdSignal, macdHistogram;
    // The market
    Column regimeClose, regimeEma; ///< of SPX; the same as close and ema for SPX itself
    Column vix, ivRank, termRatio, breadth, breadthMean5;
    Column putCallRatio, putCallRank, creditSpread;
    std::vector<TermOrigin> termOrigin; ///< parallel to `dates`
    BarCount priceBars, regimeBars, vixBars, breadthBars;

    // Regime per session, parallel to `dates`
    std::vector<Regime> rawRegime, regime;
    std::vector<std::uint8_t> regimeRule;
    std::vector<InputSet> regimeMissing;
    std::vector<int> regimeRun;  ///< sessions in a row with this effective regime, today included
    std::vector<int> unknownRun; ///< sessions in a row with raw Unknown

    [[nodiscard]] bool covers(int session) const { return session >= firstSession && session <= lastSession; }
    /// The session number of a date inside the columns.
    [[nodiscard]] std::optional<int> sessionOf(base::Date date) const;
    [[nodiscard]] base::Date dateOf(int session) const {
        return dates[static_cast<std::size_t>(session - firstSession)];
    }
};

/// Fails only for dates outside the calendar. Series that are null give Missing columns.
[[nodiscard]] base::Result<std::shared_ptr<const OptimusColumns>>
buildOptimusColumns(OptimusSeries series, const calendar::Calendar& calendar,
                    const params::OptimusParameters& parameters, std::optional<base::Date> historyStart = {});
[[nodiscard]] base::Result<std::shared_ptr<const OptimusColumns>>
buildOptimusColumns(const market::MarketSnapshot& snapshot, const std::string& underlying,
                    const calendar::Calendar& calendar, const params::OptimusParameters& parameters,
                    std::optional<base::Date> historyStart = {});

/// One session of the columns. Does not allocate. A session outside the columns has no readings at all.
[[nodiscard]] OptimusReadings readingsAt(const OptimusColumns& columns, int session);
/// OPT-W1 on one session: the largest shortfall of bars, 0 when warm. A series that has not begun is missing
/// data, not warm-up (SHR-D3b).
[[nodiscard]] int warmupRemaining(const OptimusColumns& columns, int session);

} // namespace signalbox::diagnosis
