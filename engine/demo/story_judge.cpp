// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo/story_judge.h"

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

/// Columns over the last sessions, enough for the longest window.
struct Columns {
    std::size_t first = 0; ///< session of index 0
    std::vector<double> close, low, vix;
    std::vector<double> trend, rsi, rank, volatility;
    indicators::Bollinger bands;
};

constexpr std::size_t LongestWindow = 253;

Columns columnsOf(std::span<const IndexDay> days, double trend) {
    Columns out;
    out.first = days.size() - TailSessions - LongestWindow;
    for (std::size_t t = out.first; t < days.size(); ++t) {
        out.close.push_back(days[t].close);
        out.low.push_back(days[t].low);
        out.vix.push_back(days[t].vix);
        if (t >= days.size() - TailSessions) {
            trend += 2.0 / 201.0 * (days[t].close - trend);
        }
        out.trend.push_back(trend);
    }
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

StoryJudge::StoryJudge(std::span<const IndexDay> history, const std::vector<Date>& sessions,
                       const calendar::Calendar& calendar)
    : m_sessions(sessions), m_calendar(calendar) {
    std::vector<double> close;
    for (const IndexDay& day : history) {
        close.push_back(day.close);
    }
    m_trend = indicators::ema(close, 200).back();
}

std::vector<std::size_t> StoryJudge::entrySessions(std::span<const IndexDay> days) const {
    std::vector<std::size_t> out;
    const IndexDay& today = days.back();
    const IndexDay& before = days[days.size() - 2];
    if (today.close <= before.close || today.vix >= 24.0 || today.vix <= 12.0) {
        return out;
    }
    const Columns c = columnsOf(days, m_trend);
    for (std::size_t i = c.close.size() - 40; i < c.close.size(); ++i) {
        const bool oversold = touchedLowerBand(c, i);
        const bool turned = c.close[i] > c.bands.lower[i] && c.close[i] > c.close[i - 1] && c.rsi[i] > 30.5 &&
                            c.rsi[i] > c.rsi[i - 1];
        if (!oversold || !turned || c.rank[i] <= 52.0 || c.vix[i] / 100.0 <= 1.03 * c.volatility[i]) {
            continue;
        }
        bool calm = true; // three closes without a reason for alarm (OPT-R4)
        for (std::size_t j = i - 2; j <= i; ++j) {
            calm = calm && c.close[j] > 1.002 * c.trend[j] && c.vix[j] < 24.0 &&
                   termRatio(days[c.first + j], m_sessions[c.first + j], m_calendar) < 1.045;
        }
        if (calm) {
            out.push_back(c.first + i);
        }
    }
    return out;
}

bool StoryJudge::staysOpen(std::size_t signal, std::span<const IndexDay> days) const {
    const std::size_t entry = signal + 1;
    if (entry + 2 >= days.size()) {
        return false;
    }
    Date expiration{};
    int distance = 1000;
    for (const Listed& listed : indexListing(m_calendar, m_sessions[entry])) {
        const int away = std::abs(base::daysBetween(m_sessions[entry], listed.expiration) - TargetDte);
        if (listed.settlement == calendar::Settlement::Pm && away <= distance) {
            distance = away;
            expiration = listed.expiration;
        }
    }
    const double strike = shortStrikeOf(days[entry], m_sessions[entry], expiration);
    const double credit = spreadValue(days[entry], m_sessions[entry], expiration, strike);
    for (std::size_t t = entry; t < days.size(); ++t) {
        const double cost = spreadValue(days[t], m_sessions[t], expiration, strike);
        const bool timeLeft = base::daysBetween(m_sessions[t], expiration) > 24;
        if (!timeLeft || (t > entry && (cost < 0.68 * credit || cost > 1.7 * credit))) {
            return false;
        }
    }
    return true;
}

} // namespace signalbox::demo
