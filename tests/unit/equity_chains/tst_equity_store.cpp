// SPDX-License-Identifier: GPL-3.0-or-later
// Equity chains in the store: the NFLX 10-for-1 case of BRK-N2, what a snapshot knows of dividends and
// earnings, and the volatility history that is derived from stored chains (ATR-O1).
#include "engine/base/date.h"
#include "engine/chains/atm_volatility.h"
#include "engine/chains/equity_chain.h"
#include "engine/chains/leg_codes.h"
#include "engine/store/snapshot_builder.h"
#include "engine/store/volatility_history.h"
#include "tests/unit/equity_chains/equity_store.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::makeDate;
using market::ActionKind;

namespace {

const calendar::Calendar& standard() {
    return calendar::Calendar::standard();
}

market::MarketSnapshot snapshotOf(EquityStore& home, const std::string& symbol, base::Date date) {
    store::SnapshotBuilder builder(home.store);
    store::SnapshotRequest request;
    request.date = date;
    request.underlyings = {symbol};
    return must(builder.build(request));
}

store::VolatilityReport derive(EquityStore& home, unsigned threads = 1) {
    return must(store::deriveVolatility(*home.store, standard(), base::Executor(threads)));
}

std::shared_ptr<const market::BarSeries> history(EquityStore& home, const std::string& symbol = "MADE") {
    auto series = home.store->load({market::names::iv30(symbol), "made", market::Basis::AsTraded});
    return series ? *series : nullptr;
}

/// The diary's option: a 500 put from before the 10-for-1, quoted 0.10 to 0.11 with the stock at 110.
std::shared_ptr<const market::OptionChain> diaryChain(bool withCall) {
    market::ExpiryBlock block;
    block.root = "NFLX";
    block.expiration = block.printedExpiration = makeDate(2025, 11, 28);
    block.strikes = {base::Strike::dollars(500)};
    block.calls.resize(1);
    block.puts.resize(1);
    block.puts.listed[0] = 1;
    block.puts.bid[0] = 1000;
    block.puts.ask[0] = 1100;
    if (withCall) {
        block.calls.listed[0] = 1;
        block.calls.bid[0] = 100;
        block.calls.ask[0] = 200;
    }
    const base::Date day = makeDate(2025, 11, 20);
    const auto stale = standard().closeInstant(day).value() - std::chrono::seconds(345'600);
    return must(market::OptionChain::create({"NFLX", day, -1, "made"}, 110.0, stale, market::Basis::AsTraded,
                                            {block}));
}

} // namespace

class TestEquityStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDiarysPut() { // BRK-N2, rows N21 and N23 of quotes.csv
        for (const bool withCall : {false, true}) {
            EquityStore home;
            home.chain(*diaryChain(withCall));
            home.actions({{"NFLX", makeDate(2025, 11, 17), ActionKind::Split, 10.0, 0.0, "made"}});
            home.values("NFLX", makeDate(2025, 11, 13), {1154.0, 1112.2, 111.2, 110.8, 111.2, 110.0});
            home.values(market::names::Bill13w, makeDate(2025, 11, 18), {3.8, 3.8, 3.8});
            const base::Date day = makeDate(2025, 11, 20);
            const auto snapshot = snapshotOf(home, "NFLX", day);
            const auto chain = snapshot.chain("NFLX");
            QVERIFY(chain != nullptr);
            const auto analytics = chains::analyseUnderlying(snapshot, "NFLX", standard());
            chains::QuoteContext context = chains::endOfDayContext(snapshot, *chain, standard(), 0.10);
            QCOMPARE(context.sessionsSinceAction, std::optional(3));
            QCOMPARE(context.previousClose, std::optional(111.2));
            context.now = standard().closeInstant(day).value();
            const auto codes = chains::checkQuote(chains::quoteInputs(
                *chain, chain->blocks()[0], analytics->expiries[0], market::Right::Put, 0, context, true));
            QCOMPARE(chains::joinCodes(codes),
                     std::string("STALE;CA_QUARANTINE;MONEYNESS;ARB_LOWER") + (withCall ? ";PARITY" : ""));
            QCOMPARE(chains::volatilityStatus(analytics->expiries[0], market::Right::Put, 0),
                     std::string("BELOW_INTRINSIC"));
            QVERIFY(std::isnan(analytics->expiries[0].puts.delta[0]));

            // A chain from before the split stays away when the quarantine is long over (SHR-D5).
            chains::QuoteContext later = context;
            later.sessionsSinceAction.reset();
            later.lastAction = makeDate(2025, 11, 21);
            const auto old = chains::checkQuote(chains::quoteInputs(
                *chain, chain->blocks()[0], analytics->expiries[0], market::Right::Put, 0, later, true));
            QVERIFY(std::find(old.begin(), old.end(), chains::QuoteCode::CaQuarantine) != old.end());
        }
    }

    void anOldSplitExplainsNoJump() { // SHR-Q8, Q9
        EquityStore home;
        EquityRecipe recipe;
        home.chain(*equityChain(recipe));
        home.values("MADE", makeDate(2019, 4, 30), {250.0, 101.3});
        home.actions({{"MADE", makeDate(2019, 3, 1), ActionKind::Split, 2.0, 0.0, "made"}});
        const auto snapshot = snapshotOf(home, "MADE", recipe.date);
        const auto context = chains::endOfDayContext(snapshot, *snapshot.chain("MADE"), standard(), 0.10);
        QVERIFY(!context.sessionsSinceAction);
        const auto analytics = chains::analyseUnderlying(snapshot, "MADE", standard());
        const auto codes = chains::checkQuote(
            chains::quoteInputs(*snapshot.chain("MADE"), analytics->chain->blocks()[0],
                                analytics->expiries[0], market::Right::Put, 8, context, true));
        QVERIFY(std::find(codes.begin(), codes.end(), chains::QuoteCode::SplitSuspect) != codes.end());
    }

    void parityKnowsTheDividends() { // SHR-Q13 with PV(div)
        EquityRecipe recipe;
        recipe.spoil = [](market::ExpiryBlock& block) {
            // Call and put as far apart as a dividend of 3 dollars makes them.
            for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                block.calls.bid[i] = std::max<std::int64_t>(block.calls.bid[i] - 26'000, 100);
                block.calls.ask[i] = std::max<std::int64_t>(block.calls.ask[i] - 26'000, 300);
            }
        };
        for (const bool onFile : {false, true}) {
            EquityStore home;
            home.chain(*equityChain(recipe));
            home.values("MADE", makeDate(2019, 4, 30), {101.0, 101.3});
            home.values(market::names::Bill13w, makeDate(2019, 4, 30), {2.36, 2.36});
            if (onFile) {
                home.actions({{"MADE", makeDate(2019, 5, 10), ActionKind::CashDividend, 1, 3.0, "made"}});
            }
            const auto snapshot = snapshotOf(home, "MADE", recipe.date);
            const auto analytics = chains::analyseUnderlying(snapshot, "MADE", standard());
            QCOMPARE(analytics->expiries[0].dividendsUnknown, !onFile);
            QVERIFY(std::abs(analytics->expiries[0].pvDividends - (onFile ? 3.0 : 0.0)) < 0.01);
            const auto context = chains::endOfDayContext(snapshot, *snapshot.chain("MADE"), standard(), 0.10);
            const auto codes = chains::checkQuote(
                chains::quoteInputs(*snapshot.chain("MADE"), analytics->chain->blocks()[0],
                                    analytics->expiries[0], market::Right::Call, 6, context, true));
            const bool broken =
                std::find(codes.begin(), codes.end(), chains::QuoteCode::Parity) != codes.end();
            QCOMPARE(broken, !onFile);
        }
    }

    void dividendsStandOnTheBasisOfTheDay() { // SHR-D4, D5
        const std::vector<market::CorporateAction> actions{
            {"AAPL", makeDate(2014, 5, 8), ActionKind::CashDividend, 1, 3.29, "a"},
            {"AAPL", makeDate(2014, 6, 9), ActionKind::Split, 7, 0, "a"},
            {"AAPL", makeDate(2014, 8, 7), ActionKind::CashDividend, 1, 0.47, "a"},
            {"AAPL", makeDate(2014, 8, 7), ActionKind::CashDividend, 1, 0.47, "b"},
            {"AAPL", makeDate(2014, 6, 9), ActionKind::Split, 7, 0, "b"}};
        const auto before = market::dividendsAhead(actions, makeDate(2014, 6, 6));
        QCOMPARE(before.size(), std::size_t{1});
        QVERIFY(std::abs(before[0].amount - 3.29) < 1e-12);
        const auto after = market::dividendsAhead(actions, makeDate(2014, 6, 9));
        QCOMPARE(after.size(), std::size_t{1});
        QVERIFY(std::abs(after[0].amount - 0.47) < 1e-12);
        QVERIFY(market::dividendsAhead(actions, makeDate(2014, 8, 7)).empty());
    }

    void earningsAreKnownOrUnknown() { // BRK-I3, SHR-D8
        EquityStore home;
        home.chain(*equityChain({}));
        home.earnings({{"MADE", makeDate(2019, 1, 30), "after_close", "made"},
                       {"MADE", makeDate(2019, 5, 1), "before_open", "made"},
                       {"MADE", makeDate(2019, 5, 22), "after_close", "made"}});
        const auto snapshot = snapshotOf(home, "MADE", makeDate(2019, 5, 1));
        using enum market::EarningsKnowledge;
        QCOMPARE(snapshot.earningsFlag("MADE", makeDate(2019, 5, 24)).knowledge, OnOrBefore);
        QCOMPARE(snapshot.earningsFlag("MADE", makeDate(2019, 5, 22)).knowledge, OnOrBefore);
        const auto early = snapshot.earningsFlag("MADE", makeDate(2019, 5, 10));
        QCOMPARE(early.knowledge, NoneBeforeThen);
        QCOMPARE(market::earningsText(early), std::string("no earnings before expiry (next 2019-05-22)"));
        QCOMPARE(snapshot.earningsFlag("ELSE", makeDate(2019, 5, 24)).knowledge, Unknown);
        const auto late = snapshotOf(home, "MADE", makeDate(2019, 5, 23));
        QCOMPARE(late.earningsFlag("MADE", makeDate(2019, 6, 21)).knowledge, Unknown); // all in the past
    }

    void theHistoryIsWhatTheFunctionSays() { // ATR-O1
        EquityStore home;
        const auto sessions = must(standard().sessions(makeDate(2019, 4, 25), makeDate(2019, 5, 8)));
        home.values(market::names::Bill13w, sessions.front(), {2.36, 2.37, 2.38, 2.39});
        EquityRecipe recipe;
        for (std::size_t i = 0; i < sessions.size(); ++i) {
            recipe.date = sessions[i];
            recipe.volatility = [i](double years) {
                return 0.2 + 0.01 * static_cast<double>(i) + years / 10;
            };
            home.chain(*equityChain(recipe));
        }
        EquityStore other;
        QCOMPARE(derive(home).changed, static_cast<std::int64_t>(sessions.size()));
        const auto series = history(home);
        QVERIFY(series && series->size() == sessions.size());
        for (std::size_t i = 0; i < sessions.size(); ++i) {
            recipe.date = sessions[i];
            recipe.volatility = [i](double years) {
                return 0.2 + 0.01 * static_cast<double>(i) + years / 10;
            };
            const double rate = std::array{0.0236, 0.0237, 0.0238, 0.0239}[std::min<std::size_t>(i, 3)];
            const auto direct = chains::atmVolatility(*equityChain(recipe), rate, standard());
            QCOMPARE(series->close()[i], direct.value->iv);
        }
        // Again: nothing to do, and nothing changes.
        const auto revision = must(home.store->revision());
        const auto again = derive(home);
        QCOMPARE(again.chains, 0);
        QCOMPARE(must(home.store->revision()), revision);
        // The series is chosen like any other and cut at the day.
        const auto snapshot = [&] {
            store::SnapshotBuilder builder(home.store);
            store::SnapshotRequest request;
            request.date = sessions[3];
            request.symbols = {market::names::iv30("MADE")};
            request.underlyings = {"MADE"};
            return must(builder.build(request));
        }();
        QCOMPARE(snapshot.view(market::names::iv30("MADE")).size(), std::size_t{4});
        QVERIFY(!snapshot.view(market::names::iv30("ELSE")).exists());
    }

    void whatChangesIsDerivedAgain() {
        EquityStore home;
        const auto sessions = must(standard().sessions(makeDate(2019, 4, 25), makeDate(2019, 5, 8)));
        home.values(market::names::Bill13w, sessions.front(), std::vector<double>(sessions.size(), 2.36));
        EquityRecipe recipe;
        for (const base::Date date : sessions) {
            recipe.date = date;
            home.chain(*equityChain(recipe));
        }
        derive(home, 2);
        const double before = history(home)->close()[2];

        recipe.date = sessions[2]; // one chain is imported anew, dearer
        recipe.volatility = [](double) { return 0.40; };
        home.chain(*equityChain(recipe));
        const auto one = derive(home);
        QCOMPARE(one.chains, 1);
        QCOMPARE(one.changed, 1);
        QVERIFY(history(home)->close()[2] > before + 0.1);

        recipe.date = sessions[4]; // its put is crossed now: the day has no value any more
        recipe.spoil = [](market::ExpiryBlock& block) { std::swap(block.puts.bid[8], block.puts.ask[8]); };
        home.chain(*equityChain(recipe));
        QCOMPARE(derive(home).changed, 1);
        QCOMPARE(history(home)->size(), sessions.size() - 1);
        QVERIFY(!history(home)->indexOf(sessions[4]));
        QVERIFY(history(home)->indexOf(sessions[3]) && history(home)->indexOf(sessions[5]));

        // A yield of a later day moves nothing; one that is revised moves everything.
        home.values(market::names::Bill13w, standard().nextSession(sessions.back()).value(), {2.5});
        QCOMPARE(derive(home).chains, 0);
        home.values(market::names::Bill13w, sessions[5], {9.0});
        QCOMPARE(derive(home).chains, static_cast<std::int64_t>(sessions.size()));
        // A dividend on file moves the stock that pays it.
        home.actions({{"ELSE", makeDate(2019, 5, 10), ActionKind::CashDividend, 1, 3.0, "made"}});
        QCOMPARE(derive(home).chains, 0);
        const double unpaid = history(home)->close()[1];
        home.actions({{"MADE", makeDate(2019, 5, 10), ActionKind::CashDividend, 1, 3.0, "made"}});
        QCOMPARE(derive(home).chains, static_cast<std::int64_t>(sessions.size()));
        QVERIFY(history(home)->close()[1] != unpaid);
    }

    void withoutARateThereIsNone() {
        EquityStore home;
        home.chain(*equityChain({}));
        QCOMPARE(derive(home).changed, 0);
        QVERIFY(!history(home));
        home.values(market::names::Bill13w, makeDate(2019, 4, 25), {2.36}); // imported after the chain
        QCOMPARE(derive(home).changed, 1);
        QVERIFY(history(home) && history(home)->size() == 1);
    }
};

QTEST_GUILESS_MAIN(TestEquityStore)
#include "tst_equity_store.moc"
