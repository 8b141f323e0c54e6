// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <algorithm>
#include <chrono>

namespace signalbox::bench {

namespace {

std::vector<Registered>& registry() {
    static std::vector<Registered> all;
    return all;
}

double secondsOf(const std::function<void()>& work, int times) {
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < times; ++i) {
        work();
    }
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
    return elapsed.count() / times;
}

/// How often a short piece of work is repeated to be measurable.
int timesFor(const std::function<void()>& work) {
    constexpr double Measurable = 2e-3;
    const double once = secondsOf(work, 1);
    return std::clamp(static_cast<int>(Measurable / std::max(once, 1e-9)), 1, 100'000);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int registerMaker(std::string family, Maker maker) {
    registry().push_back({std::move(family), std::move(maker)});
    return static_cast<int>(registry().size());
}

const std::vector<Registered>& registered() {
    // Files register in the order of the linker; the report has an order of its own.
    std::sort(registry().begin(), registry().end(),
              [](const Registered& a, const Registered& b) { return a.family < b.family; });
    return registry();
}

Figure measure(const Benchmark& benchmark, int repeats) {
    Figure figure;
    figure.benchmark = benchmark;
    if (benchmark.prepare) {
        benchmark.prepare();
    }
    if (benchmark.reading) {
        const int readings = repeats > 0 ? repeats : 9;
        std::vector<double> ours;
        std::vector<double> theirs;
        for (int i = 0; i < readings; ++i) {
            ours.push_back(benchmark.reading());
            theirs.push_back(benchmark.yardstickReading());
        }
        figure.seconds = median(ours);
        figure.yardstickSeconds = median(theirs);
        figure.ratio = figure.seconds / figure.yardstickSeconds;
        figure.met = benchmark.goal != Goal::AtMostTimes || figure.ratio <= benchmark.value;
        return figure;
    }
    const bool compared = static_cast<bool>(benchmark.runYardstick);
    const int times = timesFor(benchmark.run);
    const int yardstickTimes = compared ? timesFor(benchmark.runYardstick) : 0;
    if (repeats <= 0) {
        // Other programs disturb short runs more: more of them keep the median clean.
        constexpr double Short = 50e-3;
        const double once =
            secondsOf(benchmark.run, 1) + (compared ? secondsOf(benchmark.runYardstick, 1) : 0.0);
        repeats = once < Short ? 31 : 9;
    }
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int i = 0; i < repeats; ++i) {
        ours.push_back(secondsOf(benchmark.run, times));
        if (compared) {
            theirs.push_back(secondsOf(benchmark.runYardstick, yardstickTimes));
        }
    }
    figure.seconds = median(ours) / benchmark.items;
    figure.yardstickSeconds = compared ? median(theirs) / benchmark.yardstickItems : 0.0;
    switch (benchmark.goal) {
    case Goal::AtLeastTimesFaster:
        figure.ratio = figure.yardstickSeconds / figure.seconds;
        figure.met = figure.ratio >= benchmark.value;
        break;
    case Goal::AtMostTimes:
        figure.ratio = figure.seconds / figure.yardstickSeconds;
        figure.met = figure.ratio <= benchmark.value;
        break;
    case Goal::AtMostMilliseconds:
        figure.ratio = compared ? figure.seconds / figure.yardstickSeconds : 0.0;
        figure.met = figure.seconds * 1e3 <= benchmark.value;
        break;
    case Goal::None:
        figure.ratio = compared ? figure.yardstickSeconds / figure.seconds : 0.0;
        break;
    }
    return figure;
}

} // namespace signalbox::bench
