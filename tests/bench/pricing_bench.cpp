// SPDX-License-Identifier: GPL-3.0-or-later
// A synthetic SPX chain of about 25,000 contracts: implied volatilities and Greeks of all of them (P1, P3, P4
// of the performance anchors), and American prices (P7).
#include "engine/pricing/american.h"
#include "engine/pricing/black76.h"
#include "engine/pricing/chain_kernel.h"
#include "tests/bench/bench.h"

#include <cmath>
#include <memory>

#include <fmt/core.h>

#ifdef SIGNALBOX_HAS_QUANTLIB
#include <ql/option.hpp>
#include <ql/pricingengines/blackcalculator.hpp>
#include <ql/pricingengines/blackformula.hpp>
#endif

namespace {

using namespace signalbox;
using pricing::OptionType;

/// The out-of-the-money side of one expiration.
struct Side {
    OptionType type = OptionType::Put;
    pricing::ExpiryTerms terms;
    std::vector<double> strikes, truth, prices, sigma, delta, gamma, theta, vega, value;
    std::vector<pricing::IvStatus> status;
};

struct Chain {
    std::vector<Side> sides;
    std::size_t contracts = 0;
};

double smile(double moneyness, double years) {
    const double z = moneyness / std::sqrt(years + 0.02);
    return 0.13 + 0.05 * std::exp(-z) * (z < 0.0 ? 1.0 : 0.4) + 0.02 * std::abs(z);
}

std::shared_ptr<Chain> makeChain() {
    auto chain = std::make_shared<Chain>();
    constexpr double Spot = 6100.0;
    for (int expiry = 0; expiry < 51; ++expiry) {
        const double years = expiry < 30 ? (expiry + 0.3) / 365.0 : 0.09 * std::pow(1.22, expiry - 30);
        const auto terms =
            pricing::ExpiryTerms::fromForward(Spot, Spot * std::exp(0.03 * years), years, 0.042);
        for (const auto type : {OptionType::Put, OptionType::Call}) {
            Side side;
            side.type = type;
            side.terms = terms;
            for (int i = 1; i < 1200; ++i) {
                const double strike =
                    type == OptionType::Put ? terms.forward - 5.0 * i : terms.forward + 5.0 * i;
                if (strike < 200.0) {
                    break;
                }
                const double sigma = smile(std::log(strike / terms.forward), years);
                const double price =
                    pricing::black76Price(type, terms.forward, strike, years, terms.discount, sigma);
                if (price < 0.025) {
                    break;
                }
                side.strikes.push_back(strike);
                side.truth.push_back(sigma);
                side.prices.push_back(price);
            }
            for (auto* column :
                 {&side.sigma, &side.delta, &side.gamma, &side.theta, &side.vega, &side.value}) {
                column->resize(side.strikes.size());
            }
            side.status.resize(side.strikes.size());
            chain->contracts += side.strikes.size();
            chain->sides.push_back(std::move(side));
        }
    }
    return chain;
}

void invert(Chain& chain) {
    for (Side& side : chain.sides) {
        pricing::impliedVolColumn(side.type, side.terms, side.strikes, side.prices, side.sigma, side.status);
    }
    bench::keep(chain.sides.data());
}

void differentiate(Chain& chain) {
    for (Side& side : chain.sides) {
        pricing::GreeksColumns out;
        out.price = side.value;
        out.delta = side.delta;
        out.gamma = side.gamma;
        out.thetaDay = side.theta;
        out.vegaPoint = side.vega;
        pricing::greeksColumn(side.type, side.terms, side.strikes, side.sigma, out);
    }
    bench::keep(chain.sides.data());
}

double worstError(const Chain& chain) {
    double worst = 0.0;
    for (const Side& side : chain.sides) {
        for (std::size_t i = 0; i < side.strikes.size(); ++i) {
            const double error = std::abs(side.sigma[i] / side.truth[i] - 1.0);
            worst = error >= worst ? error : (std::isnan(error) ? 1.0 : worst);
        }
    }
    return worst;
}

#ifdef SIGNALBOX_HAS_QUANTLIB
QuantLib::Option::Type quantlibType(OptionType type) {
    return type == OptionType::Call ? QuantLib::Option::Call : QuantLib::Option::Put;
}

void invertByQuantLib(const Chain& chain) {
    double sum = 0.0;
    for (const Side& side : chain.sides) {
        for (std::size_t i = 0; i < side.strikes.size(); ++i) {
            sum +=
                QuantLib::blackFormulaImpliedStdDev(quantlibType(side.type), side.strikes[i],
                                                    side.terms.forward, side.prices[i], side.terms.discount);
        }
    }
    bench::keep(&sum);
}

void differentiateByQuantLib(const Chain& chain) {
    double sum = 0.0;
    for (const Side& side : chain.sides) {
        const double rootT = std::sqrt(side.terms.years);
        for (std::size_t i = 0; i < side.strikes.size(); ++i) {
            const QuantLib::BlackCalculator black(quantlibType(side.type), side.strikes[i],
                                                  side.terms.forward, side.truth[i] * rootT,
                                                  side.terms.discount);
            sum += black.value() + black.delta(side.terms.spot) + black.gamma(side.terms.spot) +
                   black.theta(side.terms.spot, side.terms.years) + black.vega(side.terms.years);
        }
    }
    bench::keep(&sum);
}
#endif

std::vector<bench::Benchmark> chainBenchmarks() {
    const auto chain = makeChain();
    const auto count = static_cast<double>(chain->contracts);
    invert(*chain);
    bench::Benchmark iv;
    iv.name = "P1 European IV, cold, full chain";
    iv.unit = "IV";
    iv.items = iv.yardstickItems = count;
    iv.run = [chain] { invert(*chain); };
    iv.note =
        fmt::format("{} contracts, largest relative error {:.1e}", chain->contracts, worstError(*chain));
    bench::Benchmark greeks;
    greeks.name = "P3 value and 4 Greeks";
    greeks.unit = "contract";
    greeks.items = greeks.yardstickItems = count;
    greeks.run = [chain] { differentiate(*chain); };
    bench::Benchmark both;
    both.name = "P4 chain refresh: IV and Greeks";
    both.unit = "contract";
    both.items = both.yardstickItems = count;
    both.run = [chain] {
        invert(*chain);
        differentiate(*chain);
    };
#ifdef SIGNALBOX_HAS_QUANTLIB
    iv.yardstick = "QuantLib blackFormulaImpliedStdDev";
    iv.goal = bench::Goal::AtLeastTimesFaster;
    iv.value = 20;
    iv.runYardstick = [chain] { invertByQuantLib(*chain); };
    greeks.yardstick = "QuantLib BlackCalculator";
    greeks.goal = bench::Goal::AtLeastTimesFaster;
    greeks.value = 14;
    greeks.runYardstick = [chain] { differentiateByQuantLib(*chain); };
    both.yardstick = "both of QuantLib";
    both.goal = bench::Goal::AtLeastTimesFaster;
    both.value = 18;
    both.runYardstick = [chain] {
        invertByQuantLib(*chain);
        differentiateByQuantLib(*chain);
    };
#endif
    return {iv, greeks, both};
}

std::vector<bench::Benchmark> americanBenchmarks() {
    auto inputs = std::make_shared<std::vector<pricing::AmericanInput>>();
    for (const double days : {7.0, 45.0, 180.0}) {
        for (double strike = 80.0; strike <= 120.0; strike += 4.0) {
            inputs->push_back({OptionType::Put, 100.0, strike, days / 365.0, 0.043, 0.01, 0.3, {}, true});
        }
    }
    bench::Benchmark price;
    price.name = "P7 American price";
    price.unit = "price";
    price.items = static_cast<double>(inputs->size());
    price.run = [inputs] {
        double sum = 0.0;
        for (const auto& input : *inputs) {
            sum += pricing::americanPrice(input).price;
        }
        bench::keep(&sum);
    };
    bench::Benchmark iv = price;
    iv.name = "P7 American IV";
    iv.unit = "IV";
    iv.run = [inputs] {
        double sum = 0.0;
        for (const auto& input : *inputs) {
            sum += pricing::americanImpliedVol(input, pricing::americanPrice(input).price).sigma;
        }
        bench::keep(&sum);
    };
    return {price, iv};
}

SIGNALBOX_BENCHMARK(pricing, chainBenchmarks);
SIGNALBOX_BENCHMARK(pricing_american, americanBenchmarks);

} // namespace
