// SPDX-License-Identifier: GPL-3.0-or-later
// SHR-Q beyond the vectors: order of codes, missing inputs (SHR-D1), REFVOL, exits, and chains without
// arbitrage.
#include "engine/base/date.h"
#include "engine/chains/analyse_chain.h"
#include "engine/chains/quote_inputs.h"
#include "engine/market/series_names.h"
#include "tests/unit/structures/chain_builder.h"

#include <QTest>

using namespace signalbox;
using base::Price;
using base::Strike;
using chains::QuoteCode;
using enum chains::QuoteCode;

namespace {

const calendar::Calendar& standard() {
    return calendar::Calendar::standard();
}

chains::QuoteInputs cleanIndexPut() {
    chains::QuoteInputs in;
    in.spot = 5842.0;
    in.strike = Strike::dollars(5500);
    in.rate = 0.037;
    in.years = 43.0 / 365;
    in.forward = 5858.9;
    in.bid = Price::cents(2980);
    in.ask = Price::cents(3040);
    in.tick = Price::cents(10);
    in.ageSeconds = 5;
    in.previousClose = 5819.0;
    return in;
}

bool has(const std::vector<QuoteCode>& codes, QuoteCode code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

chains::QuoteContext context(const market::OptionChain& chain) {
    chains::QuoteContext result;
    result.evaluationDate = chain.id().date;
    result.previousClose = chain.underlyingPrice();
    result.vix = 15;
    return result;
}

} // namespace

class TestQuoteRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesReadBack() {
        for (int i = 0; i <= static_cast<int>(RefVol); ++i) {
            const auto code = static_cast<QuoteCode>(i);
            QCOMPARE(chains::parseQuoteCode(chains::quoteCodeName(code)), std::optional(code));
        }
        QVERIFY(!chains::parseQuoteCode("FINE"));
    }

    void missingStopsEverything() { // SHR-Q1
        chains::QuoteInputs in = cleanIndexPut();
        QVERIFY(chains::checkQuote(in).empty());
        in.ageSeconds.reset();
        for (const auto& bad : {std::optional<Price>(), std::optional(-Price::cents(1))}) {
            in.bid = bad;
            QCOMPARE(chains::checkQuote(in), std::vector{Missing});
        }
        in = cleanIndexPut();
        in.ask = Price();
        QCOMPARE(chains::checkQuote(in), std::vector{Missing});
    }

    void missingInputsNeverPass() { // SHR-D1
        chains::QuoteInputs in = cleanIndexPut();
        in.previousClose.reset();
        QCOMPARE(chains::checkQuote(in), std::vector{SplitSuspect});
        in = cleanIndexPut();
        in.forward.reset();
        auto codes = chains::checkQuote(in);
        QVERIFY(has(codes, ArbLower) && has(codes, ArbUpper) && has(codes, IvRange));
        in = cleanIndexPut();
        in.spot.reset();
        codes = chains::checkQuote(in);
        QVERIFY(has(codes, SplitSuspect) && has(codes, Moneyness) && has(codes, ArbLower));
    }

    void referenceVolatility() { // SHR-Q17, the 7.8 % of the source sample
        chains::QuoteInputs in = cleanIndexPut();
        in.strike = Strike::dollars(5700);
        in.years = 44.0 / 365;
        in.bid = Price::cents(1230);
        in.ask = Price::cents(1250);
        in.referenceVolatility = true;
        in.vix = 16.2;
        QVERIFY(has(chains::checkQuote(in), RefVol));
        in = cleanIndexPut();
        in.referenceVolatility = true;
        in.vix = 16.2;
        QVERIFY(chains::checkQuote(in).empty());
        in.vix = 5.0;
        QVERIFY(has(chains::checkQuote(in), RefVol));
        in.vix.reset();
        QCOMPARE(chains::checkQuote(in), std::vector{RefVol});
        in.referenceVolatility = false;
        QVERIFY(chains::checkQuote(in).empty());
    }

    void boundariesOfAgeSpreadAndSplit() { // SHR-Q5, Q6, Q9
        chains::QuoteInputs in = cleanIndexPut();
        in.ageSeconds = 60;
        QVERIFY(chains::checkQuote(in).empty());
        in.ageSeconds = 60.01;
        QCOMPARE(chains::checkQuote(in), std::vector{Stale});
        in.ageSeconds = -1;
        QCOMPARE(chains::checkQuote(in), std::vector{Stale});
        in = cleanIndexPut();
        in.bid = Price::cents(2700);
        in.ask = Price::cents(3300); // exactly 20 %
        QCOMPARE(chains::checkQuote(in), std::vector{Wide});
        in.ask = Price::cents(3299);
        QVERIFY(chains::checkQuote(in).empty());
        in = cleanIndexPut();
        in.previousClose = 5842.0 / 0.6;
        QCOMPARE(chains::checkQuote(in), std::vector{SplitSuspect});
        in.sessionsSinceAction = 6;
        QVERIFY(chains::checkQuote(in).empty());
        in.sessionsSinceAction = 5;
        QCOMPARE(chains::checkQuote(in), std::vector{CaQuarantine});
    }

    void onlySixCodesInvalidateAMark() {
        for (int i = 0; i <= static_cast<int>(RefVol); ++i) {
            const std::vector codes{static_cast<QuoteCode>(i)};
            const bool invalid = has({Missing, Crossed, Stale, Adjusted, ArbLower, ArbUpper}, codes[0]);
            QCOMPARE(chains::usableForExit(codes), !invalid);
        }
        QVERIFY(chains::usableForExit({}));
    }

    void fairChainsPass() { // Q11-Q16 on a chain without arbitrage: no code but those of far wings
        tests::ChainRecipe recipe;
        recipe.lowest = 2400;
        recipe.highest = 3200;
        for (const auto settlement : {market::Settlement::Am, market::Settlement::Pm}) {
            recipe.settlement = settlement;
            const auto chain = tests::makeChain(recipe);
            const auto analytics = chains::analyseExpiry(*chain, 0, recipe.rate, standard());
            const market::ExpiryBlock& block = chain->blocks()[0];
            for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                for (const market::Right right : {market::Right::Call, market::Right::Put}) {
                    auto codes = chains::checkQuote(
                        chains::quoteInputs(*chain, block, analytics, right, i, context(*chain), false));
                    const std::string text =
                        joinCodes(codes) + " at " + std::to_string(block.strikes[i].toThousandths() / 1000);
                    QVERIFY2(codes.empty() || codes == std::vector{Wide}, text.c_str());
                }
            }
        }
    }

    void onePoisonedQuoteIsFound() { // Q13-Q15 by moving one put far off
        tests::ChainRecipe recipe;
        recipe.lowest = 2400;
        recipe.highest = 3200;
        recipe.spoil = [](market::ExpiryBlock& block) {
            const auto i = *block.indexOf(Strike::dollars(2800));
            block.puts.bid[i] *= 3;
            block.puts.ask[i] *= 3;
        };
        const auto chain = tests::makeChain(recipe);
        const auto analytics = chains::analyseExpiry(*chain, 0, recipe.rate, standard());
        const market::ExpiryBlock& block = chain->blocks()[0];
        const auto codesAt = [&](int strike) {
            return chains::checkQuote(chains::quoteInputs(*chain, block, analytics, market::Right::Put,
                                                          *block.indexOf(Strike::dollars(strike)),
                                                          context(*chain), false));
        };
        QCOMPARE(codesAt(2800), (std::vector{Parity, Monotone, Convex}));
        QCOMPARE(codesAt(2805), std::vector{Monotone}); // its lower neighbour costs more
        QVERIFY(codesAt(2900).empty());
    }

    void neighboursAreTheNearestSoundOnes() {
        tests::ChainRecipe recipe;
        recipe.spoil = [](market::ExpiryBlock& block) {
            const auto i = *block.indexOf(Strike::dollars(2700));
            block.puts.bid[i - 1] = market::NoPrice;
            block.puts.bid[i - 2] = block.puts.ask[i - 2];
            block.puts.bid[i + 1] = 0;
            block.puts.listed[i + 2] = 0;
            block.calls.listed[i] = 0;
        };
        const auto chain = tests::makeChain(recipe);
        const auto analytics = chains::analyseExpiry(*chain, 0, recipe.rate, standard());
        const market::ExpiryBlock& block = chain->blocks()[0];
        const std::size_t at = *block.indexOf(Strike::dollars(2700));
        chains::QuoteContext day = context(*chain);
        auto in = chains::quoteInputs(*chain, block, analytics, market::Right::Put, at, day, true);
        QCOMPARE(in.lower->strike, Strike::dollars(2685));
        QCOMPARE(in.upper->strike, Strike::dollars(2715));
        QVERIFY(!in.partnerBid && !in.partnerAsk);
        QVERIFY(in.referenceVolatility);
        QCOMPARE(in.ageSeconds, std::optional(0.0));
        day.evaluationDate += base::CalendarDays(1);
        in = chains::quoteInputs(*chain, block, analytics, market::Right::Put, at, day, true);
        QVERIFY(!in.ageSeconds && !in.lower && !in.upper); // Q5 fails for the neighbours as well
        day.now = chain->asOf() + std::chrono::seconds(61);
        in = chains::quoteInputs(*chain, block, analytics, market::Right::Put, at, day, true);
        QCOMPARE(in.ageSeconds, std::optional(61.0));
    }

    void contextOfASnapshot() { // SHR-Q8, Q9, Q17 inputs
        using market::ActionKind;
        const base::Date day = base::makeDate(2019, 5, 1);
        const std::vector<market::CorporateAction> actions{
            {"NFLX", base::makeDate(2019, 4, 26), ActionKind::Split, 10, 0, "t"},
            {"NFLX", base::makeDate(2019, 4, 30), ActionKind::CashDividend, 1, 0.5, "t"},
            {"NFLX", base::makeDate(2019, 5, 2), ActionKind::Merger, 1, 0, "t"},
            {"SPY", base::makeDate(2019, 5, 1), ActionKind::Split, 2, 0, "t"}};
        QCOMPARE(chains::sessionsSinceAction(actions, "NFLX", day, standard()), std::optional(3));
        QCOMPARE(chains::sessionsSinceAction(actions, "SPY", day, standard()), std::optional(0));
        QVERIFY(!chains::sessionsSinceAction(actions, "AAPL", day, standard()));

        const auto series = [&](const char* name, base::Date date, double close) {
            market::Bar bar;
            bar.date = date;
            bar.close = close;
            return market::BarView(market::BarSeries::create({name, "t"}, {bar}).value(), day);
        };
        market::MarketSnapshot snapshot;
        snapshot.asOf = day;
        snapshot.series["SPX"] = series("SPX", base::makeDate(2019, 4, 30), 2945.83);
        snapshot.series[market::names::Vix] = series("VIX", day, 14.8);
        const auto chain = tests::makeChain({});
        auto made = chains::endOfDayContext(snapshot, *chain, standard());
        QCOMPARE(made.previousClose, std::optional(2945.83));
        QCOMPARE(made.vix, std::optional(14.8));
        QVERIFY(!made.sessionsSinceAction);
        snapshot.series["SPX"] = series("SPX", base::makeDate(2019, 4, 29), 2943.03);
        QVERIFY(
            !chains::endOfDayContext(snapshot, *chain, standard()).previousClose); // never carried forward
    }
};

QTEST_GUILESS_MAIN(TestQuoteRules)
#include "tst_quote_rules.moc"
