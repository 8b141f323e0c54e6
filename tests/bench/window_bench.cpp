// SPDX-License-Identifier: GPL-3.0-or-later
// Start and memory of the window against the least Qt program (P17): from exec to the first paint, both run
// in turn, offscreen.
#include "tests/bench/bench.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

#include <fmt/format.h>

namespace {

using namespace signalbox;

struct Start {
    double milliseconds = 0;
    double megabytes = 0;
};

/// Runs a program that prints "painted KB" after its first paint.
Start startOf(const std::string& command) {
    const auto begin = std::chrono::steady_clock::now();
    Start start;
    std::FILE* pipe = ::popen(("QT_QPA_PLATFORM=offscreen " + command + " 2>/dev/null").c_str(), "re");
    if (pipe == nullptr) {
        return start;
    }
    char line[256];
    long kilobytes = 0;
    while (std::fgets(line, sizeof line, pipe) != nullptr) {
        if (std::sscanf(line, "painted %ld", &kilobytes) == 1) {
            const std::chrono::duration<double, std::milli> elapsed =
                std::chrono::steady_clock::now() - begin;
            start = {elapsed.count(), static_cast<double>(kilobytes) / 1024};
        }
    }
    ::pclose(pipe);
    return start;
}

std::vector<bench::Benchmark> startBenchmarks() {
    const auto folder = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    const auto program = folder / "signalbox";
    const auto minimal = folder / "signalbox_minimal_window";
    if (!std::filesystem::exists(program) || !std::filesystem::exists(minimal)) {
        return {};
    }
    const auto home = std::filesystem::temp_directory_path() / "signalbox-bench-home";
    const std::string ours = fmt::format("'{}' --home '{}' --first-paint", program.string(), home.string());
    const std::string least = fmt::format("'{}'", minimal.string());
    bench::Benchmark paint;
    paint.name = "P17 window, first paint";
    paint.unit = "start";
    paint.yardstick = "one-label Qt program";
    paint.goal = bench::Goal::AtMostTimes;
    paint.value = 4;
    paint.readingUnit = "ms";
    paint.reading = [ours] { return startOf(ours).milliseconds; };
    paint.yardstickReading = [least] { return startOf(least).milliseconds; };
    bench::Benchmark memory = paint;
    memory.name = "P17 window, memory at first paint";
    memory.value = 3;
    memory.readingUnit = "MB";
    memory.reading = [ours] { return startOf(ours).megabytes; };
    memory.yardstickReading = [least] { return startOf(least).megabytes; };
    return {paint, memory};
}

SIGNALBOX_BENCHMARK(window, startBenchmarks);

} // namespace
