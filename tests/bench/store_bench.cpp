// SPDX-License-Identifier: GPL-3.0-or-later
// Durable fills against a bare write and sync, column blocks against rows of SQLite, chain blocks against
// rows.
#include "engine/columns/chain_block.h"
#include "engine/store/bar_file.h"
#include "engine/store/journal_store.h"
#include "engine/store/market_store.h"
#include "tests/bench/bench.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace {

using namespace signalbox;

constexpr int Symbols = 100;
constexpr int Days = 2600;

template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    return std::move(*result);
}

/// A home in the working directory, so that it lies on a disk and not in memory; gone at the end.
struct Folder {
    std::filesystem::path path;
    store::Home home = must(store::Home::at("."));
    store::WriterLock lock;
    Folder() {
        std::string pattern = "signalbox-bench-XXXXXX";
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("no folder for the benchmark");
        }
        path = std::filesystem::absolute(pattern);
        home = must(store::Home::at(path));
        lock = must(home.lock("bench"));
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

book::Event fill(int i) {
    return book::Filled{"optimus|SPX|2026-03-02|1",
                        3,
                        base::Price::cents(285 + i % 7),
                        base::Money::cents(390),
                        base::makeDate(2026, 3, 2),
                        base::UtcTime(std::chrono::seconds(1'772'470'000 + i)),
                        "paper"};
}

/// Microseconds of each of `count` calls, sorted.
std::vector<double> timesOf(int count, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        times.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
    }
    std::sort(times.begin(), times.end());
    return times;
}

/// Both sides on the same folder, in turns of twenty, so that a busy disk hits both.
struct Durability {
    std::vector<double> ours, bare;
};
std::shared_ptr<Durability> measureDurability() {
    const Folder folder;
    const auto journal = must(
        store::JournalStore::openForWriting(folder.home, store::Market::Real, folder.lock, base::UtcTime()));
    const int file = ::open((folder.path / "bare").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    const std::string payload(256, 'x');
    auto result = std::make_shared<Durability>();
    int number = 0;
    for (int turn = 0; turn < 60; ++turn) {
        for (const double time : timesOf(
                 20, [&] { must(journal->append(fill(++number), {base::UtcTime(), "paper", "bench"})); })) {
            result->ours.push_back(time);
        }
        for (const double time : timesOf(20, [&] {
                 if (::write(file, payload.data(), payload.size()) < 0 || ::fdatasync(file) != 0) {
                     throw std::runtime_error("cannot write");
                 }
             })) {
            result->bare.push_back(time);
        }
    }
    ::close(file);
    std::sort(result->ours.begin(), result->ours.end());
    std::sort(result->bare.begin(), result->bare.end());
    return result;
}

std::vector<bench::Benchmark> durabilityBenchmarks() {
    std::vector<bench::Benchmark> all;
    auto measured = std::make_shared<std::shared_ptr<Durability>>();
    const auto once = [measured] {
        if (!*measured) {
            *measured = measureDurability();
        }
        return *measured;
    };
    for (const auto& [name, share, limit] : {std::tuple{"P18 durable fill, median", 0.5, 2.0},
                                             std::tuple{"P18 durable fill, 99th percentile", 0.99, 3.0}}) {
        bench::Benchmark benchmark;
        benchmark.name = name;
        benchmark.unit = "fill";
        benchmark.goal = bench::Goal::AtMostTimes;
        benchmark.value = limit;
        benchmark.readingUnit = "us";
        benchmark.yardstick = "write + fdatasync of 256 B, same folder";
        const auto at = [part = share](const std::vector<double>& times) {
            return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
        };
        benchmark.reading = [once, at] { return at(once()->ours); };
        benchmark.yardstickReading = [once, at] { return at(once()->bare); };
        benchmark.note = "1,200 of each, hash chain included";
        all.push_back(std::move(benchmark));
    }
    return all;
}

void execute(sqlite3* handle, const char* sql) {
    if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw std::runtime_error(sqlite3_errmsg(handle));
    }
}

std::vector<market::Bar> someBars(int seed) {
    std::vector<market::Bar> bars;
    std::uint32_t state = 7U + static_cast<std::uint32_t>(seed);
    double price = 100;
    const auto sessions = must(
        calendar::Calendar::standard().sessions(base::makeDate(2014, 1, 2), base::makeDate(2026, 8, 14)));
    for (int i = 0; i < Days; ++i) {
        state = state * 1664525U + 1013904223U;
        price *= 1.0 + (static_cast<double>(state >> 8U) / 16777216.0 - 0.497) * 0.03;
        bars.push_back({sessions[static_cast<std::size_t>(i)], price, price * 1.01, price * 0.99, price,
                        static_cast<double>(state >> 8U)});
    }
    return bars;
}

/// The same bars in market.db, in the bar file and as one row a bar.
struct Bars {
    Folder folder;
    std::shared_ptr<store::MarketStore> store =
        must(store::MarketStore::openForWriting(folder.home, store::Market::Real, folder.lock));
    std::vector<market::SeriesId> ids;
    sqlite3* rows = nullptr;
    sqlite3_stmt* select = nullptr;
    std::vector<double> plain;

    Bars() {
        sqlite3_open((folder.path / "rows.db").c_str(), &rows);
        execute(rows,
                "CREATE TABLE bars (symbol INTEGER, day INTEGER, open REAL, high REAL, low REAL, close REAL, "
                "volume REAL, PRIMARY KEY (symbol, day)) WITHOUT ROWID; BEGIN");
        sqlite3_stmt* insert = nullptr;
        sqlite3_prepare_v2(rows, "INSERT INTO bars VALUES (?,?,?,?,?,?,?)", -1, &insert, nullptr);
        const auto status = store->write([&](store::MarketWriter& writer) -> base::Status {
            for (int i = 0; i < Symbols; ++i) {
                ids.push_back({"S" + std::to_string(1000 + i), "bench", market::Basis::AsTraded});
                const auto bars = someBars(i);
                must(writer.mergeSeries(ids.back(), bars));
                for (const market::Bar& bar : bars) {
                    sqlite3_bind_int(insert, 1, i);
                    sqlite3_bind_int(insert, 2, base::toDayNumber(bar.date));
                    int at = 3;
                    for (const double value : {bar.open, bar.high, bar.low, bar.close, bar.volume}) {
                        sqlite3_bind_double(insert, at++, value);
                        plain.push_back(value);
                    }
                    sqlite3_step(insert);
                    sqlite3_reset(insert);
                }
            }
            return {};
        });
        if (!status) {
            throw std::runtime_error(status.error().message());
        }
        sqlite3_finalize(insert);
        execute(rows, "COMMIT");
        sqlite3_prepare_v2(rows, "SELECT day, open, high, low, close, volume FROM bars ORDER BY symbol, day",
                           -1, &select, nullptr);
    }
    ~Bars() {
        sqlite3_finalize(select);
        sqlite3_close(rows);
    }
    Bars(const Bars&) = delete;
    Bars& operator=(const Bars&) = delete;

    double sumOfRows() const {
        double sum = 0;
        while (sqlite3_step(select) == SQLITE_ROW) {
            for (int column = 1; column <= 5; ++column) {
                sum += sqlite3_column_double(select, column);
            }
        }
        sqlite3_reset(select);
        return sum;
    }
};

std::vector<bench::Benchmark> barBenchmarks() {
    const auto bars = std::make_shared<Bars>();
    bench::Benchmark load;
    load.name = "bars of 100 symbols from column blocks";
    load.unit = "bar";
    load.items = load.yardstickItems = Symbols * Days;
    load.goal = bench::Goal::AtLeastTimesFaster;
    load.value = 4;
    load.yardstick = "SQLite, a row a bar, C API";
    load.run = [bars] {
        for (const auto& id : bars->ids) {
            const auto series = must(bars->store->load(id));
            bench::keep(series->close().data());
        }
    };
    load.runYardstick = [bars] {
        const double sum = bars->sumOfRows();
        bench::keep(&sum);
    };
    bench::Benchmark scan;
    scan.name = "bar file, one pass over all tiles";
    scan.unit = "bar";
    scan.items = scan.yardstickItems = Symbols * Days;
    scan.goal = bench::Goal::AtMostTimes;
    scan.value = 1.5;
    scan.yardstick = "sum of the same values in one f64 array";
    const auto file = must(store::openBarFile(bars->folder.home.barTable(store::Market::Real), *bars->store,
                                              bars->ids, columns::Width::F64));
    scan.run = [bars, file] {
        double sum[columns::Lanes] = {};
        for (std::size_t tile = 0; tile < file->table().tiles(); ++tile) {
            for (std::size_t field = 0; field < columns::Fields; ++field) {
                const auto column = file->table().column64(tile, static_cast<columns::Field>(field));
                for (std::size_t at = 0; at < column.size(); at += columns::Lanes) {
                    for (std::size_t lane = 0; lane < columns::Lanes; ++lane) {
                        sum[lane] += column[at + lane];
                    }
                }
            }
        }
        bench::keep(sum);
    };
    scan.runYardstick = [bars] {
        double sum[columns::Lanes] = {};
        for (std::size_t at = 0; at + columns::Lanes <= bars->plain.size(); at += columns::Lanes) {
            for (std::size_t lane = 0; lane < columns::Lanes; ++lane) {
                sum[lane] += bars->plain[at + lane];
            }
        }
        bench::keep(sum);
    };
    scan.note = "eight running sums on both sides";
    return {load, scan};
}

/// 40 expirations of 200 strikes: 16,000 contracts with quotes, volumes and the vendor's volatility.
std::shared_ptr<const market::OptionChain> fullChain() {
    std::vector<market::ExpiryBlock> blocks;
    std::uint32_t state = 11;
    for (int expiry = 0; expiry < 40; ++expiry) {
        market::ExpiryBlock block;
        block.root = "SPXW";
        block.expiration = block.printedExpiration =
            base::makeDate(2026, 3, 2) + std::chrono::days(7 * expiry);
        for (int i = 0; i < 200; ++i) {
            block.strikes.push_back(base::Strike::dollars(4500 + 10 * i));
        }
        for (market::QuoteColumns* side : {&block.calls, &block.puts}) {
            side->resize(block.strikes.size());
            for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                state = state * 1664525U + 1013904223U;
                side->listed[i] = 1;
                side->bid[i] = 500 * static_cast<std::int64_t>(state % 4000U);
                side->ask[i] = side->bid[i] + 1000;
                side->volume[i] = state % 5000U;
                side->openInterest[i] = state % 20'000U;
                side->vendorIv[i] = static_cast<double>(state % 6000U) / 10'000;
                side->vendorDelta[i] = static_cast<double>(state % 10'000U) / 10'000;
            }
        }
        blocks.push_back(std::move(block));
    }
    return must(market::OptionChain::create({"SPX", base::makeDate(2026, 3, 2), 57'600, "bench"}, 5500.0,
                                            base::UtcTime(), market::Basis::AsTraded, std::move(blocks)));
}

struct ChainRows {
    sqlite3* handle = nullptr;
    sqlite3_stmt* insert = nullptr;
    sqlite3_stmt* select = nullptr;
    ChainRows() {
        sqlite3_open(":memory:", &handle);
        execute(
            handle,
            "CREATE TABLE quotes (chain INTEGER, expiry INTEGER, strike INTEGER, side INTEGER, bid INTEGER, "
            "ask INTEGER, volume INTEGER, interest INTEGER, iv REAL, delta REAL, PRIMARY KEY (chain, "
            "expiry, strike, side)) WITHOUT ROWID");
        sqlite3_prepare_v2(handle, "INSERT OR REPLACE INTO quotes VALUES (1,?,?,?,?,?,?,?,?,?)", -1, &insert,
                           nullptr);
        sqlite3_prepare_v2(handle, "SELECT * FROM quotes WHERE chain = 1", -1, &select, nullptr);
    }
    ~ChainRows() {
        sqlite3_finalize(insert);
        sqlite3_finalize(select);
        sqlite3_close(handle);
    }
    ChainRows(const ChainRows&) = delete;
    ChainRows& operator=(const ChainRows&) = delete;

    void write(const market::OptionChain& chain) const {
        execute(handle, "BEGIN");
        for (const market::ExpiryBlock& block : chain.blocks()) {
            for (const market::Right right : {market::Right::Call, market::Right::Put}) {
                const market::QuoteColumns& side = block.side(right);
                for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                    sqlite3_bind_int(insert, 1, base::toDayNumber(block.expiration));
                    sqlite3_bind_int(insert, 2, block.strikes[i].toThousandths());
                    sqlite3_bind_int(insert, 3, right == market::Right::Call ? 0 : 1);
                    sqlite3_bind_int64(insert, 4, side.bid[i]);
                    sqlite3_bind_int64(insert, 5, side.ask[i]);
                    sqlite3_bind_int64(insert, 6, side.volume[i]);
                    sqlite3_bind_int64(insert, 7, side.openInterest[i]);
                    sqlite3_bind_double(insert, 8, side.vendorIv[i]);
                    sqlite3_bind_double(insert, 9, side.vendorDelta[i]);
                    sqlite3_step(insert);
                    sqlite3_reset(insert);
                }
            }
        }
        execute(handle, "COMMIT");
    }
    double read() const {
        double sum = 0;
        while (sqlite3_step(select) == SQLITE_ROW) {
            for (int column = 1; column < 10; ++column) {
                sum += sqlite3_column_double(select, column);
            }
        }
        sqlite3_reset(select);
        return sum;
    }
};

std::vector<bench::Benchmark> chainBenchmarks() {
    const auto chain = fullChain();
    const auto bytes = std::make_shared<const std::string>(columns::encodeChain(*chain));
    const auto rows = std::make_shared<ChainRows>();
    rows->write(*chain);
    const auto make = [&](const char* name, double times, std::function<void()> run,
                          std::function<void()> yardstick) {
        bench::Benchmark benchmark;
        benchmark.name = name;
        benchmark.unit = "contract";
        benchmark.items = benchmark.yardstickItems = static_cast<double>(chain->contracts());
        benchmark.goal = bench::Goal::AtLeastTimesFaster;
        benchmark.value = times;
        benchmark.yardstick = "SQLite, a row a contract, in memory";
        benchmark.run = std::move(run);
        benchmark.runYardstick = std::move(yardstick);
        benchmark.note =
            std::to_string(bytes->size()) + " bytes for " + std::to_string(chain->contracts()) + " contracts";
        return benchmark;
    };
    return {make(
                "chain block, write", 1.5, [chain] { bench::keep(columns::encodeChain(*chain).data()); },
                [chain, rows] { rows->write(*chain); }),
            make(
                "chain block, read", 3,
                [bytes] { bench::keep(must(columns::decodeChain(*bytes, "bench")).get()); },
                [rows] {
                    const double sum = rows->read();
                    bench::keep(&sum);
                })};
}

SIGNALBOX_BENCHMARK(store_durability, durabilityBenchmarks);
SIGNALBOX_BENCHMARK(store_bars, barBenchmarks);
SIGNALBOX_BENCHMARK(store_chains, chainBenchmarks);

} // namespace
