// SPDX-License-Identifier: GPL-3.0-or-later
// Analytics over chains: values recovered from a made surface, reasons for absence, threads, rates, American
// chains.
#include "engine/base/date.h"
#include "engine/chains/analyse_chain.h"
#include "engine/chains/forward.h"
#include "engine/chains/rate.h"
#include "engine/pricing/american.h"
#include "tests/unit/structures/chain_builder.h"

#include <QTest>

using namespace signalbox;
using base::Strike;

namespace {

const calendar::Calendar& standard() {
    return calendar::Calendar::standard();
}

/// A SPY chain priced with early exercise at 20 %, quoted tightly.
std::shared_ptr<const market::OptionChain> americanChain(double rate,
                                                         std::span<const pricing::CashDividend> dividends) {
    const base::Date date = base::makeDate(2019, 5, 1);
    market::ExpiryBlock block;
    block.root = "SPY";
    block.expiration = block.printedExpiration = base::makeDate(2019, 6, 21);
    block.calls.resize(9);
    block.puts.resize(9);
    const auto asOf = standard().closeInstant(date).value();
    const auto time =
        calendar::timeToExpiry(asOf, standard().expiryInstant(block.expiration, block.settlement).value());
    for (std::size_t i = 0; i < 9; ++i) {
        const int strike = 260 + static_cast<int>(i) * 8;
        block.strikes.push_back(Strike::dollars(strike));
        for (const market::Right right : {market::Right::Call, market::Right::Put}) {
            pricing::AmericanInput input;
            input.type = chains::optionType(right);
            input.S = 292;
            input.K = strike;
            input.T = time.years;
            input.r = rate;
            input.sigma = 0.20;
            input.dividends = dividends;
            const std::int64_t cents = std::llround(100 * pricing::americanPrice(input).price);
            block.side(right).listed[i] = 1;
            block.side(right).bid[i] = (cents - 1) * 100;
            block.side(right).ask[i] = (cents + 1) * 100;
        }
    }
    return market::OptionChain::create({"SPY", date, -1, "test"}, 292.0, asOf, market::Basis::AsTraded,
                                       {block})
        .value();
}

} // namespace

class TestChainAnalytics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recoversTheSurface() { // SHR-P3, P6, P7
        tests::ChainRecipe recipe;
        recipe.halfSpread = 0.0001;
        const auto chain = tests::makeChain(recipe);
        const auto analytics = chains::analyseExpiry(*chain, 0, recipe.rate, standard());
        QVERIFY2(analytics.problem.empty(), analytics.problem.c_str());
        QCOMPARE(analytics.dte, 44);
        QVERIFY(std::abs(*analytics.discount - std::exp(-recipe.rate * analytics.years)) < 1e-15);
        const double forward = recipe.spot * std::exp((recipe.rate - recipe.carry) * analytics.years);
        QVERIFY(std::abs(*analytics.forward - forward) < 0.1);
        QVERIFY(std::abs(*analytics.carry - recipe.carry) < 3e-4);
        QVERIFY(std::abs(*analytics.atmIv - 0.13) < 1e-3);
        QVERIFY(std::abs(*analytics.expectedMove - recipe.spot * *analytics.atmIv * std::sqrt(44 / 365.0)) <
                1e-9);
        const market::ExpiryBlock& block = chain->blocks()[0];
        double before = 0;
        for (std::size_t i = *block.indexOf(Strike::dollars(2600)); block.strikes[i] <= Strike::dollars(3100);
             ++i) {
            const double expected = tests::smile(forward, block.strikes[i].toDollars(), analytics.years);
            QVERIFY(std::abs(analytics.puts.iv[i] - expected) < 0.004);
            QVERIFY(analytics.puts.delta[i] < before); // further in the money with every strike
            before = analytics.puts.delta[i];
            QVERIFY(analytics.calls.delta[i] > 0 && analytics.calls.gamma[i] > 0);
            QVERIFY(analytics.puts.vegaPoint[i] > 0 && analytics.calls.thetaDay[i] < 0); // SHR-G4
        }
    }

    void absenceHasAReason() {
        const auto chain = tests::makeChain({});
        QCOMPARE(chains::analyseExpiry(*chain, 0, std::nullopt, standard()).problem, std::string("no rate"));
        tests::ChainRecipe recipe;
        recipe.expirations = {recipe.date};
        QCOMPARE(chains::analyseExpiry(*tests::makeChain(recipe), 0, 0.02, standard()).problem,
                 std::string("expired")); // its last session has just closed
        recipe = {};
        recipe.spoil = [](market::ExpiryBlock& block) {
            std::fill(block.calls.bid.begin() + 2, block.calls.bid.end(), market::NoPrice);
        };
        const auto none = chains::analyseExpiry(*tests::makeChain(recipe), 0, 0.02, standard());
        QCOMPARE(none.problem, std::string("no forward")); // only 2 strikes with both rights
        QVERIFY(!none.forward && !none.atmIv);
        QCOMPARE(none.puts.iv.size(), chain->blocks()[0].strikes.size());
        QVERIFY(std::isnan(none.puts.delta[10]));
    }

    void tiesGoToTheLowerStrike() { // SHR-P3
        market::ExpiryBlock block;
        block.calls.resize(7);
        block.puts.resize(7);
        for (std::size_t i = 0; i < 7; ++i) { // |C-P| is 3, 2, 1, 0, 1, 2, 3 dollars
            block.strikes.push_back(Strike::dollars(97 + static_cast<int>(i)));
            const std::int64_t call = 130'000 - static_cast<std::int64_t>(i) * 10'000;
            block.calls.bid[i] = call - 500;
            block.calls.ask[i] = call + 500;
            block.puts.bid[i] = 100'000 - 500;
            block.puts.ask[i] = 100'000 + 500;
        }
        const auto forward = chains::forwardFromParity(block, 0.5);
        QCOMPARE(forward->strikes,
                 (std::vector{Strike::dollars(100), Strike::dollars(99), Strike::dollars(101),
                              Strike::dollars(98), Strike::dollars(102)}));
        QCOMPARE(forward->forward, 100.0);
        block.puts.ask[3] = block.puts.bid[3]; // locked: no longer counts
        QCOMPARE(chains::forwardFromParity(block, 0.5)->strikes.front(), Strike::dollars(99));
    }

    void threadsChangeNothing() { // SHR-J1
        tests::ChainRecipe recipe;
        recipe.expirations = {base::makeDate(2019, 5, 24), base::makeDate(2019, 6, 14),
                              base::makeDate(2019, 6, 21), base::makeDate(2019, 7, 19),
                              base::makeDate(2019, 9, 20)};
        const auto chain = tests::makeChain(recipe);
        const auto one = chains::analyseChain(chain, 0.024, standard());
        const base::Executor executor(2);
        const auto two = chains::analyseChain(chain, 0.024, standard(), {}, &executor);
        QCOMPARE(one->expiries.size(), std::size_t{5});
        for (std::size_t i = 0; i < 5; ++i) {
            const auto& a = one->expiries[i];
            const auto& b = two->expiries[i];
            QVERIFY(a.forward == b.forward && a.atmIv == b.atmIv);
            for (std::size_t k = 0; k < a.puts.iv.size(); ++k) {
                QVERIFY(std::isnan(a.puts.delta[k]) ? std::isnan(b.puts.delta[k])
                                                    : a.puts.delta[k] == b.puts.delta[k]);
            }
            const auto alone = chains::analyseExpiry(*chain, i, 0.024, standard());
            QVERIFY(alone.forward == a.forward && alone.atmIv == a.atmIv);
        }
    }

    void americanChains() { // SHR-P4
        const double rate = 0.024;
        const auto plain = americanChain(rate, {});
        const auto analytics = chains::analyseExpiry(*plain, 0, rate, standard());
        QVERIFY2(analytics.problem.empty(), analytics.problem.c_str());
        QVERIFY(analytics.dividendsUnknown);
        QVERIFY(std::abs(*analytics.forward - 292 * std::exp(rate * analytics.years)) < 1e-9);
        QVERIFY(std::abs(*analytics.atmIv - 0.20) < 0.005);
        for (std::size_t i = 1; i < 8; ++i) {
            QVERIFY(std::abs(analytics.calls.iv[i] - 0.20) < 0.01);
            QVERIFY(analytics.calls.delta[i] > 0 && analytics.puts.delta[i] < 0);
            QVERIFY(analytics.calls.gamma[i] > 0);
            QVERIFY(analytics.puts.vegaPoint[i] > 0);
            QVERIFY(analytics.calls.thetaDay[i] < 0);
        }
        const std::vector<market::CorporateAction> actions{
            {"SPY", base::makeDate(2019, 6, 21), market::ActionKind::CashDividend, 1, 1.43, "t"},
            {"SPY", base::makeDate(2019, 3, 15), market::ActionKind::CashDividend, 1, 1.23, "t"}};
        const auto known = chains::analyseExpiry(*plain, 0, rate, standard(), actions);
        QVERIFY(!known.dividendsUnknown);
        QVERIFY(std::abs(known.pvDividends - 1.43 * std::exp(-rate * 51 / 365.0)) < 1e-9);
        QVERIFY(*known.forward < *analytics.forward - 1.4);
    }

    void stylesOfExercise() {
        QCOMPARE(chains::exerciseStyle("SPX"), market::ExerciseStyle::European);
        QCOMPARE(chains::exerciseStyle("VIX"), market::ExerciseStyle::European);
        QCOMPARE(chains::exerciseStyle("SPY"), market::ExerciseStyle::American);
        QCOMPARE(chains::exerciseStyle("NFLX"), market::ExerciseStyle::American);
    }

    void rateOfTheBill() { // SHR-P2
        std::vector<market::Bar> bars(2);
        bars[0].date = base::makeDate(2019, 4, 15);
        bars[0].close = 2.40;
        bars[1].date = base::makeDate(2019, 5, 1);
        bars[1].close = 2.36;
        const auto series = market::BarSeries::create({"TBILL13W", "t"}, bars).value();
        const market::BarView view(series, base::makeDate(2019, 12, 31));
        const auto at = [&](unsigned month, unsigned day) {
            return chains::zeroRate(view, base::makeDate(2019, month, day), standard());
        };
        QCOMPARE(at(5, 1), std::optional(0.0236));
        QCOMPARE(at(4, 30), std::optional(0.0240)); // 10 sessions after 04-15 (04-19 is closed)
        QCOMPARE(at(5, 15), std::optional(0.0236));
        QVERIFY(!at(5, 16)); // the 11th session
        QVERIFY(!at(4, 12));
        QVERIFY(!chains::zeroRate(market::BarView(), base::makeDate(2019, 5, 1), standard()));
    }
};

QTEST_GUILESS_MAIN(TestChainAnalytics)
#include "tst_chain_analytics.moc"
