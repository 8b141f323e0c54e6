// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox_bench [--json FILE] [--list] [FILTER]: figure, yardstick, ratio, goal, met or not. A goal that is
// not met is printed, never an error: figures are information about a machine.
#include "tests/bench/bench.h"

#include <cstdio>
#include <fstream>
#include <string>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

using namespace signalbox::bench;

namespace {

std::string timeText(double seconds) {
    if (seconds <= 0.0) {
        return "-";
    }
    if (seconds < 1e-6) {
        return fmt::format("{:.1f} ns", seconds * 1e9);
    }
    if (seconds < 1e-3) {
        return fmt::format("{:.2f} us", seconds * 1e6);
    }
    return seconds < 1.0 ? fmt::format("{:.2f} ms", seconds * 1e3) : fmt::format("{:.2f} s", seconds);
}

std::string goalText(const Benchmark& benchmark) {
    switch (benchmark.goal) {
    case Goal::AtLeastTimesFaster:
        return fmt::format(">= {:g}x faster", benchmark.value);
    case Goal::AtMostTimes:
        return fmt::format("<= {:g}x", benchmark.value);
    case Goal::AtMostMilliseconds:
        return fmt::format("<= {:g} ms", benchmark.value);
    case Goal::None:
        break;
    }
    return "-";
}

std::string valueText(const Benchmark& benchmark, double value) {
    return benchmark.reading ? fmt::format("{:.1f} {}", value, benchmark.readingUnit) : timeText(value);
}

void print(const Figure& figure) {
    const Benchmark& b = figure.benchmark;
    fmt::print("{:<44} {:>11} per {:<11} yardstick {:>11} ({})  ratio {:>8.2f}  goal {:<15} {}{}{}\n", b.name,
               valueText(b, figure.seconds), b.unit, valueText(b, figure.yardstickSeconds),
               b.yardstick.empty() ? "none" : b.yardstick, figure.ratio, goalText(b),
               b.goal == Goal::None ? "-" : (figure.met ? "met" : "NOT MET"), b.note.empty() ? "" : "  ",
               b.note);
    std::fflush(stdout);
}

nlohmann::ordered_json toJson(const Figure& figure) {
    const Benchmark& b = figure.benchmark;
    return {{"name", b.name},
            {"unit", b.unit},
            {b.reading ? b.readingUnit.c_str() : "seconds", figure.seconds},
            {"yardstick", b.yardstick},
            {b.reading ? "yardstick_reading" : "yardstick_seconds", figure.yardstickSeconds},
            {"ratio", figure.ratio},
            {"goal", goalText(b)},
            {"met", figure.met},
            {"note", b.note}};
}

} // namespace

int main(int argc, char** argv) {
    std::string jsonFile;
    std::string filter;
    bool listOnly = false;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--json" && i + 1 < argc) {
            jsonFile = argv[++i];
        } else if (argument == "--list") {
            listOnly = true;
        } else if (argument.rfind("--", 0) == 0) {
            fmt::print(stderr, "signalbox_bench: unknown argument {} (known: --json FILE, --list, FILTER)\n",
                       argument);
            return 2;
        } else {
            filter = argument;
        }
    }
    nlohmann::ordered_json figures = nlohmann::ordered_json::array();
    for (const Registered& entry : registered()) {
        for (const Benchmark& benchmark : entry.maker()) {
            if (benchmark.name.find(filter) == std::string::npos &&
                entry.family.find(filter) == std::string::npos) {
                continue;
            }
            if (listOnly) {
                fmt::print("{}: {}\n", entry.family, benchmark.name);
                continue;
            }
            const Figure figure = measure(benchmark);
            print(figure);
            figures.push_back(toJson(figure));
        }
    }
    if (!jsonFile.empty()) {
        std::ofstream stream(jsonFile);
        stream << figures.dump(2) << '\n';
        if (!stream) {
            fmt::print(stderr, "{}: cannot be written; name a file in a folder that exists\n", jsonFile);
            return 3;
        }
    }
    return 0;
}
