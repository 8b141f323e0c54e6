// SPDX-License-Identifier: GPL-3.0-or-later
// The inputs of Breakout's traffic light (BRK-R1) from the series of one close. Nothing is carried forward: a
// series without a value on the day is missing (SHR-D1).
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/diagnosis/market_light.h"
#include "engine/market/bar_series.h"

namespace signalbox::diagnosis {

/// The four series as known on the date, chosen by SHR-D4b; an empty view is missing. The yield is in percent
/// (SHR-D7: outside 0.1 to 20 it is a data error, which counts as missing).
struct MarketLightSeries {
    market::BarView vix, spy, iwm, yield10y;
};
[[nodiscard]] base::Result<MarketLightInputs>
marketLightInputs(const MarketLightSeries& series, base::Date date, const calendar::Calendar& calendar);

} // namespace signalbox::diagnosis
