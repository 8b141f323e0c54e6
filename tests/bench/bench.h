// SPDX-License-Identifier: GPL-3.0-or-later
// Benchmarks as ratios. A benchmark names what it measures and a yardstick which runs interleaved with it in
// the same process, because absolute times drift and ratios do not. A file of this folder registers its own
// with SIGNALBOX_BENCHMARK.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace signalbox::bench {

/// What is compared with the goal.
enum class Goal {
    AtLeastTimesFaster, ///< yardstick time / our time >= value
    AtMostTimes,        ///< our time / yardstick time <= value
    AtMostMilliseconds, ///< our time in ms <= value; the yardstick is for information
    None                ///< no goal: the figure is for information
};

struct Benchmark {
    std::string name;      ///< "P1 European IV, cold"
    std::string unit;      ///< what one item is: "IV", "bar", "evaluation"
    double items = 1;      ///< items per run, for the time of one item
    std::string yardstick; ///< what the yardstick is: "QuantLib blackFormulaImpliedStdDev"
    double yardstickItems = 1;
    Goal goal = Goal::None;
    double value = 0;
    std::function<void()> prepare;      ///< makes the input before anything is timed; may be empty
    std::function<void()> run;          ///< what we measure
    std::function<void()> runYardstick; ///< empty: no yardstick
    /// Instead of timing `run`: one reading, such as megabytes, in `readingUnit`.
    std::function<double()> reading, yardstickReading;
    std::string readingUnit;
    std::string note; ///< printed beside the figures: accuracy, size of the input
};

/// Makes a benchmark when it is asked for, so that its input costs nothing when it is filtered out. A maker
/// may return several, and none when its input or yardstick is not here.
using Maker = std::function<std::vector<Benchmark>()>;

/// Registered by name prefix; the filter is matched against the names of the benchmarks made.
int registerMaker(std::string family, Maker maker);
struct Registered {
    std::string family;
    Maker maker;
};
[[nodiscard]] const std::vector<Registered>& registered();

struct Figure {
    Benchmark benchmark;
    double seconds = 0;          ///< per item, median
    double yardstickSeconds = 0; ///< per item, median; 0 without a yardstick
    double ratio = 0;            ///< as the goal wants it: times faster, or times of the yardstick
    bool met = true;
};
/// Medians of interleaved runs (31 of short ones, 9 of long ones, unless told), after one warm-up; runs
/// shorter than about 2 ms are repeated inside.
[[nodiscard]] Figure measure(const Benchmark& benchmark, int repeats = 0);

/// Keeps a result alive: the optimiser may not drop the work that led to it.
inline void keep(const void* value) {
    asm volatile("" : : "r"(value) : "memory");
}

} // namespace signalbox::bench

/// `SIGNALBOX_BENCHMARK(family, maker)` at namespace scope; family is one word, unique in the program.
#define SIGNALBOX_BENCHMARK(family, maker)                                                                   \
    [[maybe_unused]] static const int signalboxBenchmark_##family =                                          \
        ::signalbox::bench::registerMaker(#family, maker)
