// SPDX-License-Identifier: GPL-3.0-or-later
// Fifteen years of Optimus (P12) against one plain sum over the same rows as f32, a sweep of 10,000 parameter
// sets (P13) against the entry selection of a pandas script on the same rows, and the memory of a run over 38
// million rows that are mapped from disk.
#include "engine/backtest/optimus_system.h"
#include "engine/backtest/run.h"
#include "engine/history/recorded_quotes.h"
#include "engine/lab/sweep/sweep.h"
#include "engine/store/quote_file.h"
#include "tests/bench/bench.h"
#include "tests/bench/support/long_history.h"
#include "tests/bench/support/peak_memory.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace {

using namespace signalbox;
namespace fs = std::filesystem;

template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    return std::move(*result);
}

const calendar::Calendar& calendarNow() {
    return calendar::Calendar::standard();
}

/// The rows of the small chains as the yardsticks want them: 16 bytes a row.
struct PlainRows {
    std::vector<float> strike, bid, ask, delta;
    std::vector<std::int32_t> day, dte;
};

PlainRows plainRows(const bench::LongHistory& history, const history::RecordedQuotes& quotes) {
    PlainRows plain;
    for (const int number : quotes.sessions()) {
        const auto session = quotes.session(number);
        const base::Date date = history.dates[static_cast<std::size_t>(number - history.first)];
        for (std::size_t e = 0; e < session.expiries.size(); ++e) {
            const auto rows = quotes.rows(number, e, market::Right::Put);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                plain.strike.push_back(static_cast<float>(rows.strike[i]) / 1000);
                plain.bid.push_back(static_cast<float>(rows.bid[i]) / 10'000);
                plain.ask.push_back(static_cast<float>(rows.ask[i]) / 10'000);
                plain.delta.push_back(static_cast<float>(rows.delta[i]));
                plain.day.push_back(number);
                plain.dte.push_back(base::daysBetween(date, session.expiries[e].date()));
            }
        }
    }
    return plain;
}

/// As fast as memory gives it: sixteen sums side by side, so that no addition waits for the one before.
float plainSum(const std::vector<float>& values) {
    constexpr std::size_t Lanes = 16;
    std::array<float, Lanes> sums{};
    std::size_t i = 0;
    for (; i + Lanes <= values.size(); i += Lanes) {
        for (std::size_t lane = 0; lane < Lanes; ++lane) {
            sums[lane] += values[i + lane];
        }
    }
    float sum = 0;
    for (; i < values.size(); ++i) {
        sum += values[i];
    }
    for (const float one : sums) {
        sum += one;
    }
    return sum;
}

/// Everything that is loaded before anything is measured; made when first asked for.
class Loaded {
public:
    void prepare() {
        if (m_quotes) {
            return;
        }
        m_history = bench::makeLongHistory();
        columns::QuoteHistoryBuilder builder("SPX", "bench");
        std::string bytes = columns::QuoteHistoryBuilder::blankHeader();
        for (std::size_t day = 0; day < m_history.dates.size(); ++day) {
            bytes += builder.add(bench::quotesOn(m_history, day, bench::SmallChains));
        }
        const auto ending = builder.finish();
        bytes += ending.tables;
        bytes.replace(0, ending.header.size(), ending.header);
        m_quotes = must(history::recordedInMemory(std::move(bytes)));
        m_plain = plainRows(m_history, *m_quotes);
        m_entries = entries(makeColumns());
    }
    [[nodiscard]] const bench::LongHistory& history() const { return m_history; }
    [[nodiscard]] const history::RecordedQuotes& quotes() const { return *m_quotes; }
    [[nodiscard]] const PlainRows& plain() const { return m_plain; }

    [[nodiscard]] std::shared_ptr<const diagnosis::OptimusColumns> makeColumns() const {
        return must(diagnosis::buildOptimusColumns(m_history.series, calendarNow(), m_parameters));
    }
    [[nodiscard]] std::shared_ptr<const backtest::EntryColumns>
    entries(std::shared_ptr<const diagnosis::OptimusColumns> columns) const {
        return must(backtest::makeEntryColumns(std::move(columns), m_parameters, calendarNow(),
                                               m_history.first, m_history.last));
    }
    [[nodiscard]] const std::shared_ptr<const backtest::EntryColumns>& entriesReady() const {
        return m_entries;
    }
    [[nodiscard]] const params::OptimusParameters& parameters() const { return m_parameters; }

    [[nodiscard]] backtest::RunResult run(std::shared_ptr<const backtest::EntryColumns> entries,
                                          const history::Quotes& quotes,
                                          const params::OptimusParameters& parameters) const {
        const auto system =
            must(backtest::OptimusSystem::create(std::move(entries), quotes, parameters, calendarNow()));
        backtest::RunInputs inputs;
        inputs.systems = {{system.get(), 10'000}};
        inputs.calendar = &calendarNow();
        inputs.firstSession = m_history.first;
        inputs.lastSession = m_history.last;
        return must(backtest::run(inputs));
    }
    void sum() const {
        const float total = plainSum(m_plain.strike) + plainSum(m_plain.bid) + plainSum(m_plain.ask) +
                            plainSum(m_plain.delta);
        bench::keep(&total);
    }

private:
    bench::LongHistory m_history;
    std::shared_ptr<const history::RecordedQuotes> m_quotes;
    PlainRows m_plain;
    std::shared_ptr<const backtest::EntryColumns> m_entries;
    params::OptimusParameters m_parameters;
};

std::shared_ptr<Loaded> loaded() {
    static const auto one = std::make_shared<Loaded>(); // shared by the benchmarks of this file
    return one;
}

std::vector<bench::Benchmark> backtestBenchmarks() {
    const auto data = loaded();
    bench::Benchmark run;
    run.name = "P12 backtest over 15 years";
    run.unit = "run";
    run.yardstick = "one sum over the same rows as f32";
    run.goal = bench::Goal::AtMostTimes;
    run.value = 1;
    run.note = "3,800 sessions, 1.52 million rows; indicators and gates ready";
    run.prepare = [data] { data->prepare(); };
    run.run = [data] {
        const auto result = data->run(data->entriesReady(), data->quotes(), data->parameters());
        bench::keep(&result);
    };
    run.runYardstick = [data] { data->sum(); };

    bench::Benchmark whole = run;
    whole.name = "P12 backtest over 15 years, indicators and gates made anew";
    whole.goal = bench::Goal::None;
    whole.note = "what a run costs whose parameters touch the indicators; made once per set of them";
    whole.run = [data] {
        const auto result = data->run(data->entries(data->makeColumns()), data->quotes(), data->parameters());
        bench::keep(&result);
    };
    return {run, whole};
}

/// 10,000 combinations; of the four parameters the gates read one.
lab::Grid sweepGrid() {
    std::vector<lab::Axis> axes;
    for (const char* text : {"target_delta=-0.25:-0.16:0.01", "profit_target_pct=30:75:5",
                             "stop_loss_multiplier=1.50,1.65,1.80,1.95,2.10,2.25,2.40,2.55,2.75,3.00",
                             "min_iv_rank=30,34,38,42,46,50,54,58,62,66"}) {
        axes.push_back(must(lab::parseAxis(text)));
    }
    return must(lab::Grid::make({}, std::move(axes)));
}

/// Milliseconds of the sweep on all cores, from parameters to measures.
double sweepMilliseconds(const Loaded& data) {
    const auto begin = std::chrono::steady_clock::now();
    const lab::Grid grid = sweepGrid();
    backtest::EntryCache cache(data.history().series, calendarNow(), {}, data.history().first,
                               data.history().last);
    lab::SweepInputs inputs;
    inputs.grid = &grid;
    inputs.sessions = data.history().dates;
    inputs.touches = {lab::Touches::RunOnly, lab::Touches::RunOnly, lab::Touches::RunOnly,
                      lab::Touches::Entries};
    for (std::size_t i = 0; i < grid.size(); ++i) {
        inputs.indices.push_back(i);
    }
    inputs.runOne = [&](std::size_t, const params::ParameterValues& values,
                        const std::stop_token&) -> base::Result<backtest::RunResult> {
        SIGNALBOX_TRY_ASSIGN(auto entries, cache.get(values.optimus));
        return data.run(std::move(entries), data.quotes(), values.optimus);
    };
    const auto outcome = must(lab::sweep(inputs, base::Executor(0)));
    if (outcome.rows.size() != grid.size()) {
        throw std::runtime_error("the sweep left combinations out");
    }
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

/// A python that has pandas; empty when there is none.
std::string pythonWithPandas() {
    for (const char* python : {"python3", "/usr/bin/python3"}) {
        const std::string test = std::string(python) +
                                 " -c 'import importlib.util as u, sys; "
                                 "sys.exit(u.find_spec(\"pandas\") is None)' >/dev/null 2>&1";
        if (std::system(test.c_str()) == 0) {
            return python;
        }
    }
    return {};
}

template <typename T>
void put(std::ofstream& stream, const std::vector<T>& values) {
    stream.write(reinterpret_cast<const char*>(values.data()),
                 static_cast<std::streamsize>(values.size() * sizeof(T)));
}

/// Milliseconds of the selection by pandas.
double pandasMilliseconds(const Loaded& data, const std::string& python) {
    const fs::path file = fs::temp_directory_path() / "signalbox-bench-rows.bin";
    {
        std::ofstream stream(file, std::ios::binary);
        put(stream, std::vector<std::int64_t>{static_cast<std::int64_t>(data.plain().day.size())});
        put(stream, data.plain().day);
        put(stream, data.plain().dte);
        for (const auto* column :
             {&data.plain().strike, &data.plain().bid, &data.plain().ask, &data.plain().delta}) {
            put(stream, std::vector<double>(column->begin(), column->end()));
        }
    }
    const std::string command = fmt::format("{} '{}/support/pandas_selection.py' '{}'", python,
                                            SIGNALBOX_BENCH_FOLDER, file.string());
    double milliseconds = std::numeric_limits<double>::quiet_NaN();
    if (std::FILE* pipe = ::popen(command.c_str(), "re")) {
        char line[256];
        while (std::fgets(line, sizeof line, pipe) != nullptr) {
            (void)std::sscanf(line, "selection %lf", &milliseconds);
        }
        ::pclose(pipe);
    }
    std::error_code ignored;
    fs::remove(file, ignored);
    return milliseconds;
}

std::vector<bench::Benchmark> sweepBenchmarks() {
    const auto data = loaded();
    const std::string python = pythonWithPandas();
    bench::Benchmark sweep;
    sweep.name = "P13 sweep of 10,000 backtests, all cores";
    sweep.unit = "sweep";
    sweep.prepare = [data] { data->prepare(); };
    if (python.empty()) {
        sweep.note = "no yardstick: python3 has no pandas here (Debian: python3-pandas)";
        sweep.run = [data] {
            const double milliseconds = sweepMilliseconds(*data);
            bench::keep(&milliseconds);
        };
        return {sweep};
    }
    sweep.yardstick = "pandas entry selection";
    sweep.goal = bench::Goal::AtMostTimes;
    sweep.value = 14;
    sweep.readingUnit = "ms";
    sweep.reading = [data] { return sweepMilliseconds(*data); };
    sweep.yardstickReading = [data, python] { return pandasMilliseconds(*data, python); };
    return {sweep};
}

/// A file of 38 million rows, written when first asked for, in the working directory so that it lies on a
/// disk; gone at the end.
class FullFile {
public:
    FullFile() = default;
    ~FullFile() {
        std::error_code ignored;
        fs::remove(m_path, ignored);
    }
    FullFile(const FullFile&) = delete;
    FullFile& operator=(const FullFile&) = delete;

    void prepare(const bench::LongHistory& history) {
        if (!m_path.empty()) {
            return;
        }
        m_path = fs::absolute(fmt::format("signalbox-bench-{}.table", ::getpid()));
        const auto writer = must(store::QuoteFileWriter::create(m_path, "SPX", "bench"));
        for (std::size_t day = 0; day < history.dates.size(); ++day) {
            mustDo(writer->add(bench::quotesOn(history, day, bench::FullChains)));
        }
        mustDo(writer->finish());
    }
    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    static void mustDo(const base::Status& status) {
        if (!status) {
            throw std::runtime_error(status.error().message());
        }
    }
    fs::path m_path;
};

/// Megabytes that the process grew by, at its peak: opening the file with every checksum, then the runs.
double megabytesOver(const Loaded& data, const FullFile& file,
                     const std::vector<params::OptimusParameters>& sets) {
    bench::restartPeak();
    const long before = bench::statusKilobytes("VmRSS");
    const auto mapped = must(store::QuoteFile::map(file.path()));
    if (!mapped->verify() || mapped->history().rowCount() < 38'000'000) {
        throw std::runtime_error("the file is not what was written");
    }
    const history::RecordedQuotes quotes(
        std::shared_ptr<const columns::QuoteHistory>(mapped, &mapped->history()));
    for (const params::OptimusParameters& parameters : sets) {
        const auto columns =
            must(diagnosis::buildOptimusColumns(data.history().series, calendarNow(), parameters));
        const auto entries = must(backtest::makeEntryColumns(columns, parameters, calendarNow(),
                                                             data.history().first, data.history().last));
        const auto result = data.run(entries, quotes, parameters);
        bench::keep(&result);
    }
    return static_cast<double>(bench::statusKilobytes("VmHWM") - before) / 1024;
}

/// The gates wide open and every position held to the end, so that a trade is looked at on most days.
params::OptimusParameters busiest() {
    params::OptimusParameters p;
    p.minIvRank = 30;
    p.minDaysBetweenEntries = 1;
    p.profitTargetPct = 75;
    p.stopLossX100 = 300;
    p.timeStopDte = 14;
    return p;
}

std::vector<bench::Benchmark> memoryBenchmarks() {
    const auto data = loaded();
    const auto file = std::make_shared<FullFile>();
    bench::Benchmark memory;
    memory.name = "memory of a backtest over 38 million rows";
    memory.unit = "run";
    memory.yardstick = "1 GB";
    memory.goal = bench::Goal::AtMostTimes;
    memory.value = 1;
    memory.readingUnit = "MB";
    memory.note = "growth of the resident peak, file opened and verified";
    memory.prepare = [data, file] {
        data->prepare();
        file->prepare(data->history());
    };
    memory.reading = [data, file] { return megabytesOver(*data, *file, {params::OptimusParameters()}); };
    memory.yardstickReading = [] { return 1000.0; };
    bench::Benchmark busy = memory;
    busy.name = "memory of backtests that trade most, 38 million rows";
    busy.reading = [data, file] { return megabytesOver(*data, *file, {busiest()}); };
    return {memory, busy};
}

SIGNALBOX_BENCHMARK(backtest, backtestBenchmarks);
SIGNALBOX_BENCHMARK(memory, memoryBenchmarks);
SIGNALBOX_BENCHMARK(sweep, sweepBenchmarks);

} // namespace
