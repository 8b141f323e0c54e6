// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded quotes as history reads them, and how one chain becomes rows.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/base/require.h"
#include "engine/chains/leg_codes.h"
#include "engine/history/chain_rows.h"
#include "engine/history/recorded_quotes.h"
#include "tests/unit/columns/sample_quotes.h"
#include "tests/unit/structures/chain_builder.h"

#include <climits>
#endif

using namespace signalbox;
using namespace signalbox::tests;
using history::Origin;

namespace {

const calendar::Calendar& calendarNow() {
    return calendar::Calendar::standard();
}

history::ChainRowsInputs inputsOf(const market::OptionChain& chain) {
    history::ChainRowsInputs in;
    in.chain = &chain;
    in.quotes.evaluationDate = chain.id().date;
    in.quotes.previousClose = chain.underlyingPrice();
    in.quotes.vix = 14;
    in.rate = 0.024;
    in.calendar = &calendarNow();
    return in;
}

constexpr std::int64_t Most = INT32_MAX;

bool hasCode(std::uint32_t bits, chains::QuoteCode code) {
    return (bits & chains::codeBit(code)) != 0;
}

} // namespace

class TestRecordedRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sessionsWithoutQuotesSaySo() {
        const auto samples = sampleSessions(5); // 7000, 7001, 7003, 7006, 7010
        const auto quotes = history::recordedInMemory(columns::buildQuoteHistory("SPX", "", samples)).value();
        QCOMPARE(quotes->sessions(), (std::vector<int>{7000, 7001, 7003, 7006, 7010}));
        for (const int number : {INT_MIN, -1, 0, 6999, 7002, 7009, 7011, INT_MAX}) {
            QVERIFY(quotes->session(number).origin == Origin::None);
            QVERIFY(quotes->session(number).expiries.empty());
        }
        QVERIFY(quotes->session(7001).origin == Origin::Quotes); // a chain, and no expiration of it
        QVERIFY(quotes->session(7001).expiries.empty());
        QCOMPARE(quotes->session(7003).spot, 2902.0);
        QVERIFY_THROWS_EXCEPTION(base::Defect, (void)quotes->rows(7001, 0, market::Right::Put));
        QVERIFY_THROWS_EXCEPTION(base::Defect, (void)quotes->rows(7002, 0, market::Right::Put));
        QVERIFY_THROWS_EXCEPTION(base::Defect, (void)quotes->rows(7003, 3, market::Right::Put));
        const history::RecordedQuotes none(nullptr);
        QVERIFY(none.session(7000).origin == Origin::None && none.sessions().empty());
    }

    void rowsAreThoseOfTheHistory() {
        const auto samples = sampleSessions(5);
        const auto quotes = history::recordedInMemory(columns::buildQuoteHistory("SPX", "", samples)).value();
        for (const auto& sample : samples) {
            const history::SessionQuotes session = quotes->session(sample.session);
            QCOMPARE(session.expiries.size(), sample.expiries.size());
            for (std::size_t e = 0; e < sample.expiries.size(); ++e) {
                const auto& in = sample.expiries[e];
                QCOMPARE(history::findExpiry(session, in.expiration, in.settlement), std::optional(e));
                QVERIFY(sameRows(quotes->rows(sample.session, e, market::Right::Put), in.puts));
                QVERIFY(sameRows(quotes->rows(sample.session, e, market::Right::Call), in.calls));
            }
            QVERIFY(!history::findExpiry(session, 17'000, calendar::Settlement::Pm));
        }
        QVERIFY(!history::recordedInMemory("no history at all").has_value());
    }

    void expirationsBeyondTheLimitAndAdjustedOnesAreNotThere() { // SHR-Q7
        ChainRecipe recipe;
        recipe.expirations = {base::makeDate(2019, 5, 3),  base::makeDate(2019, 5, 17),
                              base::makeDate(2019, 6, 14), base::makeDate(2019, 8, 2),
                              base::makeDate(2019, 8, 5),  base::makeDate(2019, 12, 20)};
        recipe.spoil = [](market::ExpiryBlock& block) {
            block.adjusted = block.expiration == base::makeDate(2019, 5, 17);
        };
        const auto chain = makeChain(recipe);
        auto in = inputsOf(*chain);
        const auto rows = history::chainRows(in).value();
        QCOMPARE(rows.session, calendarNow().sessionNumber(recipe.date).value());
        QCOMPARE(rows.spot, recipe.spot);
        QCOMPARE(rows.leftOut, std::int64_t{0});
        std::vector<base::Date> found;
        found.reserve(rows.expiries.size());
        for (const auto& expiry : rows.expiries) {
            found.push_back(base::fromDayNumber(expiry.expiration));
        }
        // 95 days are in, 96 are not: May 1 to August 4 are 95.
        QCOMPARE(found, (std::vector<base::Date>{recipe.expirations[0], recipe.expirations[2],
                                                 recipe.expirations[3]}));
        in.maxDte = 96;
        QCOMPARE(history::chainRows(in).value().expiries.size(), std::size_t{4});
    }

    void whatIsAbsentStaysAbsentAndWhatIsTooLargeIsCounted() {
        ChainRecipe recipe;
        recipe.spoil = [](market::ExpiryBlock& block) {
            block.puts.listed[3] = 0;
            block.puts.bid[10] = market::NoPrice;
            block.puts.ask[11] = market::NoPrice;
            block.calls.ask[20] = Most;
            block.calls.ask[21] = Most + 1; // above $214,748.3647
            block.calls.bid[22] = -Most - 1;
            block.puts.bid[12] = 0;
        };
        const auto chain = makeChain(recipe);
        const std::size_t strikes = chain->blocks()[0].strikes.size();
        const auto rows = history::chainRows(inputsOf(*chain)).value();
        QCOMPARE(rows.leftOut, std::int64_t{2});
        const auto& puts = rows.expiries.at(0).puts;
        const auto& calls = rows.expiries.at(0).calls;
        QCOMPARE(puts.strike.size(), strikes - 1);
        QCOMPARE(calls.strike.size(), strikes - 2);
        QCOMPARE(puts.strike[3], 1'520'000); // 1515 is not listed
        QCOMPARE(puts.bid[9], history::NoQuote);
        QVERIFY(puts.codes[9] == chains::codeBit(chains::QuoteCode::Missing) && std::isnan(puts.iv[9]) &&
                std::isnan(puts.delta[9]));
        QCOMPARE(puts.ask[10], history::NoQuote);
        QCOMPARE(puts.bid[11], 0);
        QVERIFY(hasCode(puts.codes[11], chains::QuoteCode::ZeroBid));
        QCOMPARE(calls.ask[20], INT32_MAX);
        QCOMPARE(calls.strike[21], 1'615'000);
    }

    void codesAreThoseOfALegToBeTraded() { // SHR-Q17 applies; the limit is 20 % whatever the context says
        ChainRecipe recipe;
        const auto chain = makeChain(recipe);
        auto in = inputsOf(*chain);
        in.quotes.vix = 1; // every volatility is far above 2.5 times that
        in.quotes.maxSpread = 0.0001;
        const auto rows = history::chainRows(in).value();
        const auto& puts = rows.expiries.at(0).puts;
        const std::size_t atTheMoney = 285; // 2925
        QCOMPARE(puts.strike[atTheMoney], 2'925'000);
        QCOMPARE(chains::codesOf(puts.codes[atTheMoney]),
                 std::vector<chains::QuoteCode>{chains::QuoteCode::RefVol});
        QVERIFY(puts.iv[atTheMoney] > 0.1 && puts.delta[atTheMoney] < -0.4);
    }

    void withoutARateThereAreQuotesAndNoModel() { // SHR-P2
        const auto chain = makeChain({});
        auto in = inputsOf(*chain);
        in.rate.reset();
        const auto rows = history::chainRows(in).value();
        const auto& expiry = rows.expiries.at(0);
        QVERIFY(expiry.forward == 0 && expiry.discount == 0 && expiry.years > 0);
        QVERIFY(expiry.puts.bid[285] > 0 && std::isnan(expiry.puts.iv[285]));
        QVERIFY(hasCode(expiry.puts.codes[285], chains::QuoteCode::IvRange));
        in.quotes.evaluationDate = base::makeDate(2019, 5, 4); // a Saturday
        QVERIFY(!history::chainRows(in).has_value());
    }

    void codesAndBitsAreEachOther() {
        for (std::uint32_t bits = 0; bits < (1U << 17U); bits += 37) {
            QCOMPARE(chains::codeBits(chains::codesOf(bits)), bits);
            QCOMPARE(chains::usableForExit(chains::codesOf(bits)), (bits & chains::InvalidatingForExit) == 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestRecordedRows)
#include "tst_recorded_rows.moc"
