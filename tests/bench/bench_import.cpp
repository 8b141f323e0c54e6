// SPDX-License-Identifier: GPL-3.0-or-later
// Reading files of market data: the 2019 chains, the large stock set and the chains of 2026 in JSON, each
// against the mere unpacking of the same files, which no import can avoid.
#include "engine/base/executor.h"
#include "engine/feeds/feeds.h"
#include "engine/feeds/file_bytes.h"
#include "tests/bench/bench.h"
#include "tests/support/vectors.h"

#include <filesystem>

namespace {

using namespace signalbox;
namespace fs = std::filesystem;

std::vector<fs::path> filesBelow(const fs::path& folder) {
    std::vector<fs::path> files;
    if (fs::is_directory(folder)) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

void readAll(const std::vector<fs::path>& files, unsigned threads) {
    const base::Executor executor(threads);
    executor.parallelFor(files.size(), [&](std::size_t i) {
        const auto file = feeds::readFile(files[i], {}, calendar::Calendar::standard());
        bench::keep(&file);
    });
}

void unpackAll(const std::vector<fs::path>& files) {
    for (const fs::path& path : files) {
        const auto texts = feeds::readUnpacked(path);
        bench::keep(&texts);
    }
}

bench::Benchmark reading(const std::string& name, const std::vector<fs::path>& files, double rows,
                         unsigned threads, bench::Goal goal, double value) {
    bench::Benchmark b;
    b.name = name;
    b.unit = "row";
    b.items = goal == bench::Goal::AtMostMilliseconds ? 1 : rows;
    b.yardstick = "unpacking the same files, one thread";
    b.yardstickItems = b.items;
    b.goal = goal;
    b.value = value;
    b.run = [files, threads] { readAll(files, threads); };
    b.runYardstick = [files] { unpackAll(files); };
    b.note = std::to_string(files.size()) + " files, " + std::to_string(static_cast<long>(rows)) + " rows";
    return b;
}

std::vector<bench::Benchmark> importBenchmarks() {
    const auto shared = tests::sharedFolder();
    if (!shared) {
        return {};
    }
    const fs::path data = *shared / "market-data";
    const auto chains = filesBelow(data / "option-chains" / "spx-cboe-daily-2019");
    const auto stocks = filesBelow(data / "equities-daily");
    const auto json = filesBelow(data / "option-chains" / "yahoo-cboe-json-2026");
    if (chains.empty() || stocks.empty() || json.empty()) {
        return {};
    }
    using bench::Goal;
    auto first = reading("import: read the chains of 2019, two threads", chains, 582'508, 2,
                         Goal::AtMostMilliseconds, 3000);
    first.unit = "set of chains";
    return {std::move(first),
            reading("import: read the chains of 2019, one thread", chains, 582'508, 1, Goal::None, 0),
            reading("import: read the stock sets, one thread", stocks, 1'893'117, 1, Goal::None, 0),
            reading("import: read the JSON chains of 2026, one thread", json, 593'413, 1, Goal::None, 0)};
}

SIGNALBOX_BENCHMARK(import, importBenchmarks);

} // namespace
