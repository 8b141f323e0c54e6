// SPDX-License-Identifier: GPL-3.0-or-later
// The 30-day at-the-money volatility of a chain (ATR-O1) against a slow recomputation, and every way in which
// it can be missing.
#include "engine/base/date.h"
#include "engine/chains/atm_volatility.h"
#include "tests/unit/equity_chains/equity_store.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::makeDate;

namespace {

const calendar::Calendar& standard() {
    return calendar::Calendar::standard();
}

/// Everything again by hand: nearest strike, mids, American inversion, total variance.
double slowly(const market::OptionChain& chain, double rate) {
    const double spot = *chain.underlyingPrice();
    double years[2] = {};
    double variance[2] = {};
    for (int which = 0; which < 2; ++which) {
        const market::ExpiryBlock& block = chain.blocks()[static_cast<std::size_t>(which)];
        std::size_t nearest = 0;
        for (std::size_t i = 0; i < block.strikes.size(); ++i) {
            nearest = std::abs(block.strikes[i].toDollars() - spot) <
                              std::abs(block.strikes[nearest].toDollars() - spot)
                          ? i
                          : nearest;
        }
        const auto expiry = standard().expiryInstant(block.expiration, block.settlement).value();
        years[which] = calendar::timeToExpiry(chain.asOf(), expiry).years;
        double sum = 0;
        for (const market::Right right : {market::Right::Call, market::Right::Put}) {
            const double mid =
                static_cast<double>(block.side(right).bid[nearest] + block.side(right).ask[nearest]) /
                20000.0;
            double low = 0.001;
            double high = 3;
            for (int step = 0; step < 200; ++step) { // the price rises with the volatility
                pricing::AmericanInput in;
                in.type = chains::optionType(right);
                in.S = spot;
                in.K = block.strikes[nearest].toDollars();
                in.T = years[which];
                in.r = rate;
                in.sigma = (low + high) / 2;
                (pricing::americanPrice(in).price < mid ? low : high) = in.sigma;
            }
            sum += low;
        }
        variance[which] = sum / 2 * (sum / 2) * years[which];
    }
    const double at = 30.0 / 365;
    const double total = variance[0] + (variance[1] - variance[0]) * (at - years[0]) / (years[1] - years[0]);
    return std::sqrt(total / at);
}

chains::AtmVolatilityResult of(const EquityRecipe& recipe) {
    return chains::atmVolatility(*equityChain(recipe), recipe.rate, standard());
}

} // namespace

class TestAtmVolatility : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalsTheSlowOne() {
        for (const double spot : {20.4, 57.0, 101.3, 99.01, 640.7}) {
            EquityRecipe recipe;
            recipe.spot = spot;
            const auto chain = equityChain(recipe);
            const auto analysed = chains::analyseChain(chain, recipe.rate, standard());
            const auto result = chains::atmVolatility(*analysed);
            QVERIFY2(result.value.has_value(), result.missing.c_str());
            QVERIFY(std::abs(result.value->iv - slowly(*chain, recipe.rate)) < 1e-7);
            QVERIFY(std::abs(result.value->iv - 0.26) < 0.02); // the structure it was made from
            QCOMPARE(result.value->near.dte, 23);
            QCOMPARE(result.value->far.dte, 51);
            const auto alone = chains::atmVolatility(*chain, recipe.rate, standard());
            QVERIFY(alone.value && alone.value->iv == result.value->iv);
        }
    }

    void theExpirationsAroundThirtyDays() {
        EquityRecipe recipe;
        recipe.expirations = {makeDate(2019, 5, 3), makeDate(2019, 5, 24), makeDate(2019, 5, 31),
                              makeDate(2019, 6, 21), makeDate(2019, 9, 20)};
        const auto exact = of(recipe); // 2019-05-31 is exactly 30 days away
        QVERIFY(exact.value && exact.value->near.dte == 30 && exact.value->far.dte == 30);
        QCOMPARE(exact.value->iv, exact.value->near.iv);
        recipe.expirations = {makeDate(2019, 5, 3), makeDate(2019, 5, 24)};
        const auto shorter = of(recipe); // one side only: the nearest
        QVERIFY(shorter.value && shorter.value->near.dte == 23);
        QCOMPARE(shorter.value->iv, shorter.value->near.iv);
        recipe.expirations = {makeDate(2019, 6, 21), makeDate(2019, 9, 20)};
        const auto longer = of(recipe);
        QVERIFY(longer.value && longer.value->near.dte == 51);
        QCOMPARE(longer.value->iv, longer.value->near.iv);
        recipe.expirations = {makeDate(2019, 5, 1)}; // expires with the quotes
        QVERIFY(!of(recipe).value);
        QCOMPARE(of(recipe).missing, std::string("no expiration"));
    }

    void ofTwoStrikesTheLower() {
        EquityRecipe recipe;
        recipe.spot = 100; // strikes are even
        recipe.spoil = [](market::ExpiryBlock& block) {
            for (base::Strike& strike : block.strikes) {
                strike = base::Strike::dollars(static_cast<int>(strike.toDollars()) + 1);
            }
        };
        const auto result = of(recipe);
        QVERIFY2(result.value.has_value(), result.missing.c_str());
        QCOMPARE(result.value->near.strike, base::Strike::dollars(99));
    }

    // Nothing stands in for a missing quote (SHR-D1).
    void missingIsMissing() {
        EquityRecipe recipe;
        const auto spoiled = [&](const std::function<void(market::QuoteColumns&, std::size_t)>& change) {
            EquityRecipe bad = recipe;
            bad.spoil = [&](market::ExpiryBlock& block) {
                if (block.expiration == makeDate(2019, 6, 21)) {
                    change(block.puts, 8); // the strike at 101
                }
            };
            return of(bad);
        };
        const auto none = spoiled([](auto& side, std::size_t i) { side.bid[i] = market::NoPrice; });
        QVERIFY(!none.value);
        QCOMPARE(none.missing, std::string("no IV of the 101 put of 2019-06-21"));
        // One right only is listed there: the nearest strike that lists both, while it is at the money.
        const auto moved = spoiled([](auto& side, std::size_t i) { side.listed[i] = 0; });
        QVERIFY(moved.value && moved.value->far.strike == base::Strike::dollars(103));
        QCOMPARE(moved.value->near.strike, base::Strike::dollars(101));
        const auto far = spoiled([](auto& side, std::size_t i) {
            std::fill(side.listed.begin() + static_cast<std::ptrdiff_t>(i) - 2,
                      side.listed.begin() + static_cast<std::ptrdiff_t>(i) + 3, 0);
        });
        QCOMPARE(far.missing, std::string("no strike of 2019-06-21 near the money lists both"));
        QVERIFY(!spoiled([](auto& side, std::size_t i) { side.bid[i] = 0; }).value);
        QVERIFY(!spoiled([](auto& side, std::size_t i) { std::swap(side.bid[i], side.ask[i]); }).value);
        QVERIFY(!spoiled([](auto& side, std::size_t i) {
                     side.bid[i] = 1'500'000; // dearer than the strike
                     side.ask[i] = 1'500'100;
                 }).value);
        QVERIFY(spoiled([](auto& side, std::size_t i) { side.bid[i - 1] = market::NoPrice; }).value);

        const auto noRate = chains::atmVolatility(*equityChain(recipe), std::nullopt, standard());
        QCOMPARE(noRate.missing, std::string("2019-05-24: no rate"));
        const auto chain = equityChain(recipe);
        const auto unpriced = must(market::OptionChain::create(chain->id(), std::nullopt, chain->asOf(),
                                                               chain->basis(), chain->blocks()));
        QCOMPARE(chains::atmVolatility(*unpriced, 0.02, standard()).missing,
                 std::string("no underlying price"));
    }

    void adjustedContractsDoNotCount() { // SHR-Q7
        EquityRecipe recipe;
        recipe.spoil = [](market::ExpiryBlock& block) {
            if (block.expiration == makeDate(2019, 5, 24)) {
                block.root = "MADE1";
                block.adjusted = true;
                block.deliverable = 150;
            }
        };
        const auto chain = equityChain(recipe);
        const auto result = chains::atmVolatility(*chain, recipe.rate, standard());
        QVERIFY(result.value && result.value->near.dte == 51);
        const auto analytics = chains::analyseExpiry(*chain, 0, recipe.rate, standard());
        QCOMPARE(analytics.problem, std::string("adjusted contract"));
        QVERIFY(std::isnan(analytics.puts.iv[8]) && std::isnan(analytics.calls.delta[8]));
    }
};

QTEST_GUILESS_MAIN(TestAtmVolatility)
#include "tst_atm_volatility.moc"
