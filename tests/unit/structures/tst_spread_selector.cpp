// SPDX-License-Identifier: GPL-3.0-or-later
// OPT-C on made chains: the pick equals an exhaustive search, and what a plan says follows from its legs.
#include "brute_force.h"
#include "chain_builder.h"
#include "engine/base/format.h"
#include "engine/chains/analyse_chain.h"
#include "engine/chains/forward.h"
#include "engine/structures/replan.h"

#include <QTest>

using namespace signalbox;
using base::Money;
using base::Price;
using base::Strike;
using tests::ChainRecipe;
using tests::makeChain;

namespace {

structures::SelectorInputs inputsFor(std::shared_ptr<const market::OptionChain> chain, double rate = 0.024) {
    structures::SelectorInputs in;
    in.rate = rate;
    in.quotes.evaluationDate = chain->id().date;
    in.quotes.previousClose = chain->underlyingPrice();
    in.quotes.vix = 15;
    in.chain = std::move(chain);
    return in;
}

std::string describe(const structures::Selection& selection, const std::optional<tests::BrutePick>& brute) {
    std::string text = "selector: ";
    text += selection.plan ? base::plain(selection.plan->legs[0].contract.strike) : selection.refusal;
    text += ", search: ";
    return text + (brute ? base::plain(brute->shortStrike) : std::string("none"));
}

bool agree(const structures::Selection& selection, const std::optional<tests::BrutePick>& brute) {
    if (!selection.plan || !brute) {
        return !selection.plan && !brute;
    }
    const structures::TradePlan& plan = *selection.plan;
    return plan.expiration == brute->expiration && plan.settlement == brute->settlement &&
           plan.legs[0].contract.strike == brute->shortStrike &&
           plan.legs[1].contract.strike == brute->longStrike && plan.limit == brute->limit &&
           std::abs(*plan.quotes[0].delta - brute->delta) < 1e-9;
}

} // namespace

class TestSpreadSelector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalsExhaustiveSearch() {
        std::mt19937 random(20260218);
        int plans = 0;
        for (unsigned round = 0; round < 150; ++round) {
            std::uniform_int_distribution<int> percent(0, 99);
            const int spoilage = percent(random) % 60;
            ChainRecipe recipe;
            recipe.seed = round + 1;
            recipe.noise = round % 3 == 0 ? 0.0 : 0.8;
            recipe.step = round % 2 == 0 ? 5 : 25;
            recipe.halfSpread = 0.02 + 0.001 * (percent(random) % 80);
            recipe.expirations = {base::makeDate(2019, 5, 24), base::makeDate(2019, 6, 7),
                                  base::makeDate(2019, 6, 21), base::makeDate(2019, 7, 19)};
            recipe.spoil = [&](market::ExpiryBlock& block) {
                for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                    if (percent(random) >= spoilage) {
                        continue;
                    }
                    switch (percent(random) % 5) {
                    case 0:
                        block.puts.bid[i] = market::NoPrice;
                        break;
                    case 1:
                        block.puts.listed[i] = 0;
                        block.puts.bid[i] = block.puts.ask[i] = market::NoPrice;
                        break;
                    case 2:
                        std::swap(block.puts.bid[i], block.puts.ask[i]);
                        break;
                    case 3:
                        block.puts.bid[i] = 0;
                        break;
                    default:
                        block.puts.ask[i] += block.puts.ask[i] / 2;
                    }
                }
            };
            structures::SelectorInputs in = inputsFor(makeChain(recipe));
            in.highVol = round % 5 == 0;
            const structures::Selection selection = structures::selectPutCreditSpread(in);
            const auto brute = tests::bruteForce(in);
            const std::string text = "round " + std::to_string(round) + ": " + describe(selection, brute);
            QVERIFY2(agree(selection, brute), text.c_str());
            if (selection.plan) {
                ++plans;
                QVERIFY(selection.refusal.empty());
            } else {
                QCOMPARE(selection.refusal, std::string("No suitable strikes for entry"));
                for (const structures::Candidate& candidate : selection.candidates) {
                    QCOMPARE(candidate.rejected.size(), std::size_t{1});
                    QVERIFY(!candidate.detail.empty());
                }
            }
        }
        QVERIFY2(plans > 50, std::to_string(plans).c_str());
        QVERIFY2(plans < 150, std::to_string(plans).c_str());
    }

    void planFollowsFromItsLegs() { // SHR-P8, SHR-G1, SHR-G4, SHR-N4, SHR-N8
        const structures::SelectorInputs in = inputsFor(makeChain({}));
        const structures::Selection selection = structures::selectPutCreditSpread(in);
        QVERIFY2(selection.plan.has_value(), selection.refusal.c_str());
        const structures::TradePlan& plan = *selection.plan;
        const structures::LegQuote& sold = plan.quotes[0];
        const structures::LegQuote& bought = plan.quotes[1];
        QCOMPARE(plan.legs[0].side, structures::Side::Sell);
        QCOMPARE(plan.width, Price::dollars(50));
        QVERIFY(plan.limit.toDollars() <= plan.mid + 1e-12);
        QVERIFY(plan.mid - plan.limit.toDollars() < 0.05);
        QVERIFY(market::isOnTick(market::TickClass::SpxComplex, plan.limit));
        QCOMPARE(plan.natural, *sold.bid - *bought.ask);
        QCOMPARE(plan.best, *sold.ask - *bought.bid);
        QVERIFY(plan.natural.toDollars() < plan.mid && plan.mid < plan.best.toDollars());
        QCOMPARE(plan.maxLossPerUnit + plan.maxProfitPerUnit, Money::dollars(5000));
        QCOMPARE(plan.maxProfitPerUnit, base::premium(plan.limit, 100, 1));
        QCOMPARE(plan.breakEven, plan.legs[0].contract.strike.toDollars() - plan.limit.toDollars());
        QVERIFY(plan.unitDelta > 0);
        QVERIFY(plan.unitGamma < 0);
        QVERIFY(plan.unitTheta > 0);
        QVERIFY(plan.unitVega < 0);
        QVERIFY(std::abs(plan.unitDelta - (*bought.delta - *sold.delta)) < 1e-15);
        const double v = *sold.iv * std::sqrt(plan.years);
        const double d2 = std::log(plan.forward / plan.breakEven) / v - v / 2;
        QVERIFY(std::abs(*plan.probabilityOfProfit - 0.5 * std::erfc(-d2 / std::sqrt(2.0))) < 1e-12);
        QVERIFY(*plan.probabilityOfProfit > 1 - std::abs(*sold.delta) - 0.05);
        int chosen = 0;
        for (const structures::Candidate& candidate : plan.candidates) {
            chosen += candidate.chosen ? 1 : 0;
        }
        QCOMPARE(chosen, 1);
        QVERIFY(!plan.candidates.back().detail.empty());
    }

    void signsFlipBeyondTheLongStrike() { // SHR-G4: reported, not an error
        ChainRecipe recipe;
        recipe.spot = 2500;
        const auto chain = makeChain(recipe);
        const auto analytics = chains::analyseExpiry(*chain, 0, 0.024, calendar::Calendar::standard());
        const market::ExpiryBlock& block = chain->blocks()[0];
        const std::size_t high = *block.indexOf(Strike::dollars(2750));
        const std::size_t low = *block.indexOf(Strike::dollars(2700));
        QVERIFY(analytics.puts.delta[low] - analytics.puts.delta[high] > 0);
        QVERIFY(analytics.puts.gamma[low] - analytics.puts.gamma[high] > 0);
        QVERIFY(analytics.puts.vegaPoint[low] - analytics.puts.vegaPoint[high] > 0);
    }

    void highVolIsFartherAndWider() { // OPT-C2
        structures::SelectorParameters parameters;
        QCOMPARE(parameters.widthFor(true), Price::dollars(75));
        parameters.spreadWidth = Price::dollars(45);
        QCOMPARE(parameters.widthFor(true), Price::dollars(65));
        structures::SelectorInputs in = inputsFor(makeChain({}));
        in.highVol = true;
        const auto selection = structures::selectPutCreditSpread(in);
        QVERIFY(selection.plan.has_value());
        QCOMPARE(selection.plan->width, Price::dollars(75));
        QVERIFY(std::abs(*selection.plan->quotes[0].delta + 0.12) < 0.01);
    }

    void creditRules() { // OPT-C4
        structures::SelectorInputs in = inputsFor(makeChain({}));
        const auto plain = structures::selectPutCreditSpread(in);
        QVERIFY(plain.plan.has_value());
        in.parameters.entrySlippage = Price::cents(40);
        const auto slipped = structures::selectPutCreditSpread(in);
        QVERIFY(slipped.plan->limit <= plain.plan->limit - Price::cents(35));
        in.parameters.entrySlippage = Price::dollars(40);
        const auto negative = structures::selectPutCreditSpread(in);
        QCOMPARE(negative.refusal, std::string("No suitable strikes for entry"));
        QCOMPARE(negative.candidates.front().rejected.front(), std::string("BAD_CREDIT"));
        in.parameters.entrySlippage = Price();
        in.parameters.minCreditOfWidth = base::BasisPoints(3000);
        QCOMPARE(structures::selectPutCreditSpread(in).candidates.front().rejected.front(),
                 std::string("BAD_CREDIT"));
        QCOMPARE(structures::badCredit(Price::dollars(5), Price::dollars(50), base::BasisPoints(1000)),
                 std::string());
        QVERIFY(
            !structures::badCredit(Price::dollars(5), Price::dollars(50), base::BasisPoints(1001)).empty());
        QVERIFY(!structures::badCredit(Price(), Price::dollars(50), base::BasisPoints(0)).empty());
        QVERIFY(!structures::badCredit(Price::dollars(50), Price::dollars(50), base::BasisPoints(0)).empty());
    }

    void halfUnitsRoundAgainstUs() { // SHR-N4, SHR-N5
        const auto limit =
            structures::limitCredit(Price::units(30'000), Price::units(30'999), Price::units(10'000),
                                    Price::units(10'000), Price(), market::TickClass::SpxComplex);
        QCOMPARE(limit, std::optional(Price::cents(200)));
        QCOMPARE(structures::limitCredit(Price::cents(100), Price::cents(110), Price::cents(120),
                                         Price::cents(130), Price(), market::TickClass::SpxComplex),
                 std::optional<Price>());
    }

    void refusalsAreNamed() {
        structures::SelectorInputs none;
        QCOMPARE(structures::selectPutCreditSpread(none).refusal, std::string("No option chain"));
        structures::SelectorInputs in = inputsFor(makeChain({}));
        in.rate.reset();
        QVERIFY(structures::selectPutCreditSpread(in).refusal.find("no rate") != std::string::npos);
        in = inputsFor(makeChain({}));
        in.quotes.evaluationDate = base::makeDate(2019, 5, 2); // SHR-Q5: the chain is yesterday's
        const auto stale = structures::selectPutCreditSpread(in);
        QCOMPARE(stale.refusal, std::string("No suitable strikes for entry"));
        QVERIFY(stale.candidates.front().detail.find("STALE") != std::string::npos);
        in = inputsFor(makeChain({}));
        in.quotes.vix.reset(); // SHR-Q17 without VIX cannot be evaluated: it fails (SHR-D1)
        const auto noVix = structures::selectPutCreditSpread(in);
        QVERIFY(!noVix.plan);
        QVERIFY(noVix.candidates.front().detail.find("REFVOL") != std::string::npos);
        in = inputsFor(makeChain({}));
        const auto& chain = *in.chain;
        in.chain =
            market::OptionChain::create(chain.id(), std::nullopt, chain.asOf(), chain.basis(), chain.blocks())
                .value();
        QVERIFY(structures::selectPutCreditSpread(in).refusal.find("underlying price") != std::string::npos);
    }

    void reusedAnalyticsGiveTheSamePlan() {
        structures::SelectorInputs in = inputsFor(makeChain({}));
        const auto fresh = structures::selectPutCreditSpread(in);
        in.analytics = chains::analyseChain(in.chain, in.rate, calendar::Calendar::standard());
        const auto reused = structures::selectPutCreditSpread(in);
        QCOMPARE(reused.plan->legs, fresh.plan->legs);
        QCOMPARE(reused.plan->unitTheta, fresh.plan->unitTheta);
    }

    void forwardEqualsPlainSearch() { // SHR-P3
        for (unsigned seed = 1; seed <= 60; ++seed) {
            ChainRecipe recipe;
            recipe.seed = seed;
            recipe.noise = 0.9;
            recipe.step = 25;
            recipe.halfSpread = 0.01 * (seed % 12);
            recipe.spoil = [&](market::ExpiryBlock& block) {
                for (std::size_t i = seed % 5; i < block.strikes.size(); i += 1 + seed % 4) {
                    block.calls.bid[i] = market::NoPrice;
                }
            };
            const auto chain = makeChain(recipe);
            const auto forward = chains::forwardFromParity(chain->blocks()[0], 0.997);
            const auto brute = tests::bruteForward(chain->blocks()[0], 0.997);
            QCOMPARE(forward.has_value(), brute.has_value());
            if (forward) {
                QVERIFY(std::abs(forward->forward - *brute) < 1e-9);
                QVERIFY(forward->strikes.size() >= 3 && forward->strikes.size() <= 5);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSpreadSelector)
#include "tst_spread_selector.moc"
