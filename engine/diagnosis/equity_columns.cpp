// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/diagnosis/equity_columns.h"

#include "engine/diagnosis/breakout_scores.h"
#include "engine/indicators/indicators.h"
#include "engine/market/series_names.h"

#include <algorithm>

namespace signalbox::diagnosis {
namespace {

constexpr int RankWindow = 252; // SHR-I8
constexpr int MonthSessions = 20;
constexpr int RangeSessions = 14;

/// The values of the session before.
std::vector<double> dayBefore(std::vector<double> values) {
    if (!values.empty()) {
        std::rotate(values.begin(), values.end() - 1, values.end());
        values.front() = base::Missing;
    }
    return values;
}

void addPriceColumns(EquityColumns& c, indicators::SessionBars bars) {
    const int first = bars.firstSession;
    const auto column = [first](std::vector<double> values) { return Column{first, std::move(values)}; };
    const std::vector<double>& close = bars.close;
    c.ema10 = column(indicators::ema(close, 10));
    c.sma20 = column(indicators::sma(close, 20));
    c.sma50 = column(indicators::sma(close, 50));
    c.sma100 = column(indicators::sma(close, 100));
    c.sma200 = column(indicators::sma(close, 200));
    c.atr14 = column(indicators::atr(bars.high, bars.low, close, RangeSessions));
    c.meanVolume = column(dayBefore(indicators::sma(bars.volume, MonthSessions)));
    std::vector<double> money(close.size());
    std::transform(close.begin(), close.end(), bars.volume.begin(), money.begin(),
                   [](double price, double shares) { return price * shares; });
    c.dollarVolume = column(indicators::sma(money, MonthSessions));
    BreakoutScores scores = breakoutScores(bars.high, bars.low, close);
    c.zPrice = column(std::move(scores.zPrice));
    c.zVol = column(std::move(scores.zVol));
    c.hv20Rank = column(
        indicators::percentileRank(indicators::historicalVolatility(close, MonthSessions), RankWindow));
    c.open = column(std::move(bars.open));
    c.high = column(std::move(bars.high));
    c.low = column(std::move(bars.low));
    c.close = column(std::move(bars.close));
    c.volume = column(std::move(bars.volume));
    c.bars = countBars(c.close);
}

} // namespace

EquitySeries equitySeries(const market::MarketSnapshot& snapshot, const std::string& symbol) {
    return {snapshot.view(symbol).series(), snapshot.view(market::names::iv30(symbol)).series()};
}

std::optional<int> EquityColumns::sessionOf(base::Date date) const {
    const auto found = std::lower_bound(dates.begin(), dates.end(), date);
    if (found == dates.end() || *found != date) {
        return std::nullopt;
    }
    return firstSession + static_cast<int>(found - dates.begin());
}

base::Result<std::shared_ptr<const EquityColumns>>
buildEquityColumns(EquitySeries series, const calendar::Calendar& calendar,
                   std::optional<base::Date> historyStart) {
    auto columns = std::make_shared<EquityColumns>();
    EquityColumns& c = *columns;
    c.series = std::move(series);
    if (c.series.price) {
        SIGNALBOX_TRY_ASSIGN(indicators::SessionBars bars,
                             indicators::onSessions(*c.series.price, calendar, historyStart));
        addPriceColumns(c, std::move(bars));
    }
    if (!c.close.values.empty()) {
        c.firstSession = c.close.first;
        c.lastSession = c.close.first + static_cast<int>(c.close.values.size()) - 1;
        SIGNALBOX_TRY_ASSIGN(const base::Date from, calendar.sessionAt(c.firstSession));
        SIGNALBOX_TRY_ASSIGN(const base::Date to, calendar.sessionAt(c.lastSession));
        SIGNALBOX_TRY_ASSIGN(c.dates, calendar.sessions(from, to));
    }
    if (c.series.iv30) {
        SIGNALBOX_TRY_ASSIGN(indicators::SessionBars values,
                             indicators::onSessions(*c.series.iv30, calendar, historyStart));
        c.ivRank = {values.firstSession, indicators::percentileRank(values.close, RankWindow)};
        c.iv30 = {values.firstSession, std::move(values.close)};
    }
    return std::shared_ptr<const EquityColumns>(std::move(columns));
}

} // namespace signalbox::diagnosis
