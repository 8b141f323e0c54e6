// SPDX-License-Identifier: GPL-3.0-or-later
// The whole market scanned for both systems against one plain sum over the same arrays; one session more; a
// cold file; a hundred names.
#include "engine/store/bar_file.h"
#include "engine/store/files.h"
#include "tests/bench/bench.h"
#include "tests/bench/support/made_market.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <numeric>
#include <stdexcept>

#include <fcntl.h>
#include <unistd.h>

namespace {

using namespace signalbox;
namespace fs = std::filesystem;

constexpr std::size_t Symbols = 32'345;
constexpr int Days = 260;
constexpr std::uint64_t Seed = 20260821;

std::shared_ptr<const bench::MadeMarket> theMarket() {
    static const auto made =
        std::make_shared<const bench::MadeMarket>(bench::makeMarket(Symbols, Days, Seed));
    return made;
}

template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    return std::move(*result);
}

scan::ScanRequest requestOf(const bench::MadeMarket& market, base::Date date, unsigned threads) {
    scan::ScanRequest request;
    request.date = date;
    request.universe = market.universe;
    request.threads = threads;
    request.light.mood = diagnosis::MarketMood::Bullish;
    request.light.longMultiplier = 1;
    return request;
}

/// H, L, C, V of every tile, as the best of tools would touch them once.
void sumOnce(const columns::BarTable& table) {
    double total = 0;
    for (std::size_t tile = 0; tile < table.tiles(); ++tile) {
        for (const columns::Field field :
             {columns::Field::High, columns::Field::Low, columns::Field::Close, columns::Field::Volume}) {
            const auto values = table.column64(tile, field);
            std::array<double, 16> lanes{};
            for (std::size_t i = 0; i < values.size(); i += 8) {
                for (std::size_t lane = 0; lane < 8; ++lane) {
                    lanes[i / 8 % 2 * 8 + lane] += values[i + lane];
                }
            }
            total += std::accumulate(lanes.begin(), lanes.end(), 0.0);
        }
    }
    bench::keep(&total);
}

double secondsOf(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The market as a file in the working directory, so that it lies on a disk.
struct MarketFile {
    fs::path path = fs::absolute("signalbox-bench-bars-" + std::to_string(::getpid()));
    explicit MarketFile(const bench::MadeMarket& market) {
        if (auto written = store::writeFileAtomically(path, std::string(market.bytes->view())); !written) {
            throw std::runtime_error(written.error().message());
        }
    }
    ~MarketFile() {
        std::error_code ignored;
        fs::remove(path, ignored);
    }
    MarketFile(const MarketFile&) = delete;
    MarketFile& operator=(const MarketFile&) = delete;
    /// Forgets what the system has read of it.
    void dropFromMemory() const {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        ::fdatasync(file);
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
};

std::vector<bench::Benchmark> wholeMarket() {
    std::vector<bench::Benchmark> all;
    for (const unsigned threads : {1U, 2U}) {
        bench::Benchmark benchmark;
        benchmark.name = threads == 1 ? "P8 scan 32,345 x 260, both systems" : "P8 scan, 2 threads";
        benchmark.unit = "scan";
        benchmark.yardstick = "one sum over H, L, C, V";
        benchmark.goal = threads == 1 ? bench::Goal::AtMostTimes : bench::Goal::None;
        benchmark.value = 4;
        const auto scanner = std::make_shared<std::unique_ptr<scan::Scanner>>();
        // The first run verifies the bytes; then each scan begins anew, with nothing kept of the one before.
        benchmark.prepare = [scanner, threads] {
            *scanner = std::make_unique<scan::Scanner>(theMarket()->bars);
            must((*scanner)->scan(requestOf(*theMarket(), theMarket()->bars->dates().back(), threads)));
        };
        benchmark.reading = [scanner, threads] {
            (*scanner)->forget();
            const auto request = requestOf(*theMarket(), theMarket()->bars->dates().back(), threads);
            return 1e3 * secondsOf([&] {
                       const auto result = must((*scanner)->scan(request));
                       bench::keep(&result);
                   });
        };
        benchmark.yardstickReading = [] {
            return 1e3 * secondsOf([] { sumOnce(theMarket()->bars->table()); });
        };
        benchmark.readingUnit = "ms";
        benchmark.note = "signals, gates with margins, ranking, nearest misses; data in memory";
        all.push_back(std::move(benchmark));
    }
    return all;
}

std::vector<bench::Benchmark> oneSessionMore() {
    bench::Benchmark benchmark;
    benchmark.name = "P10 scan after one new session";
    benchmark.unit = "scan";
    benchmark.yardstick = "the whole scan";
    benchmark.readingUnit = "ms";
    benchmark.note = "32,345 symbols, both systems, one thread; goal of the issue: 10 ms";
    const auto one = [](bool forget) {
        const auto market = theMarket();
        scan::Scanner scanner(market->bars);
        must(scanner.scan(requestOf(*market, market->bars->dates().back(), 1)));
        const auto request = requestOf(*market, market->extended->dates().back(), 1);
        return 1e3 * secondsOf([&] {
                   scanner.extend(market->extended);
                   if (forget) {
                       scanner.forget();
                   }
                   const auto result = must(scanner.scan(request));
                   bench::keep(&result);
               });
    };
    benchmark.reading = [one] { return one(false); };
    benchmark.yardstickReading = [one] { return one(true); };
    return {benchmark};
}

std::vector<bench::Benchmark> coldFile() {
    bench::Benchmark benchmark;
    benchmark.name = "P11 scan from a cold file";
    benchmark.unit = "scan";
    benchmark.yardstick = "read() of the same bytes, cold";
    benchmark.readingUnit = "ms";
    benchmark.note = "mapped, verified and scanned for both systems on all cores; goal of the issue: 1 s";
    const auto file = std::make_shared<std::unique_ptr<MarketFile>>();
    benchmark.prepare = [file] { *file = std::make_unique<MarketFile>(*theMarket()); };
    benchmark.reading = [file] {
        (*file)->dropFromMemory();
        return 1e3 * secondsOf([&] {
                   const auto mapped = must(store::BarFile::map((*file)->path));
                   scan::Scanner scanner(must(
                       scan::MarketBars::over(mapped->table(), {}, calendar::Calendar::standard(), mapped)));
                   const auto result =
                       must(scanner.scan(requestOf(*theMarket(), mapped->table().dates().back(), 0)));
                   bench::keep(&result);
               });
    };
    benchmark.yardstickReading = [file] {
        (*file)->dropFromMemory();
        return 1e3 * secondsOf([&] {
                   const auto bytes = must(store::readFile((*file)->path));
                   bench::keep(bytes.data());
               });
    };
    return {benchmark};
}

std::vector<bench::Benchmark> hundredNames() {
    bench::Benchmark benchmark;
    benchmark.name = "scan of 100 names";
    benchmark.unit = "scan";
    benchmark.goal = bench::Goal::AtMostMilliseconds;
    benchmark.value = 5;
    benchmark.note = "spread over the market, from the mapped file, both systems; the diary's took 16 s";
    const auto file = std::make_shared<std::unique_ptr<MarketFile>>();
    const auto names = std::make_shared<std::shared_ptr<const std::vector<scan::Listing>>>();
    benchmark.prepare = [file, names] {
        *file = std::make_unique<MarketFile>(*theMarket());
        auto some = std::make_shared<std::vector<scan::Listing>>();
        for (std::size_t i = 0; i < 100; ++i) {
            some->push_back((*theMarket()->universe)[i * 323]);
        }
        *names = some;
    };
    benchmark.run = [file, names] {
        const auto mapped = must(store::BarFile::map((*file)->path));
        scan::Scanner scanner(
            must(scan::MarketBars::over(mapped->table(), {}, calendar::Calendar::standard(), mapped)));
        auto request = requestOf(*theMarket(), mapped->table().dates().back(), 1);
        request.universe = *names;
        const auto result = must(scanner.scan(request));
        bench::keep(&result);
    };
    return {benchmark};
}

SIGNALBOX_BENCHMARK(scan_market, wholeMarket);
SIGNALBOX_BENCHMARK(scan_session, oneSessionMore);
SIGNALBOX_BENCHMARK(scan_cold, coldFile);
SIGNALBOX_BENCHMARK(scan_names, hundredNames);

} // namespace
