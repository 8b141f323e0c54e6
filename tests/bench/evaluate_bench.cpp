// SPDX-License-Identifier: GPL-3.0-or-later
// One day of one underlying, its data in memory (goal of the issue: under 1 ms): columns from nothing and the
// evaluation, and the evaluation alone on columns that are there.
#include "engine/calendar/calendar.h"
#include "engine/demo/demo_market.h"
#include "engine/session/day.h"
#include "engine/strategies/registry.h"
#include "tests/bench/bench.h"

#include <numeric>

namespace {

using namespace signalbox;

struct Day {
    market::MarketSnapshot snapshot;
    book::Book book;
    params::ParameterSet parameters;
};

std::shared_ptr<const Day> lastDemoDay() {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    const base::Date last = demo::lastSessionOf(calendar, demo::DefaultSeed);
    const auto market = demo::simulate(calendar, demo::DefaultSeed, demo::DefaultSessions, last).value();
    auto day = std::make_shared<Day>();
    day->snapshot.asOf = last;
    for (const auto& series : market->series()) {
        day->snapshot.series[series->id().symbol] = market::BarView(series, last);
    }
    return day;
}

std::vector<bench::Benchmark> evaluationBenchmarks() {
    const auto day = lastDemoDay();
    session::DayInputs inputs;
    inputs.strategy = &strategies::all().front();
    inputs.underlying = "SPX";
    inputs.date = day->snapshot.asOf;
    inputs.snapshot = &day->snapshot;
    inputs.book = &day->book;
    inputs.parameters = &day->parameters;
    inputs.calendar = &calendar::Calendar::standard();
    inputs.planWanted = false;
    bench::Benchmark cold;
    cold.name = "evaluate one day, columns included";
    cold.unit = "day";
    cold.yardstick = "one sum over the same closes";
    cold.goal = bench::Goal::AtMostMilliseconds;
    cold.value = 1;
    cold.note = "1,512 sessions of history";
    cold.run = [day, inputs] {
        const auto result = session::evaluateDay(inputs);
        bench::keep(&result);
    };
    cold.runYardstick = [day] {
        double sum = 0;
        for (const auto& [name, view] : day->snapshot.series) {
            const auto& close = view.series()->close();
            sum = std::accumulate(close.begin(), close.end(), sum);
        }
        bench::keep(&sum);
    };
    bench::Benchmark warm = cold;
    warm.name = "evaluate one day, columns ready";
    const auto prepared = session::evaluateDay(inputs).value().prepared;
    session::DayInputs ready = inputs;
    ready.prepared = prepared;
    warm.run = [day, ready] {
        const auto result = session::evaluateDay(ready);
        bench::keep(&result);
    };
    return {cold, warm};
}

SIGNALBOX_BENCHMARK(evaluate, evaluationBenchmarks);

} // namespace
