// SPDX-License-Identifier: GPL-3.0-or-later
// All indicators of one series of 4,200 sessions, against one pass of reading its columns.
#include "engine/indicators/indicators.h"
#include "tests/bench/bench.h"

#include <memory>
#include <numeric>

namespace {

using namespace signalbox;

struct Bars {
    std::vector<double> high, low, close;
};

std::shared_ptr<Bars> makeBars() {
    auto bars = std::make_shared<Bars>();
    std::uint32_t state = 7;
    double price = 100.0;
    for (int i = 0; i < 4200; ++i) {
        state = state * 1664525U + 1013904223U;
        price *= 1.0 + (static_cast<double>(state >> 8U) / 16777216.0 - 0.497) * 0.03;
        bars->close.push_back(price);
        bars->high.push_back(price * 1.008);
        bars->low.push_back(price * 0.991);
    }
    return bars;
}

std::vector<bench::Benchmark> indicatorBenchmarks() {
    const auto bars = makeBars();
    const auto sessions = static_cast<double>(bars->close.size());
    const auto one = [&](const char* name, double milliseconds, std::function<void()> run) {
        bench::Benchmark benchmark;
        benchmark.name = name;
        benchmark.unit = "series";
        benchmark.goal = bench::Goal::AtMostMilliseconds;
        benchmark.value = milliseconds;
        benchmark.run = std::move(run);
        benchmark.yardstick = "one sum over high, low, close";
        benchmark.runYardstick = [bars] {
            double sum = std::accumulate(bars->high.begin(), bars->high.end(), 0.0);
            sum += std::accumulate(bars->low.begin(), bars->low.end(), 0.0);
            sum += std::accumulate(bars->close.begin(), bars->close.end(), 0.0);
            bench::keep(&sum);
        };
        benchmark.note = std::to_string(static_cast<int>(sessions)) + " sessions";
        return benchmark;
    };
    return {
        one("indicators: percentile rank 252", 1.0,
            [bars] { bench::keep(indicators::percentileRank(bars->close, 252).data()); }),
        one("indicators: Bollinger 20", 1.0,
            [bars] { bench::keep(indicators::bollinger(bars->close, 20, 2.0).lower.data()); }),
        one("indicators: all of Optimus", 2.0,
            [bars] {
                using namespace indicators;
                bench::keep(ema(bars->close, 200).data());
                bench::keep(bollinger(bars->close, 20, 2.0).lower.data());
                bench::keep(rsi(bars->close, 14).data());
                bench::keep(macd(bars->close).histogram.data());
                bench::keep(atr(bars->high, bars->low, bars->close, 14).data());
                bench::keep(percentileRank(bars->close, 252).data());
                bench::keep(historicalVolatility(bars->close, 20).data());
                bench::keep(upStreak(bars->close).data());
            }),
    };
}

SIGNALBOX_BENCHMARK(indicators, indicatorBenchmarks);

} // namespace
