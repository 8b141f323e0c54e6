// SPDX-License-Identifier: GPL-3.0-or-later
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

/// Counts over the companies by session, scaled to the size of an exchange.
struct StockCounts {
    std::vector<double> advances, declines, highs, lows;
};

StockCounts countStocks(const Growth& growth, std::size_t sessions) {
    constexpr double Scale = 2800.0 / static_cast<double>(CompanyCount);
    constexpr std::size_t Year = 252;
    StockCounts out;
    for (auto* column : {&out.advances, &out.declines, &out.highs, &out.lows}) {
        column->assign(sessions, 0.0);
    }
    for (const auto& column : growth) {
        for (std::size_t t = 1; t < sessions; ++t) {
            const bool rose = column[t] > column[t - 1];
            (rose ? out.advances : out.declines)[t] += Scale;
            if (t < Year) {
                continue;
            }
            // Only a riser can make a new high, only a faller a new low.
            const auto begin = column.begin() + static_cast<std::ptrdiff_t>(t - Year);
            const auto end = column.begin() + static_cast<std::ptrdiff_t>(t);
            const bool record = rose ? std::none_of(begin, end, [x = column[t]](double y) { return y >= x; })
                                     : std::none_of(begin, end, [x = column[t]](double y) { return y <= x; });
            (rose ? out.highs : out.lows)[t] += record ? Scale : 0.0;
        }
    }
    for (auto* column : {&out.advances, &out.declines, &out.highs, &out.lows}) {
        for (std::size_t t = 0; t < sessions; ++t) {
            const bool begun = t >= (column == &out.highs || column == &out.lows ? Year : 1);
            (*column)[t] = begun ? std::round((*column)[t]) : base::Missing;
        }
    }
    return out;
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
    const auto addColumn = [&](const std::string& name, const std::vector<double>& column) {
        return addValue(name, [&column](std::size_t t) { return column[t]; });
    };
    for (const auto& [name, n] : {std::pair(names::Breadth50, 50U), std::pair(names::Breadth100, 100U),
                                  std::pair(names::Breadth200, 200U)}) {
        SIGNALBOX_TRY(addColumn(name, breadthSeries(growth, n)));
    }
    const StockCounts counts = countStocks(growth, sessions.size());
    SIGNALBOX_TRY(addColumn(names::Advances, counts.advances));
    SIGNALBOX_TRY(addColumn(names::Declines, counts.declines));
    SIGNALBOX_TRY(addColumn(names::NewHighs, counts.highs));
    SIGNALBOX_TRY(addColumn(names::NewLows, counts.lows));
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
