// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo/random.h"
#include "engine/demo/simulation.h"
#include "engine/market/series_names.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace signalbox::demo {

namespace {

namespace names = market::names;
using market::Bar;
using SeriesPointer = std::shared_ptr<const market::BarSeries>;

double cents(double value) {
    return std::round(value * 100.0) / 100.0;
}

Result<SeriesPointer> series(const std::string& name, const std::vector<Bar>& bars) {
    return market::BarSeries::create({name, Source, market::Basis::AsTraded}, bars, true);
}

/// Monthly contracts by final settlement, and the table of the first eight.
struct Futures {
    std::map<Date, std::vector<Bar>> contracts;
    std::vector<std::vector<Bar>> table = std::vector<std::vector<Bar>>(8);
};

Result<Futures> makeFutures(const std::vector<Date>& sessions, const std::vector<IndexDay>& days,
                            const calendar::Calendar& calendar) {
    Futures out;
    for (std::size_t t = 0; t < sessions.size(); ++t) {
        for (int n = 1; n <= 8; ++n) {
            SIGNALBOX_TRY_ASSIGN(const Date settlement, calendar.vixFuture(sessions[t], n));
            Bar bar;
            bar.date = sessions[t];
            bar.close = vixFuturePrice(days[t], base::daysBetween(sessions[t], settlement) / 365.0);
            out.contracts[settlement].push_back(bar);
            out.table[static_cast<std::size_t>(n - 1)].push_back(bar);
        }
    }
    return out;
}

struct StockCounts {
    double advances = 0, declines = 0, highs = 0, lows = 0;
};

/// Counts over the companies, scaled to the size of an exchange.
StockCounts countStocks(const Growth& growth, std::size_t t) {
    constexpr double Scale = 2800.0 / static_cast<double>(CompanyCount);
    StockCounts out;
    for (const auto& column : growth) {
        if (t > 0) {
            (column[t] > column[t - 1] ? out.advances : out.declines) += Scale;
        }
        if (t >= 252) {
            const auto begin = column.begin() + static_cast<std::ptrdiff_t>(t - 252);
            const auto end = column.begin() + static_cast<std::ptrdiff_t>(t);
            out.highs += column[t] > *std::max_element(begin, end) ? Scale : 0.0;
            out.lows += column[t] < *std::min_element(begin, end) ? Scale : 0.0;
        }
    }
    return {std::round(out.advances), std::round(out.declines), std::round(out.highs), std::round(out.lows)};
}

} // namespace

Result<std::vector<SeriesPointer>> makeMarketSeries(const std::vector<Date>& sessions,
                                                    const std::vector<IndexDay>& days, const Growth& growth,
                                                    const calendar::Calendar& calendar) {
    std::vector<SeriesPointer> out;
    const auto add = [&](const std::string& name,
                         const std::function<Bar(std::size_t)>& barOf) -> base::Status {
        std::vector<Bar> bars;
        for (std::size_t t = 0; t < sessions.size(); ++t) {
            Bar bar = barOf(t);
            bar.date = sessions[t];
            if (base::isKnown(bar.close)) {
                bars.push_back(bar);
            }
        }
        SIGNALBOX_TRY_ASSIGN(auto made, series(name, bars));
        out.push_back(std::move(made));
        return {};
    };
    const auto addValue = [&](const std::string& name, const std::function<double(std::size_t)>& valueOf) {
        return add(name, [&valueOf](std::size_t t) {
            Bar bar;
            bar.close = valueOf(t);
            return bar;
        });
    };
    SIGNALBOX_TRY(add(IndexSymbol, [&](std::size_t t) {
        return Bar{{}, days[t].open, days[t].high, days[t].low, days[t].close, days[t].volume};
    }));
    SIGNALBOX_TRY(add(names::Vix, [&](std::size_t t) {
        return Bar{{}, days[t].vixOpen, days[t].vixHigh, days[t].vixLow, days[t].vix, base::Missing};
    }));
    SIGNALBOX_TRY(addValue(names::Vix3m, [&](std::size_t t) { return days[t].vix3m; }));
    SIGNALBOX_TRY(addValue(names::Vix9d, [&](std::size_t t) { return days[t].vix9d; }));
    SIGNALBOX_TRY(addValue(names::Skew, [&](std::size_t t) {
        return cents(100.0 + 45.0 * (-days[t].skewTilt) * days[t].skewSize);
    }));
    SIGNALBOX_TRY(
        addValue(names::Vvix, [&](std::size_t t) { return cents(75.0 + 1.6 * (days[t].vix - 12.0)); }));
    for (const auto& [name, n] : {std::pair(names::Breadth50, 50), std::pair(names::Breadth100, 100),
                                  std::pair(names::Breadth200, 200)}) {
        const auto length = static_cast<std::size_t>(n);
        SIGNALBOX_TRY(
            addValue(name, [&growth, length](std::size_t t) { return breadthOn(growth, t, length); }));
    }
    SIGNALBOX_TRY(addValue(names::Advances, [&](std::size_t t) {
        return t > 0 ? countStocks(growth, t).advances : base::Missing;
    }));
    SIGNALBOX_TRY(addValue(names::Declines, [&](std::size_t t) {
        return t > 0 ? countStocks(growth, t).declines : base::Missing;
    }));
    SIGNALBOX_TRY(addValue(names::NewHighs, [&](std::size_t t) {
        return t >= 252 ? countStocks(growth, t).highs : base::Missing;
    }));
    SIGNALBOX_TRY(addValue(names::NewLows, [&](std::size_t t) {
        return t >= 252 ? countStocks(growth, t).lows : base::Missing;
    }));
    SIGNALBOX_TRY(addValue(names::PutCallTotal, [&](std::size_t t) { return days[t].putCall; }));
    SIGNALBOX_TRY(
        addValue(names::PutCallEquity, [&](std::size_t t) { return cents(0.68 * days[t].putCall); }));
    SIGNALBOX_TRY(
        addValue(names::PutCallIndex, [&](std::size_t t) { return cents(0.55 + 0.62 * days[t].putCall); }));
    SIGNALBOX_TRY(addValue(names::CallVolume, [&](std::size_t t) { return days[t].callVolume; }));
    SIGNALBOX_TRY(addValue(names::PutVolume,
                           [&](std::size_t t) { return std::round(days[t].callVolume * days[t].putCall); }));
    SIGNALBOX_TRY(addValue(names::HighYieldOas, [&](std::size_t t) { return cents(days[t].highYield); }));
    SIGNALBOX_TRY(
        addValue(names::InvestmentGradeOas, [&](std::size_t t) { return cents(days[t].investmentGrade); }));
    SIGNALBOX_TRY(addValue(names::Bill13w, [&](std::size_t t) { return cents(days[t].bill); }));
    SIGNALBOX_TRY(addValue(names::Yield2y, [&](std::size_t t) { return cents(days[t].twoYear); }));
    SIGNALBOX_TRY(addValue(names::Yield10y, [&](std::size_t t) { return cents(days[t].tenYear); }));

    SIGNALBOX_TRY_ASSIGN(const Futures futures, makeFutures(sessions, days, calendar));
    for (int n = 1; n <= 8; ++n) {
        SIGNALBOX_TRY_ASSIGN(auto made,
                             series(names::vxTable(n), futures.table[static_cast<std::size_t>(n - 1)]));
        out.push_back(std::move(made));
    }
    for (const auto& [settlement, bars] : futures.contracts) {
        SIGNALBOX_TRY_ASSIGN(auto made, series(names::vxContract(settlement), bars));
        out.push_back(std::move(made));
    }
    return out;
}

} // namespace signalbox::demo
