// SPDX-License-Identifier: GPL-3.0-or-later
// A small made-up market on the sessions of the calendar, for tests of columns.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/diagnosis/optimus_columns.h"

#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace signalbox::tests {

inline std::vector<base::Date> sessionsFrom(base::Date from, std::size_t count) {
    auto all = calendar::Calendar::standard().sessions(from, calendar::LastDate).value();
    all.resize(count);
    return all;
}

/// A series whose value on the i-th date is make(i); NaN leaves the date without a bar.
inline diagnosis::SeriesPointer seriesOf(const std::string& symbol, const std::vector<base::Date>& dates,
                                         const std::function<double(std::size_t)>& make) {
    std::vector<market::Bar> bars;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        market::Bar bar;
        bar.date = dates[i];
        bar.close = make(i);
        bar.open = bar.close;
        bar.high = bar.close * 1.004;
        bar.low = bar.close * 0.996;
        if (!std::isnan(bar.close)) {
            bars.push_back(bar);
        }
    }
    return market::BarSeries::create({symbol, "synthetic", market::Basis::AsTraded}, bars).value();
}

inline double wave(std::size_t i, double period) {
    return std::sin(static_cast<double>(i) * 6.283185307179586 / period);
}

/// Rising with waves, VIX against it, calm term structure, broad market; put/call and credit too.
inline diagnosis::OptimusSeries syntheticSeries(const std::vector<base::Date>& dates) {
    diagnosis::OptimusSeries s;
    s.price = seriesOf("SPX", dates, [](std::size_t i) {
        return 2000.0 + static_cast<double>(i) + 60.0 * wave(i, 31) + 25.0 * wave(i, 7);
    });
    s.vix =
        seriesOf("VIX", dates, [](std::size_t i) { return 17.0 - 4.0 * wave(i, 31) - 2.0 * wave(i, 11); });
    s.vx1 = seriesOf("VX1", dates, [](std::size_t i) { return 18.0 - 3.0 * wave(i, 31); });
    s.vx2 = seriesOf("VX2", dates, [](std::size_t i) { return 20.0 - 1.5 * wave(i, 31); });
    s.vix3m = seriesOf("VIX3M", dates, [](std::size_t i) { return 20.0 - 2.0 * wave(i, 31); });
    s.breadth = seriesOf("BREADTH_50DMA", dates, [](std::size_t i) { return 58.0 + 25.0 * wave(i, 31); });
    s.putCall = seriesOf("PC_TOTAL", dates, [](std::size_t i) { return 0.9 - 0.2 * wave(i, 13); });
    s.highYield = seriesOf("HY_OAS", dates, [](std::size_t i) { return 4.0 - 0.5 * wave(i, 31); });
    s.investmentGrade = seriesOf("IG_OAS", dates, [](std::size_t i) { return 1.4 - 0.1 * wave(i, 31); });
    return s;
}

} // namespace signalbox::tests
