// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo/story_check.h"

#include "engine/demo/listing.h"
#include "engine/demo/simulation.h"
#include "engine/indicators/indicators.h"
#include "engine/pricing/black76.h"
#include "engine/pricing/elementary.h"
#include "engine/pricing/greeks.h"

#include <algorithm>
#include <cmath>

namespace signalbox::demo {

namespace {

constexpr int TargetDte = 45;
constexpr double TargetDelta = -0.16;
constexpr double Width = 50.0;

double termRatio(const IndexDay& day, Date session, const calendar::Calendar& calendar) {
    const auto first = calendar.vixFuture(session, 1);
    const auto second = calendar.vixFuture(session, 2);
    if (!first || !second) {
        return base::Missing;
    }
    return vixFuturePrice(day, base::daysBetween(session, *first) / 365.0) /
           vixFuturePrice(day, base::daysBetween(session, *second) / 365.0);
}

struct Columns {
    std::vector<double> close, low, vix;
    std::vector<double> trend, rsi, rank, volatility;
    indicators::Bollinger bands;
};

Columns columnsOf(std::span<const IndexDay> days) {
    Columns out;
    for (const IndexDay& day : days) {
        out.close.push_back(day.close);
        out.low.push_back(day.low);
        out.vix.push_back(day.vix);
    }
    out.trend = indicators::ema(out.close, 200);
    out.rsi = indicators::rsi(out.close, 14);
    out.rank = indicators::percentileRank(out.vix, 252);
    out.volatility = indicators::historicalVolatility(out.close, 20);
    out.bands = indicators::bollinger(out.close, 20, 2.0);
    return out;
}

bool touchedLowerBand(const Columns& c, std::size_t t) {
    for (std::size_t i = t - 4; i <= t; ++i) {
        if (c.low[i] <= c.bands.lower[i]) {
            return true;
        }
    }
    return false;
}

/// Value of the spread per share at the close of a session, without the bid-ask spread.
double spreadValue(const IndexDay& day, Date session, Date expiration, double shortStrike) {
    const double years = base::daysBetween(session, expiration) / 365.0;
    const double rate = day.bill / 100.0;
    const double forward = day.close * pricing::elementary::exponential((rate - IndexYield) * years);
    const double discount = pricing::elementary::exponential(-rate * years);
    const Surface surface = indexSurface(day, day.vix);
    const auto put = [&](double strike) {
        return pricing::black76Price(
            pricing::OptionType::Put, forward, strike, years, discount,
            surface.volatility(pricing::elementary::logarithm(strike / forward), years));
    };
    return put(shortStrike) - put(shortStrike - Width);
}

double shortStrikeOf(const IndexDay& day, Date session, Date expiration) {
    const double years = base::daysBetween(session, expiration) / 365.0;
    const double rate = day.bill / 100.0;
    const double forward = day.close * pricing::elementary::exponential((rate - IndexYield) * years);
    const Surface surface = indexSurface(day, day.vix);
    double best = 0.0;
    double distance = 1.0;
    for (double strike = std::floor(day.close * 0.8 / 5.0) * 5.0; strike < day.close; strike += 5.0) {
        const double delta =
            pricing::bsmGreeks(pricing::OptionType::Put, day.close, strike, years, rate, IndexYield,
                               surface.volatility(pricing::elementary::logarithm(strike / forward), years))
                .delta;
        if (std::abs(delta - TargetDelta) < distance) {
            distance = std::abs(delta - TargetDelta);
            best = strike;
        }
    }
    return best;
}

} // namespace

std::vector<std::size_t> entrySessions(std::span<const IndexDay> days, const std::vector<Date>& sessions,
                                       const calendar::Calendar& calendar) {
    std::vector<std::size_t> out;
    const Columns c = columnsOf(days);
    for (std::size_t t = days.size() - TailSessions + 30; t < days.size(); ++t) {
        bool calm = true; // three closes without a reason for alarm (OPT-R4)
        for (std::size_t i = t - 2; i <= t; ++i) {
            calm = calm && c.close[i] > 1.002 * c.trend[i] && c.vix[i] < 24.0 &&
                   termRatio(days[i], sessions[i], calendar) < 1.045;
        }
        const bool oversold = touchedLowerBand(c, t);
        const bool turned = c.close[t] > c.bands.lower[t] && c.close[t] > c.close[t - 1] && c.rsi[t] > 30.5 &&
                            c.rsi[t] > c.rsi[t - 1];
        if (calm && oversold && turned && c.rank[t] > 52.0 && c.vix[t] / 100.0 > 1.03 * c.volatility[t]) {
            out.push_back(t);
        }
    }
    return out;
}

bool staysOpen(std::size_t signal, std::span<const IndexDay> days, const std::vector<Date>& sessions,
               const calendar::Calendar& calendar) {
    const std::size_t entry = signal + 1;
    if (entry + 2 >= days.size()) {
        return false;
    }
    Date expiration{};
    int distance = 1000;
    for (const Listed& listed : indexListing(calendar, sessions[entry])) {
        const int away = std::abs(base::daysBetween(sessions[entry], listed.expiration) - TargetDte);
        if (listed.settlement == calendar::Settlement::Pm && away <= distance) {
            distance = away;
            expiration = listed.expiration;
        }
    }
    const double strike = shortStrikeOf(days[entry], sessions[entry], expiration);
    const double credit = spreadValue(days[entry], sessions[entry], expiration, strike);
    for (std::size_t t = entry; t < days.size(); ++t) {
        const double cost = spreadValue(days[t], sessions[t], expiration, strike);
        const bool timeLeft = base::daysBetween(sessions[t], expiration) > 24;
        if (!timeLeft || (t > entry && (cost < 0.68 * credit || cost > 1.7 * credit))) {
            return false;
        }
    }
    return true;
}

} // namespace signalbox::demo
