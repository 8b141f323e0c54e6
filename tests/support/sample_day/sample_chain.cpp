// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_day/sample_chain.h"

#include "engine/base/require.h"
#include "engine/calendar/calendar.h"
#include "engine/chains/analyse_chain.h"
#include "engine/pricing/black76.h"

#include <algorithm>
#include <cmath>

namespace signalbox::testing {

namespace {

struct Terms {
    double years, forward, discount;
};

Terms termsOf(int dte) {
    const double years = std::max(dte, 1) / 365.0;
    return {years, SampleSpot * std::exp((SampleRate - 0.019) * years), std::exp(-SampleRate * years)};
}

/// To the tick, away from the middle.
std::pair<std::int64_t, std::int64_t> quote(double price) {
    const double half = std::max(0.05, price * 0.008 + 0.05);
    const auto down = static_cast<std::int64_t>(std::floor((price - half) * 20)) * 500;
    const auto up = static_cast<std::int64_t>(std::ceil((price + half) * 20)) * 500;
    return {std::max<std::int64_t>(down, 0), up};
}

/// Open interest that looks invented nowhere: round strikes hold more.
std::int64_t interest(int strike) {
    const std::int64_t seed = static_cast<std::int64_t>(strike) * 7919 % 997;
    return (strike % 100 == 0 ? 9'000 : strike % 50 == 0 ? 3'000 : strike % 25 == 0 ? 900 : 40) + seed;
}

void fill(market::QuoteColumns& side, std::size_t i, double price, int strike, bool call) {
    const auto [bid, ask] = quote(price);
    side.listed[i] = 1;
    side.bid[i] = bid;
    side.ask[i] = ask;
    side.openInterest[i] = interest(strike + (call ? 1 : 0));
    side.volume[i] = side.openInterest[i] / 11;
}

market::ExpiryBlock block(const std::string& root, base::Date expiration, market::Settlement settlement,
                          int dte) {
    market::ExpiryBlock result;
    result.root = root;
    result.expiration = result.printedExpiration = expiration;
    result.settlement = settlement;
    const int step = dte > 90 ? 25 : 5;
    for (int strike = 2300; strike <= 3150; strike += step) {
        result.strikes.push_back(base::Strike::dollars(strike));
    }
    result.calls.resize(result.strikes.size());
    result.puts.resize(result.strikes.size());
    const Terms terms = termsOf(dte);
    for (std::size_t i = 0; i < result.strikes.size(); ++i) {
        const int strike = result.strikes[i].toThousandths() / 1000;
        const double sigma = sampleVolatility(strike, dte);
        fill(result.calls, i,
             pricing::black76Price(pricing::OptionType::Call, terms.forward, strike, terms.years,
                                   terms.discount, sigma),
             strike, true);
        fill(result.puts, i, samplePut(strike, dte), strike, false);
    }
    return result;
}

} // namespace

double sampleVolatility(double strike, int dte) {
    const double m = std::log(SampleSpot / strike) / std::sqrt(std::max(dte, 5) / 365.0);
    return std::max(0.09, 0.164 + 0.125 * m + 0.06 * m * m);
}

double samplePut(double strike, int dte) {
    const Terms terms = termsOf(dte);
    return pricing::black76Price(pricing::OptionType::Put, terms.forward, strike, terms.years, terms.discount,
                                 sampleVolatility(strike, dte));
}

std::shared_ptr<const chains::ChainAnalytics> sampleChain() {
    using base::makeDate;
    const struct {
        const char* root = "";
        base::Date date;
        market::Settlement settlement = market::Settlement::Pm;
    } listed[] = {{"SPXW", makeDate(2019, 5, 17), market::Settlement::Pm},
                  {"SPX", makeDate(2019, 5, 17), market::Settlement::Am},
                  {"SPXW", makeDate(2019, 5, 31), market::Settlement::Pm},
                  {"SPXW", makeDate(2019, 6, 7), market::Settlement::Pm},
                  {"SPXW", makeDate(2019, 6, 14), market::Settlement::Pm},
                  {"SPX", makeDate(2019, 6, 21), market::Settlement::Am},
                  {"SPXW", makeDate(2019, 6, 28), market::Settlement::Pm},
                  {"SPXW", makeDate(2019, 7, 5), market::Settlement::Pm},
                  {"SPX", makeDate(2019, 9, 20), market::Settlement::Am}};
    std::vector<market::ExpiryBlock> blocks;
    for (const auto& one : listed) {
        blocks.push_back(block(one.root, one.date, one.settlement, base::daysBetween(SampleDate, one.date)));
    }
    const auto& calendar = calendar::Calendar::standard();
    const auto close = calendar.closeInstant(SampleDate);
    auto chain = market::OptionChain::create({"SPX", SampleDate, -1, "sample"}, SampleSpot, *close,
                                             market::Basis::AsTraded, std::move(blocks));
    SIGNALBOX_REQUIRE(chain.has_value(), "the invented chain is well formed");
    return chains::analyseChain(*chain, SampleRate, calendar);
}

} // namespace signalbox::testing
