// SPDX-License-Identifier: GPL-3.0-or-later
// A market of 300 equity chains from a fixed seed, 300,000 contracts: volatilities and Greeks of all of them
// with early exercise and dividends, on two cores (issue 4).
#include "engine/base/executor.h"
#include "engine/chains/analyse_chain.h"
#include "engine/pricing/american_tree.h"
#include "engine/random/random.h"
#include "tests/bench/bench.h"

#include <cmath>
#include <memory>

#include <fmt/core.h>

namespace {

using namespace signalbox;

constexpr int Symbols = 300;
constexpr int Expirations = 10;
constexpr int Strikes = 50; ///< of two rights: 1,000 contracts a symbol
constexpr double Rate = 0.043;
constexpr std::uint64_t Seed = 20260717;

struct Market {
    std::vector<std::shared_ptr<const market::OptionChain>> chains;
    std::vector<std::vector<market::CorporateAction>> dividends;
    std::size_t contracts = 0;
};

base::Date fridayAfter(base::Date date, int days) {
    date += base::CalendarDays(days);
    while (std::chrono::weekday(date) != std::chrono::Friday) {
        date += base::CalendarDays(1);
    }
    return date;
}

/// The quotes of one side of an expiration at one volatility with a smile, on whole cents.
void quote(market::ExpiryBlock& block, market::Right right, const pricing::AmericanExpiry& expiry,
           double volatility) {
    market::QuoteColumns& side = block.side(right);
    for (std::size_t at = 0; at < block.strikes.size(); at += pricing::TreeLanes) {
        double strikes[pricing::TreeLanes];
        double sigmas[pricing::TreeLanes];
        pricing::TreeValue values[pricing::TreeLanes];
        for (std::size_t l = 0; l < pricing::TreeLanes; ++l) {
            strikes[l] = block.strikes[std::min(at + l, block.strikes.size() - 1)].toDollars();
            const double moneyness = std::log(strikes[l] / expiry.spot());
            sigmas[l] = volatility * (1 - 0.35 * moneyness + 0.5 * moneyness * moneyness);
        }
        pricing::treeValues(expiry, chains::optionType(right), strikes, sigmas, values);
        for (std::size_t l = 0; l < pricing::TreeLanes && at + l < block.strikes.size(); ++l) {
            const auto cents = static_cast<std::int64_t>(std::llround(100 * values[l].price));
            const auto half = 1 + cents / 80;
            side.listed[at + l] = 1;
            side.bid[at + l] = std::max<std::int64_t>(cents - half, 0) * 100;
            side.ask[at + l] = (cents + half) * 100;
        }
    }
}

std::shared_ptr<const market::OptionChain> makeChain(const std::string& symbol, base::Date date,
                                                     const std::vector<market::CorporateAction>& dividends,
                                                     random::Random& random) {
    const auto& calendar = calendar::Calendar::standard();
    const double spot = std::round(20 * std::exp(random.uniform(0.0, 3.2)) * 100) / 100;
    const double volatility = random.uniform(0.18, 0.75);
    const auto asOf = *calendar.closeInstant(date);
    std::vector<market::ExpiryBlock> blocks;
    for (int e = 0; e < Expirations; ++e) {
        market::ExpiryBlock block;
        block.root = symbol;
        block.expiration = block.printedExpiration = fridayAfter(date, 3 + 7 * e + 4 * e * e);
        const auto time =
            calendar::timeToExpiry(asOf, *calendar.expiryInstant(block.expiration, block.settlement));
        std::vector<pricing::CashDividend> cash;
        cash.reserve(dividends.size());
        for (const auto& dividend : dividends) {
            cash.push_back({base::daysBetween(date, dividend.effective) / 365.0, dividend.amount});
        }
        const double reach = std::min(2.2 * volatility * std::sqrt(time.years + 0.02), 0.8);
        for (int k = 0; k < Strikes; ++k) {
            const double strike = spot * std::exp(reach * (2.0 * k / (Strikes - 1) - 1.0));
            block.strikes.push_back(
                base::Strike::thousandths(static_cast<std::int32_t>(std::lround(strike * 100)) * 10));
        }
        block.calls.resize(Strikes);
        block.puts.resize(Strikes);
        const pricing::AmericanExpiry expiry(spot, time.years, Rate, 0.0, cash);
        quote(block, market::Right::Call, expiry, volatility);
        quote(block, market::Right::Put, expiry, volatility);
        blocks.push_back(std::move(block));
    }
    return market::OptionChain::create({symbol, date, -1, "made"}, spot, asOf, market::Basis::AsTraded,
                                       std::move(blocks))
        .value();
}

std::shared_ptr<Market> makeMarket() {
    auto market = std::make_shared<Market>();
    const base::Date date = base::makeDate(2026, 3, 4);
    random::Random random(Seed);
    for (int i = 0; i < Symbols; ++i) {
        const std::string symbol = fmt::format("S{:03}", i);
        std::vector<market::CorporateAction> dividends;
        for (int quarter = 0; i % 2 == 0 && quarter < 4; ++quarter) { // every other company pays
            dividends.push_back({symbol, date + base::CalendarDays(20 + i % 60 + 91 * quarter),
                                 market::ActionKind::CashDividend, 1.0, 0.35, "made"});
        }
        market->chains.push_back(makeChain(symbol, date, dividends, random));
        market->contracts += market->chains.back()->contracts();
        market->dividends.push_back(std::move(dividends));
    }
    return market;
}

/// Contracts that got a volatility; with every chain analysed on `threads` threads.
std::size_t analyse(const Market& market, unsigned threads) {
    const base::Executor executor(threads);
    std::vector<std::size_t> ok(market.chains.size());
    executor.parallelFor(market.chains.size(), [&](std::size_t i) {
        const auto analytics =
            chains::analyseChain(market.chains[i], Rate, calendar::Calendar::standard(), market.dividends[i]);
        for (const chains::ExpiryAnalytics& expiry : analytics->expiries) {
            for (const chains::SideAnalytics* side : {&expiry.calls, &expiry.puts}) {
                for (const pricing::IvStatus status : side->status) {
                    ok[i] += status == pricing::IvStatus::Ok ? 1 : 0;
                }
            }
        }
    });
    std::size_t sum = 0;
    for (const std::size_t one : ok) {
        sum += one;
    }
    return sum;
}

std::vector<bench::Benchmark> equityBenchmarks() {
    const auto market = makeMarket();
    bench::Benchmark two;
    two.name = "American chains of 300 symbols, 2 threads";
    two.unit = "market";
    two.goal = bench::Goal::AtMostMilliseconds;
    two.value = 10'000;
    two.run = [market] {
        const std::size_t ok = analyse(*market, 2);
        bench::keep(&ok);
    };
    two.note = fmt::format("{} contracts, {} with a volatility", market->contracts, analyse(*market, 2));
    bench::Benchmark one;
    one.name = "American IV and 4 Greeks, 1 thread";
    one.unit = "contract";
    one.items = static_cast<double>(market->contracts);
    one.run = [market] {
        const std::size_t ok = analyse(*market, 1);
        bench::keep(&ok);
    };
    return {two, one};
}

SIGNALBOX_BENCHMARK(equity_chains, equityBenchmarks);

} // namespace
