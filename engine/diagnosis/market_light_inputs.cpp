// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/diagnosis/market_light_inputs.h"

#include "engine/indicators/indicators.h"

#include <algorithm>

namespace signalbox::diagnosis {
namespace {

constexpr int Lookback = 20; ///< sessions of the averages and of the yield's change
constexpr double LowestYield = 0.1;
constexpr double HighestYield = 20;

/// The closes of the `count` sessions up to the date, oldest first, Missing where there is none.
base::Result<std::vector<double>> lastCloses(const market::BarView& view, base::Date date, int count,
                                             const calendar::Calendar& calendar) {
    std::vector<double> closes(static_cast<std::size_t>(count), base::Missing);
    if (!view.exists()) {
        return closes;
    }
    SIGNALBOX_TRY_ASSIGN(const int last, calendar.sessionNumber(date));
    for (int back = 0; back < std::min(count, last + 1); ++back) {
        SIGNALBOX_TRY_ASSIGN(const base::Date session, calendar.sessionAt(last - back));
        closes[static_cast<std::size_t>(count - 1 - back)] = view.closeOn(session).value_or(base::Missing);
    }
    return closes;
}

std::optional<double> meanOf(const std::vector<double>& closes) {
    return base::known(indicators::sma(closes, Lookback).back());
}

std::optional<double> plausibleYield(double percent) {
    const bool plausible = base::isKnown(percent) && percent > LowestYield && percent < HighestYield;
    return plausible ? std::optional(percent) : std::nullopt;
}

} // namespace

base::Result<MarketLightInputs> marketLightInputs(const MarketLightSeries& series, base::Date date,
                                                  const calendar::Calendar& calendar) {
    SIGNALBOX_TRY_ASSIGN(const auto vix, lastCloses(series.vix, date, 1, calendar));
    SIGNALBOX_TRY_ASSIGN(const auto spy, lastCloses(series.spy, date, Lookback, calendar));
    SIGNALBOX_TRY_ASSIGN(const auto iwm, lastCloses(series.iwm, date, Lookback, calendar));
    SIGNALBOX_TRY_ASSIGN(const auto yield, lastCloses(series.yield10y, date, Lookback + 1, calendar));
    std::vector<double> ratio(spy.size());
    std::transform(iwm.begin(), iwm.end(), spy.begin(), ratio.begin(),
                   [](double small, double large) { return small / large; }); // NaN where either is missing
    MarketLightInputs inputs;
    inputs.vix = base::known(vix.back());
    inputs.spy = base::known(spy.back());
    inputs.spySma20 = meanOf(spy);
    inputs.iwmSpy = base::known(ratio.back());
    inputs.iwmSpySma20 = meanOf(ratio);
    inputs.yield10y = plausibleYield(yield.back());
    inputs.yield10yTwentyAgo = plausibleYield(yield.front());
    return inputs;
}

} // namespace signalbox::diagnosis
