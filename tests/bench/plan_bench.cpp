// SPDX-License-Identifier: GPL-3.0-or-later
// A plan from a full chain of 16,000 rows (goal of the issue: under 20 ms), and the analysis of all its
// expirations, which the chain view asks for.
#include "engine/chains/analyse_chain.h"
#include "engine/structures/spread_selector.h"
#include "tests/bench/bench.h"
#include "tests/unit/structures/chain_builder.h"

#include <numeric>

namespace {

using namespace signalbox;

/// 40 expirations of 200 strikes, calls and puts.
std::shared_ptr<const market::OptionChain> fullChain() {
    tests::ChainRecipe recipe;
    recipe.expirations.clear();
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    for (int i = 1; i <= 40; ++i) {
        recipe.expirations.push_back(calendar.addBusinessDays(recipe.date, 3 * i).value());
    }
    recipe.lowest = 2300;
    recipe.highest = 3295;
    return tests::makeChain(recipe);
}

/// One pass over every quote.
std::int64_t sumQuotes(const market::OptionChain& chain) {
    std::int64_t sum = 0;
    for (const market::ExpiryBlock& block : chain.blocks()) {
        for (const market::QuoteColumns* side : {&block.calls, &block.puts}) {
            sum = std::accumulate(side->bid.begin(), side->bid.end(), sum);
            sum = std::accumulate(side->ask.begin(), side->ask.end(), sum);
        }
    }
    return sum;
}

std::vector<bench::Benchmark> planBenchmarks() {
    structures::SelectorInputs in;
    in.chain = fullChain();
    in.rate = 0.024;
    in.quotes.evaluationDate = in.chain->id().date;
    in.quotes.previousClose = in.chain->underlyingPrice();
    in.quotes.vix = 15;
    const std::string rows = std::to_string(in.chain->contracts()) + " contracts";
    const auto pass = [chain = in.chain] {
        const std::int64_t sum = sumQuotes(*chain);
        bench::keep(&sum);
    };
    bench::Benchmark plan;
    plan.name = "plan from a full chain";
    plan.unit = "plan";
    plan.yardstick = "one sum over all quotes";
    plan.goal = bench::Goal::AtMostMilliseconds;
    plan.value = 20;
    plan.note = rows;
    plan.run = [in] {
        const auto selection = structures::selectPutCreditSpread(in);
        bench::keep(&selection);
    };
    plan.runYardstick = pass;

    bench::Benchmark analysis = plan;
    analysis.name = "analysis of a full chain";
    analysis.unit = "chain";
    analysis.run = [in] {
        const auto analytics = chains::analyseChain(in.chain, in.rate, calendar::Calendar::standard());
        bench::keep(analytics.get());
    };
    return {plan, analysis};
}

SIGNALBOX_BENCHMARK(plan, planBenchmarks);

} // namespace
