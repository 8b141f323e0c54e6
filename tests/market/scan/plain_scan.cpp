// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/market/scan/plain_scan.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace signalbox::tests {
namespace {

using Value = std::optional<double>;
/// A value by session; nothing where it does not exist.
using Path = std::function<Value(std::size_t)>;

/// SHR-N6.
bool equal(double a, double b) {
    return std::fabs(a - b) <= 1e-9 * std::max(1.0, std::max(std::fabs(a), std::fabs(b)));
}
bool above(double a, double b) {
    return a > b && !equal(a, b);
}
bool notBelow(double a, double b) {
    return a > b || equal(a, b);
}

/// The sessions before the first value do not count (SHR-D3b).
std::optional<std::size_t> firstOf(const Path& path, std::size_t session) {
    for (std::size_t i = 0; i <= session; ++i) {
        if (path(i)) {
            return i;
        }
    }
    return std::nullopt;
}

/// SHR-D3a: sessions without a value among the last m, if they are few enough; nothing otherwise.
std::optional<int> holes(const Path& path, std::size_t session, int m) {
    const auto first = firstOf(path, session);
    if (!first || !path(session)) {
        return std::nullopt;
    }
    int missing = 0;
    for (int back = 0; back < m && session >= *first + static_cast<std::size_t>(back); ++back) {
        missing += path(session - static_cast<std::size_t>(back)) ? 0 : 1;
    }
    return missing <= m / 50 ? std::optional(missing) : std::nullopt;
}

std::vector<double> valuesUpTo(const Path& path, std::size_t session) {
    std::vector<double> values;
    for (std::size_t i = 0; i <= session; ++i) {
        if (const Value value = path(i)) {
            values.push_back(*value);
        }
    }
    return values;
}

double meanOf(const std::vector<double>& values, std::size_t from, std::size_t end) {
    double sum = 0;
    for (std::size_t i = from; i < end; ++i) {
        sum += values[i];
    }
    return sum / static_cast<double>(end - from);
}

Value sma(const Path& path, std::size_t session, int n, bool* gap = nullptr) { // SHR-I1
    const auto missing = holes(path, session, n);
    const auto values = valuesUpTo(path, session);
    const auto count = static_cast<std::size_t>(n);
    if (!missing || values.size() < count) {
        return std::nullopt;
    }
    if (gap != nullptr && *missing > 0) {
        *gap = true;
    }
    return meanOf(values, values.size() - count, values.size());
}

Value ema10(const Path& path, std::size_t session) { // SHR-I2
    const auto values = valuesUpTo(path, session);
    if (!holes(path, session, 10) || values.size() < 10) {
        return std::nullopt;
    }
    double average = meanOf(values, 0, 10);
    for (std::size_t i = 10; i < values.size(); ++i) {
        average += 2.0 / 11.0 * (values[i] - average);
    }
    return average;
}

Value zScore20(const Path& path, std::size_t session) { // SHR-I7
    const auto values = valuesUpTo(path, session);
    if (!holes(path, session, 21) || values.size() < 21) {
        return std::nullopt;
    }
    const std::size_t end = values.size() - 1;
    const double mean = meanOf(values, end - 20, end);
    double squares = 0;
    for (std::size_t i = end - 20; i < end; ++i) {
        squares += (values[i] - mean) * (values[i] - mean);
    }
    const double deviation = std::sqrt(squares / 19);
    if (deviation <= 1e-12 * std::fabs(mean)) {
        return std::nullopt;
    }
    return (values[end] - mean) / deviation;
}

Path closesOf(const PlainSeries& series) {
    return [&series](std::size_t i) {
        const auto& bar = series.bars[i];
        return bar && !std::isnan(bar->close) ? Value(bar->close) : Value();
    };
}
Path volumesOf(const PlainSeries& series) {
    return [&series](std::size_t i) {
        const auto& bar = series.bars[i];
        return bar && !std::isnan(bar->volume) ? Value(bar->volume) : Value();
    };
}
Path rangesOf(const PlainSeries& series) { // SHR-I6
    return [&series](std::size_t i) -> Value {
        if (i == 0 || !series.bars[i] || !series.bars[i - 1]) {
            return std::nullopt;
        }
        const market::Bar& bar = *series.bars[i];
        const double before = series.bars[i - 1]->close;
        return std::max(bar.high - bar.low,
                        std::max(std::fabs(bar.high - before), std::fabs(bar.low - before)));
    };
}

Value atr14(const PlainSeries& series, std::size_t session) { // SHR-I6
    const Path range = rangesOf(series);
    const auto ranges = valuesUpTo(range, session);
    if (!range(session) || !holes(closesOf(series), session, 15) || ranges.size() < 14) {
        return std::nullopt;
    }
    double average = meanOf(ranges, 0, 14);
    for (std::size_t i = 14; i < ranges.size(); ++i) {
        average = (average * 13 + ranges[i]) / 14;
    }
    return average;
}

Value over(const Value& a, const Value& b, double factor = 1) {
    return a && b && *b > 0 ? Value(factor * *a / *b) : Value();
}

std::map<std::string, Value> valuesOf(const PlainReadings& p) {
    const Value distance =
        p.close && p.sma50 && p.atr && *p.atr > 0 ? Value((*p.close - *p.sma50) / *p.atr) : Value();
    return {{"close", p.close},
            {"volume", p.volume},
            {"dollar_volume", p.dollars},
            {"bars", static_cast<double>(std::min<std::size_t>(p.bars, 200))},
            {"z_price", p.zPrice},
            {"z_vol", p.zVol},
            {"distance", distance},
            {"atr_pct", over(p.atr, p.close, 100)},
            {"volume_ratio", over(p.volume, p.meanVolume)},
            {"atr14", p.atr},
            {"ema10", p.ema},
            {"sma20", p.sma20},
            {"sma50", p.sma50},
            {"sma100", p.sma100},
            {"sma200", p.sma200}};
}

bool member(const PlainSeries& series, const PlainReadings& p, std::size_t bars,
            double dollars) { // BRK-U1, ATR-U1
    return series.defect.empty() && p.close && p.bars >= bars && notBelow(*p.close, 5) && p.dollars &&
           notBelow(*p.dollars, dollars);
}

/// ATR-E1..E5, and E6 without a contract.
std::string firstGate(const PlainReadings& p, const std::map<std::string, Value>& values) {
    const Value distance = values.at("distance");
    const Value percent = values.at("atr_pct");
    if (!distance || !notBelow(*distance, 0) || !notBelow(4, *distance)) {
        return "g1";
    }
    if (!p.sma20 || !above(*p.close, *p.sma20)) {
        return "g2";
    }
    const Value ladder[] = {p.ema, p.sma20, p.sma50, p.sma100, p.sma200};
    for (int i = 0; i < 4; ++i) {
        if (!ladder[i] || !ladder[i + 1] || !notBelow(*ladder[i], *ladder[i + 1])) {
            return "g3";
        }
    }
    if (!percent || !notBelow(*percent, 2.0)) {
        return "g4";
    }
    if (!p.volume || !p.meanVolume || !above(*p.volume, *p.meanVolume)) {
        return "g5";
    }
    return "g6";
}

double part(double value) {
    return std::min(1.0, std::max(0.0, value));
}

} // namespace

PlainReadings plainRead(const PlainSeries& series, std::size_t session) {
    PlainReadings p;
    const Path close = closesOf(series);
    const Path volume = volumesOf(series);
    p.bars = valuesUpTo(close, session).size();
    p.close = close(session);
    if (!p.close) {
        return p;
    }
    p.volume = volume(session);
    p.ema = ema10(close, session);
    p.sma20 = sma(close, session, 20);
    p.sma50 = sma(close, session, 50, &p.gap);
    p.sma100 = sma(close, session, 100, &p.gap);
    p.sma200 = sma(close, session, 200, &p.gap);
    p.atr = atr14(series, session);
    p.zPrice = zScore20(close, session);
    p.zVol = zScore20(
        [&](std::size_t i) {
            const Value range = rangesOf(series)(i);
            return range ? Value(*range / series.bars[i - 1]->close) : Value();
        },
        session);
    p.meanVolume = session == 0 ? Value() : sma(volume, session - 1, 20);
    p.dollars =
        sma([&](std::size_t i) { return close(i) && volume(i) ? Value(*close(i) * *volume(i)) : Value(); },
            session, 20);
    return p;
}

PlainLight plainLight(const PlainSeries& vix, const PlainSeries& spy, const PlainSeries& iwm,
                      const PlainSeries& yield, std::size_t session) {
    const Path ratio = [&](std::size_t i) {
        const Value small = closesOf(iwm)(i);
        const Value large = closesOf(spy)(i);
        return small && large ? Value(*small / *large) : Value();
    };
    const Value fear = closesOf(vix)(session);
    const Value price = closesOf(spy)(session);
    const Value mean = sma(closesOf(spy), session, 20);
    const Value breadth = ratio(session);
    const Value breadthMean = sma(ratio, session, 20);
    const Value now = closesOf(yield)(session);
    const Value before = session >= 20 ? closesOf(yield)(session - 20) : Value();
    const auto sane = [](const Value& percent) { return percent && *percent > 0.1 && *percent < 20; };
    PlainLight light;
    light.known = fear && price && mean && breadth && breadthMean && sane(now) && sane(before);
    if (!light.known) {
        return light;
    }
    const double change = std::round((*now - *before) * 1000) / 10; // basis points to 0.1
    const int flags = (above(*fear, 23) ? 1 : 0) + (above(*mean, *price) ? 1 : 0) +
                      (above(*breadthMean, *breadth) ? 1 : 0) + (notBelow(change, 25) ? 1 : 0);
    light.shorts = flags >= 2;
    light.longs = flags == 0 && above(20, *fear);
    return light;
}

PlainRow plainBreakout(const PlainSeries& series, const PlainReadings& p, const PlainLight& light) {
    PlainRow row{"skip", "NONE", "UNIVERSE", valuesOf(p), p.gap};
    if (!member(series, p, 60, 50e6)) {
        return row;
    }
    row.status = "fail";
    const bool wild = p.zPrice && p.zVol && above(*p.zVol, 1.5);
    row.signal = wild && above(*p.zPrice, 1.5) ? "LONG" : wild && above(-1.5, *p.zPrice) ? "SHORT" : "NONE";
    const bool budget = row.signal == "LONG" ? light.longs : light.shorts;
    row.firstFail = row.signal == "NONE" ? "SIGNAL" : budget ? "EXPIRY" : "LIGHT";
    return row;
}

PlainRow plainAtr(const PlainSeries& series, const PlainReadings& p) {
    PlainRow row{"skip", "NONE", "", valuesOf(p), p.gap};
    row.values["confidence"] = std::nullopt;
    if (!member(series, p, 200, 20e6)) {
        return row;
    }
    row.status = "fail";
    row.firstFail = firstGate(p, row.values);
    double score = 0; // ATR-E8; a part that is unknown scores nothing, and the spread is
    score += row.values["distance"] ? part(1 - *row.values["distance"] / 4) : 0;
    score += row.values["atr_pct"] ? part((*row.values["atr_pct"] - 2) / 4) : 0;
    score += row.values["volume_ratio"] ? part(*row.values["volume_ratio"] - 1) : 0;
    row.values["confidence"] = 25 * score;
    return row;
}

} // namespace signalbox::tests
