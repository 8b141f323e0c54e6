// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_signals.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace signalbox::recount {
namespace {

double meanOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// SHR-D3a: t has a bar, and of the m sessions ending at t at most floor(m/50) have none.
bool known(const Column& column, std::size_t t, std::size_t m) {
    if (!column[t] || t + 1 < m) {
        return false;
    }
    std::size_t holes = 0;
    for (std::size_t i = t + 1 - m; i <= t; ++i) {
        holes += column[i] ? 0 : 1;
    }
    return holes <= m / 50;
}

/// The last m bars up to t, oldest first; empty when the value at t is undefined.
std::vector<double> lastBars(const Column& column, std::size_t t, std::size_t m) {
    std::vector<double> bars;
    if (!known(column, t, m)) {
        return bars;
    }
    for (std::size_t i = t + 1; i-- > 0 && bars.size() < m;) {
        if (column[i]) {
            bars.push_back(*column[i]);
        }
    }
    std::reverse(bars.begin(), bars.end());
    return bars.size() == m ? bars : std::vector<double>();
}

/// SHR-I2 over the bars that exist; what is before the first value, or after too many gaps, is missing.
Column averageOf(const Column& column, int n) {
    Column result(column.size());
    double average = 0;
    int bars = 0;
    for (std::size_t t = 0; t < column.size(); ++t) {
        if (!column[t]) {
            continue;
        }
        ++bars;
        average = bars <= n ? average + *column[t] / n : average + 2.0 / (n + 1) * (*column[t] - average);
        if (bars >= n && known(column, t, static_cast<std::size_t>(n))) {
            result[t] = average;
        }
    }
    return result;
}

Column strengthOf(const Column& column, int n) { // SHR-I4
    Column result(column.size());
    std::optional<double> before;
    double gain = 0, loss = 0;
    int changes = 0;
    for (std::size_t t = 0; t < column.size(); ++t) {
        if (!column[t]) {
            continue;
        }
        if (before) {
            const double up = std::max(0.0, *column[t] - *before);
            const double down = std::max(0.0, *before - *column[t]);
            ++changes;
            gain = changes <= n ? gain + up / n : (gain * (n - 1) + up) / n;
            loss = changes <= n ? loss + down / n : (loss * (n - 1) + down) / n;
            if (changes >= n && known(column, t, static_cast<std::size_t>(n) + 1)) {
                result[t] = loss > 0 ? 100 - 100 / (1 + gain / loss) : gain > 0 ? 100.0 : 50.0;
            }
        }
        before = column[t];
    }
    return result;
}

Column histogramOf(const Column& column) { // SHR-I5
    const Column fast = averageOf(column, 12);
    const Column slow = averageOf(column, 26);
    Column macd(column.size());
    for (std::size_t t = 0; t < column.size(); ++t) {
        if (fast[t] && slow[t]) {
            macd[t] = *fast[t] - *slow[t];
        }
    }
    const Column signal = averageOf(macd, 9);
    Column result(column.size());
    for (std::size_t t = 0; t < column.size(); ++t) {
        if (signal[t]) {
            result[t] = *macd[t] - *signal[t];
        }
    }
    return result;
}

struct Band {
    double lower = 0, middle = 0, sigma = 0;
};
std::optional<Band> bandOf(const Column& close, std::size_t t, const PlainRules& rules) { // SHR-I3
    const auto bars = lastBars(close, t, static_cast<std::size_t>(rules.whole("bb_period")));
    if (bars.empty()) {
        return std::nullopt;
    }
    const double middle = meanOf(bars);
    double squares = 0;
    for (const double bar : bars) {
        squares += (bar - middle) * (bar - middle);
    }
    const double sigma = std::sqrt(squares / static_cast<double>(bars.size()));
    return Band{middle - rules.number("bb_std_dev") * sigma, middle, sigma};
}

std::optional<double> rankOf(const Column& column, std::size_t t) { // SHR-I8
    const auto bars = lastBars(column, t, 253);
    if (bars.empty()) {
        return std::nullopt;
    }
    int below = 0;
    for (std::size_t i = 0; i < 252; ++i) {
        below += bars[i] < bars[252] ? 1 : 0;
    }
    return 100.0 * below / 252;
}

std::optional<double> historicOf(const Column& column, std::size_t t) { // SHR-I9
    const auto bars = lastBars(column, t, 21);
    if (bars.empty()) {
        return std::nullopt;
    }
    std::vector<double> returns;
    for (std::size_t i = 1; i < bars.size(); ++i) {
        returns.push_back(std::log(bars[i] / bars[i - 1]));
    }
    const double middle = meanOf(returns);
    double squares = 0;
    for (const double one : returns) {
        squares += (one - middle) * (one - middle);
    }
    return std::sqrt(squares / 19) * std::sqrt(252.0);
}

PlainRegime rawOf(const PlainDay& day, const PlainMarket& market, std::size_t t, const PlainRules& rules) {
    using enum PlainRegime; // OPT-R2, R3
    if ((day.vix && over(*day.vix, rules.number("vix_crisis"))) ||
        (day.ratio && overOrSame(*day.ratio, rules.number("ts_crisis")))) {
        return Crisis;
    }
    if (!day.vix || !day.ratio || !day.close || !day.ema) {
        return Unknown;
    }
    const bool high = overOrSame(*day.vix, rules.number("vix_high"));
    if (!over(*day.close, *day.ema)) {
        if (!day.breadth) {
            return Unknown;
        }
        if (!over(*day.breadth, rules.number("breadth_min"))) {
            return BearTrend;
        }
        const auto now = lastBars(market.breadth, t, 5);
        const auto then = t >= 10 ? lastBars(market.breadth, t - 10, 5) : std::vector<double>();
        if (now.empty() || then.empty()) {
            return Unknown;
        }
        return over(meanOf(then), meanOf(now)) ? BearTrend : high ? HighVol : Neutral;
    }
    if (high) {
        return HighVol;
    }
    if (overOrSame(*day.vix, rules.number("vix_elevated"))) {
        return ElevatedVol;
    }
    if (!day.breadth) {
        return Unknown;
    }
    return over(*day.breadth, rules.number("breadth_min")) ? BullishCalm : Neutral;
}

} // namespace

PlainSignals::PlainSignals(const PlainMarket& market, const PlainRules& rules)
    : m_market(market), m_rules(rules), m_days(market.close.size()) {
    const Column& ratio = rules.word("ts_source") == "VX" ? market.ratioVx : market.ratioVix3m;
    const Column ema = averageOf(market.close, rules.whole("trend_ema_period"));
    const Column rsi = strengthOf(market.close, rules.whole("rsi_period"));
    const Column histogram = histogramOf(market.close);
    const auto lookback = static_cast<std::size_t>(rules.whole("bb_touch_lookback"));
    int bars = 0, vixBars = 0;
    for (std::size_t t = 1; t < m_days.size(); ++t) {
        PlainDay& day = m_days[t];
        bars += market.close[t] ? 1 : 0;
        vixBars += market.vix[t] ? 1 : 0;
        day.close = market.close[t];
        day.prior = market.close[t - 1];
        day.vix = market.vix[t];
        day.ratio = ratio[t];
        day.breadth = market.breadth[t];
        day.ema = ema[t];
        day.rsi = rsi[t];
        day.rsiPrior = rsi[t - 1];
        day.rank = rankOf(market.vix, t);
        day.hv = historicOf(market.close, t);
        day.histogram = histogram[t];
        const int need = std::max({rules.whole("trend_ema_period"), rules.whole("rsi_period") + 2,
                                   rules.whole("bb_period") + rules.whole("bb_touch_lookback") - 1,
                                   rules.word("macd_enabled") == "true" ? 37 : 0, 21});
        day.barsMissing = std::max({0, need - bars, 253 - vixBars});
        if (const auto band = bandOf(market.close, t, rules)) {
            day.lower = band->lower;
        }
        for (std::size_t back = 0; back < lookback && back <= t; ++back) {
            const std::size_t i = t - back;
            const auto band = bandOf(market.close, i, rules);
            if (band && market.low[i] && market.close[i] &&
                (overOrSame(band->lower, *market.low[i]) || overOrSame(band->lower, *market.close[i]))) {
                day.touched = true;
                const double depth = (band->middle - *market.low[i]) / band->sigma;
                day.depth = std::max(day.depth.value_or(depth), depth);
            }
        }
        for (std::size_t i = t;
             i > 0 && market.close[i] && market.close[i - 1] && *market.close[i] > *market.close[i - 1];
             --i) {
            ++day.upStreak;
        }
        for (std::size_t i = t; i + 3 > t && i > 0; --i) {
            day.macdCrossed = day.macdCrossed || (histogram[i] && histogram[i - 1] &&
                                                  over(*histogram[i], 0) && !over(*histogram[i - 1], 0));
        }
        day.raw = rawOf(day, market, t, rules);
        if (day.raw != PlainRegime::Unknown) { // OPT-R4
            for (std::size_t back = 0;
                 back < static_cast<std::size_t>(rules.whole("deescalation_closes")) && back <= t; ++back) {
                const PlainRegime raw = m_days[t - back].raw;
                if (raw != PlainRegime::Unknown && (day.regime == PlainRegime::Unknown || raw > day.regime)) {
                    day.regime = raw;
                }
            }
        }
    }
}

const PlainDay& PlainSignals::day(Day session) const {
    return m_days.at(m_market.days.indexOf(session));
}

bool PlainSignals::crisisAtOrderTime(Day session) const {
    const PlainDay& now = day(session);
    return (now.vix && over(*now.vix, m_rules.number("vix_crisis"))) ||
           (now.ratio && overOrSame(*now.ratio, m_rules.number("ts_crisis")));
}

PlainVerdict PlainSignals::verdict(Day session, const PlainBook& book) const {
    const PlainDay& now = day(session);
    PlainVerdict result;
    if (now.barsMissing > 0) {
        result.decision = PlainVerdict::Decision::Warmup;
        return result;
    }
    if (book.halted) {
        result.decision = PlainVerdict::Decision::Halted;
        return result;
    }
    const auto filter = [&](int bit, const char* mode, bool passes) {
        if (m_rules.word(mode) == "block" && !passes) {
            result.failedFilters = static_cast<std::uint8_t>(result.failedFilters | (1U << bit));
        }
    };
    filter(0, "filter_vix_level", now.vix && overOrSame(m_rules.number("vix_crisis"), *now.vix));
    filter(1, "filter_iv_hv",
           now.vix && now.hv && *now.hv > 0 && over(*now.vix / 100 / *now.hv, m_rules.number("iv_hv_min")));
    filter(2, "filter_breadth", now.breadth && over(*now.breadth, m_rules.number("breadth_min")));

    const auto gate = [&](int number, bool passes) {
        if (!passes) {
            result.failedGates = static_cast<std::uint16_t>(result.failedGates | (1U << (number - 1)));
            result.firstFail = result.firstFail == 0 ? number : result.firstFail;
        }
        return passes;
    };
    const bool passed =
        gate(1, now.regime != PlainRegime::Unknown && now.regime != PlainRegime::Crisis &&
                    now.regime != PlainRegime::BearTrend) &&
        gate(2, now.rank && over(*now.rank, m_rules.number("min_iv_rank"))) &&
        gate(3, now.ratio && over(m_rules.number("ts_gate"), *now.ratio)) &&
        gate(4, now.close && now.ema && over(*now.close, *now.ema)) && gate(5, now.touched) &&
        [&] {
            // OPT-E11: the confirmation block is evaluated whole.
            bool all = gate(6, now.close && now.lower && now.prior && over(*now.close, *now.lower) &&
                                   over(*now.close, *now.prior) &&
                                   now.upStreak >= m_rules.whole("min_consecutive_up_closes"));
            all =
                gate(7, now.rsi && now.rsiPrior && over(*now.rsi, m_rules.number("rsi_oversold_threshold")) &&
                            over(*now.rsi, *now.rsiPrior)) &&
                all;
            if (m_rules.word("macd_enabled") == "true") {
                all = gate(8, now.histogram && over(*now.histogram, 0) && now.macdCrossed) && all;
            }
            return all;
        }() &&
        gate(9, book.open < m_rules.whole("max_concurrent_total") &&
                    book.open < m_rules.whole("max_concurrent_per_underlying")) &&
        gate(10, !book.lastEntry || m_market.days.businessDays(*book.lastEntry, session) >=
                                        m_rules.whole("min_days_between_entries"));
    if (passed && result.failedFilters == 0) {
        result.decision = PlainVerdict::Decision::Entry;
    }
    return result;
}

} // namespace signalbox::recount
