// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/lane_readings.h"

#include "engine/entry/breakout_signal.h"
#include "engine/indicators/indicators.h"
#include "engine/scan/fetch_ahead.h"
#include "engine/scan/scan_rules.h"

#include <algorithm>
#include <array>

namespace signalbox::scan {
namespace {

struct DenseLane {
    std::vector<double> high, low, close, volume;
};

/// The symbol's columns up to `day`, adjusted as of that day.
DenseLane denseLane(const MarketBars& bars, std::size_t symbol, const Listing& listing, std::size_t day) {
    DenseLane lane;
    for (std::size_t at = 0; at <= day; ++at) {
        double ratio = 1;
        for (const auto& [effective, newPerOld] : listing.splits) {
            ratio *= bars.dates()[at] < effective ? newPerOld : 1.0;
        }
        lane.high.push_back(bars.value(symbol, at, Field::High) / ratio);
        lane.low.push_back(bars.value(symbol, at, Field::Low) / ratio);
        lane.close.push_back(bars.value(symbol, at, Field::Close) / ratio);
        lane.volume.push_back(bars.value(symbol, at, Field::Volume) * ratio);
    }
    return lane;
}

bool hasHole(const std::vector<double>& close, std::size_t window) {
    const std::size_t from = close.size() > window ? close.size() - window : 0;
    return std::any_of(close.begin() + static_cast<std::ptrdiff_t>(from), close.end(),
                       [](double value) { return !base::isKnown(value); });
}

} // namespace

int countBars(const MarketBars& bars, std::size_t symbol, std::size_t end, int most) {
    int count = 0;
    for (std::size_t day = end; day > 0 && count < most; --day) {
        count += base::isKnown(bars.value(symbol, day - 1, Field::Close)) ? 1 : 0;
    }
    return count;
}

void readOverHoles(const TileColumn& close, std::size_t lane, std::size_t day, Readings& readings) {
    struct Average {
        std::size_t n;
        double* value;
        std::size_t holes;
        bool open;
    };
    std::array<Average, 3> averages{
        {{50, &readings.sma50, 0, true}, {100, &readings.sma100, 0, true}, {200, &readings.sma200, 0, true}}};
    bool open = false;
    for (Average& average : averages) {
        average.open = !base::isKnown(*average.value) && readings.bars >= static_cast<double>(average.n) &&
                       base::isKnown(readings.close);
        open = open || average.open;
    }
    for (std::size_t back = 0; back <= day && open && back < averages.back().n; ++back) {
        fetchAhead(close.row(day - back), Lanes * sizeof(double));
    }
    std::size_t known = 0;
    double sum = 0;
    for (std::size_t back = 0; back <= day && open; ++back) {
        const double value = close.row(day - back)[lane];
        const bool bar = base::isKnown(value);
        known += bar ? 1 : 0;
        sum += bar ? value : 0.0;
        open = false;
        for (Average& average : averages) {
            average.holes += !bar && back < average.n ? 1 : 0;
            average.open = average.open && average.holes <= average.n / 50;
            // The n-th bar: with holes in the window it lies before it, so the series had begun (SHR-D3b).
            if (average.open && bar && known == average.n) {
                *average.value = sum / static_cast<double>(average.n);
                readings.gap = readings.gap || average.holes > 0;
                average.open = false;
            }
            open = open || average.open;
        }
    }
}

Readings readWholeHistory(const MarketBars& bars, std::size_t symbol, const Listing& listing,
                          std::size_t day) {
    const DenseLane lane = denseLane(bars, symbol, listing, day);
    Readings r;
    r.bars = countBars(bars, symbol, day + 1, MostBarsAsked);
    if (!base::isKnown(lane.close.back())) {
        return r;
    }
    r.close = lane.close.back();
    r.volume = lane.volume.back();
    r.ema10 = indicators::ema(lane.close, 10).back();
    r.atr14 = indicators::atr(lane.high, lane.low, lane.close, 14).back();
    r.sma20 = indicators::sma(lane.close, 20).back();
    r.sma50 = indicators::sma(lane.close, 50).back();
    r.sma100 = indicators::sma(lane.close, 100).back();
    r.sma200 = indicators::sma(lane.close, 200).back();
    const entry::BreakoutScores scores = entry::breakoutScores(lane.high, lane.low, lane.close);
    r.zPrice = scores.zPrice.back();
    r.zVol = scores.zVol.back();
    if (day > 0) {
        r.meanVolume = indicators::sma(std::span(lane.volume).first(day), 20).back();
    }
    std::vector<double> money(lane.close.size());
    std::transform(lane.close.begin(), lane.close.end(), lane.volume.begin(), money.begin(),
                   [](double close, double volume) { return close * volume; });
    r.dollarVolume = indicators::sma(money, 20).back();
    const auto over = [&](double average, std::size_t window) {
        return base::isKnown(average) && hasHole(lane.close, window);
    };
    r.gap = over(r.sma50, 50) || over(r.sma100, 100) || over(r.sma200, 200);
    return r;
}

} // namespace signalbox::scan
