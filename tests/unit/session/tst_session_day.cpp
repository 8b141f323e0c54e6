// SPDX-License-Identifier: GPL-3.0-or-later
// The single path of a day (OPT-T7) on a small invented market: what each refusal says, what sizing and the
// risk desk are told, and that a day knows nothing of the next one.
#include "engine/codec/outcome_json.h"
#include "engine/session/account.h"
#include "engine/session/day.h"
#include "engine/strategies/registry.h"
#include "engine/strategies/tradable.h"
#include "tests/unit/book/journal_builder.h"
#include "tests/unit/session/small_market.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

struct Asked {
    bool hypothetical = false;
    bool planWanted = true;
    bool allGates = false;
    bool forDisplay = false;
    bool truncated = false;
    std::shared_ptr<const strategies::Prepared> prepared;
};

const params::ParameterSet& defaults() {
    static const params::ParameterSet set;
    return set;
}

session::DayState dayOf(const SmallMarket& market, int n, const book::Book& book, const Asked& asked = {},
                        const params::ParameterSet& parameters = defaults()) {
    const market::MarketSnapshot snapshot = market.snapshot(market.day(n), asked.truncated);
    session::DayInputs inputs;
    inputs.strategy = strategies::find("optimus");
    inputs.underlying = "SPX";
    inputs.date = market.day(n);
    inputs.snapshot = &snapshot;
    inputs.book = &book;
    inputs.parameters = &parameters;
    inputs.calendar = &calendar::Calendar::standard();
    inputs.hypothetical = asked.hypothetical;
    inputs.planWanted = asked.planWanted;
    inputs.allGates = asked.allGates;
    inputs.forDisplay = asked.forDisplay;
    inputs.prepared = asked.prepared;
    auto result = session::evaluateDay(inputs);
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    return std::move(result->state);
}

/// Opens `count` spreads of that ticket series, filled on `date`.
void open(book::Book& book, int count, base::Date date) {
    for (int i = 1; i <= count; ++i) {
        book::TicketOpened ticket = spreadTicket("optimus|SPX|x|" + std::to_string(i), 1);
        ticket.expiration = base::makeDate(2019, 6, 28);
        ticket.signalDate = ticket.validOn = date;
        for (structures::Leg& leg : ticket.legs) {
            leg.contract.expiration = ticket.expiration;
            leg.contract.strike = base::Strike::dollars(leg.side == structures::Side::Sell ? 2700 : 2650);
        }
        if (!happens(book, ticket) || !happens(book, fillOf(ticket.ticketId, 1, ticket.limit, date))) {
            throw std::runtime_error("the book refused the position");
        }
    }
}

} // namespace

class TestSessionDay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSignalBecomesAnApprovedPlan() { // OPT-T7
        const SmallMarket market;
        const session::DayState state = dayOf(market, 0, accountOf(500'000));
        QVERIFY(state.plan.evaluation.decision == entry::Decision::Entry);
        QVERIFY2(state.plan.refusal.empty(), state.plan.refusal.c_str());
        QVERIFY(state.plan.verdict && state.plan.verdict->approved && !state.plan.hypothetical);
        QVERIFY(state.plan.selection && state.plan.selection->plan);
        QVERIFY(state.nextSession == market.day(1));
        // OPT-S4: 2% of $500,000 times conviction, in whole cents; OPT-S5 divides and floors.
        const risk::SizeResult& size = *state.plan.size;
        const auto bp = state.plan.conviction->bp;
        QVERIFY(size.budget.toCents() == 50'000'000LL * 200 / 10'000 * bp / 10'000);
        QCOMPARE(size.contracts,
                 size.budget.toCents() / state.plan.selection->plan->maxLossPerUnit.toCents());
    }

    void withoutAChainItSaysSo() {
        SmallRecipe recipe;
        recipe.chain = [](int) { return false; };
        const SmallMarket market(recipe);
        const session::DayState state = dayOf(market, 0, accountOf(500'000));
        QVERIFY(state.plan.evaluation.decision == entry::Decision::Entry);
        QVERIFY(!state.plan.verdict);
        QVERIFY2(state.plan.refusal.find("chain") != std::string::npos, state.plan.refusal.c_str());
    }

    void aBlockedDayHasNoPlanUnlessForStudy() {
        const SmallMarket market;
        const session::DayState blocked = dayOf(market, 6, accountOf(500'000));
        QVERIFY(blocked.plan.evaluation.decision == entry::Decision::NoTrade && !blocked.plan.selection);
        QCOMPARE(blocked.plan.refusal, blocked.plan.evaluation.reason);
        Asked study;
        study.hypothetical = true;
        const session::DayState shown = dayOf(market, 6, accountOf(500'000), study);
        QVERIFY(shown.plan.hypothetical && shown.plan.selection && shown.plan.selection->plan);
    }

    void aStudyOfSizeZeroApprovesNothing() { // OPT-S6
        const SmallMarket market;
        Asked study;
        study.hypothetical = true;
        const session::DayState shown = dayOf(market, 0, accountOf(50'000), study);
        QCOMPARE(shown.plan.size->contracts, std::int64_t{0});
        QVERIFY2(shown.plan.refusal.starts_with("Size zero ("), shown.plan.refusal.c_str());
        QVERIFY(shown.plan.verdict && !shown.plan.verdict->approved);
        QCOMPARE(shown.plan.verdict->contractsAllowed, std::int64_t{0});
        QVERIFY(!shown.plan.verdict->checks.empty()); // what one contract would meet can be read
    }

    void optimusTradesSpxAndWhatHasABlock() { // OPT-V4
        const strategies::Strategy& optimus = *strategies::find("optimus");
        const auto why = [&](const char* symbol, const params::ParameterSet& set) {
            const auto may = strategies::tradable(optimus, set, symbol);
            return may ? std::string() : may.error().message();
        };
        QCOMPARE(why("SPX", defaults()), std::string());
        for (const char* symbol : {"XSP", "SPY", "RUT", "IWM", "NDX", "QQQ", "NVDA", "XYZ"}) {
            const std::string said = why(symbol, defaults());
            QVERIFY2(said.find(symbol) != std::string::npos && said.find("OPT-V4") != std::string::npos,
                     said.c_str());
        }
        const auto with = [](const std::string& file) {
            params::Layers layers;
            layers.files = {{"my.toml", file}};
            return params::freeze(layers).value();
        };
        QCOMPARE(why("XSP", with("[optimus.underlying.XSP]\nspread_width = 5\n")), std::string());
        // The width of SPX is never that of another: the block has its own.
        QVERIFY(!why("XSP", with("[optimus.underlying.XSP]\nmin_iv_rank = 45\n")).empty());
        QVERIFY(!why("XSP", with("[optimus]\nspread_width = 30\n")).empty());
        // A block alone does not put other rules in place.
        QVERIFY(!why("SPY", with("[optimus.underlying.SPY]\nspread_width = 5\n")).empty());
        QVERIFY(!why("NDX", with("[optimus.underlying.NDX]\nspread_width = 200\n")).empty());
        QVERIFY(strategies::tradable(*strategies::find("breakout"), defaults(), "NVDA").has_value());
    }

    void evaluateAloneNeedsNoChain() {
        const SmallMarket market;
        Asked asked;
        asked.planWanted = false;
        const session::DayState state = dayOf(market, 0, accountOf(500'000), asked);
        QVERIFY(state.plan.evaluation.decision == entry::Decision::Entry && !state.plan.selection);
    }

    void threeOpenSpreadsFillTheSymbol() { // OPT-E9, OPT-P1
        const SmallMarket market;
        book::Book book = accountOf(500'000);
        open(book, 3, market.day(-30));
        const session::DayState state = dayOf(market, 0, book);
        QCOMPARE(state.plan.evaluation.reason, std::string("Capacity reached (3/3 SPX)"));
        QCOMPARE(state.positions.size(), std::size_t{3});
        Asked study; // the desk would refuse as well: nothing goes around it
        study.hypothetical = true;
        const session::DayState shown = dayOf(market, 0, book, study);
        QVERIFY(shown.plan.verdict && !shown.plan.verdict->approved);
        const auto codes = shown.plan.verdict->failingCodes();
        QVERIFY(std::find(codes.begin(), codes.end(), "CAPACITY") != codes.end());
    }

    void positionsOfTheDayAreMarkedAtWhatClosingCosts() { // OPT-X1, SHR-G5
        const SmallMarket market;
        book::Book book = accountOf(500'000);
        open(book, 1, market.day(0));
        const session::DayState state = dayOf(market, 2, book);
        const session::PositionState& position = state.positions.at(0);
        QVERIFY(position.mark && position.markDate == market.day(2) && position.greeks);
        // SHR-G4: out of the money a bull put spread is long delta, short gamma and vega, and earns theta.
        QVERIFY(position.greeks->deltaFraction > 0 && position.greeks->gamma < 0);
        QVERIFY(position.greeks->thetaDay > 0 && position.greeks->vegaPoint < 0);
        QVERIFY(state.dashboard.aggregateDelta == position.greeks->deltaFraction);
        QVERIFY(state.dashboard.openPl == position.openPl);
        QVERIFY(state.dashboard.heat ==
                base::premium(base::Price::dollars(50) - base::Price::cents(260), 100, 1));
    }

    void equityIsThatOfThePreviousClose() { // SHR-A2
        const SmallMarket market;
        book::Book book = accountOf(500'000);
        QVERIFY(happens(book, book::DayClosed{market.day(-1), base::Money::dollars(450'000)}));
        const session::DayState state = dayOf(market, 0, book);
        // The same close is 10% under the high-water mark: risk falls to 1.5% (OPT-S2).
        QCOMPARE(state.plan.size->riskBp, 150);
        QVERIFY(state.plan.size->budget.toCents() ==
                45'000'000LL * 150 * state.plan.conviction->bp / 100'000'000);
    }

    void drawdownBeyondAQuarterSuspendsTheAccount() { // SHR-A3 DRAWDOWN_HALT
        const SmallMarket market;
        book::Book book = accountOf(500'000);
        QVERIFY(happens(book, book::DayClosed{market.day(-1), base::Money::dollars(374'999)}));
        const session::DayState state = dayOf(market, 0, book);
        QVERIFY(state.plan.evaluation.decision == entry::Decision::Halted);
        QVERIFY(state.plan.evaluation.halts == std::vector<std::string>{"ACCOUNT_SUSPENDED"});
        QVERIFY(state.plan.evaluation.gates.empty() && !state.plan.selection);
    }

    void preparedColumnsAndAskingTwiceChangeNothing() { // SHR-J1
        const SmallMarket market;
        const book::Book book = accountOf(500'000);
        const market::MarketSnapshot last = market.snapshot(market.sessions().back());
        strategies::Context context;
        context.date = market.sessions().back();
        context.underlying = "SPX";
        context.snapshot = &last;
        context.parameters = &defaults();
        context.calendar = &calendar::Calendar::standard();
        Asked asked;
        asked.prepared = strategies::find("optimus")->prepare(context).value();
        for (int n = -3; n <= 8; ++n) {
            const std::string fresh = codec::planJson(dayOf(market, n, book).plan);
            QCOMPARE(codec::planJson(dayOf(market, n, book, asked).plan), fresh);
            QCOMPARE(codec::planJson(dayOf(market, n, book).plan), fresh);
        }
    }

    void nothingOfTomorrowReachesToday() { // no look-ahead: the series end with the day
        const SmallMarket market;
        const book::Book book = accountOf(500'000);
        Asked all;
        all.hypothetical = all.allGates = true;
        Asked cut = all;
        cut.truncated = true;
        for (int n = -60; n <= 20; ++n) {
            QCOMPARE(codec::planJson(dayOf(market, n, book, cut).plan),
                     codec::planJson(dayOf(market, n, book, all).plan));
        }
    }

    void theWindowGetsRibbonChartAndSentence() {
        const SmallMarket market;
        Asked asked;
        asked.forDisplay = true;
        const session::DayState state = dayOf(market, 6, accountOf(500'000), asked);
        QVERIFY(state.chart && state.chart->dates.back() == market.day(6));
        QCOMPARE(state.regimeHistory.size(), std::size_t{252});
        QVERIFY(state.regimeHistory.back().date == market.day(6));
        QVERIFY2(!state.blockingSentence.empty(), "what blocks, and what would have to change");
        bool signalMarked = false;
        for (const session::ChartColumns::Marker& marker : state.chart->markers) {
            signalMarked = signalMarked || (marker.kind == session::ChartColumns::Marker::Kind::Signal &&
                                            marker.date == market.day(0));
        }
        QVERIFY(signalMarked);
    }

    void missingSeriesFailByName() { // SHR-D1
        const SmallMarket market;
        market::MarketSnapshot snapshot = market.snapshot(market.day(0));
        snapshot.series.erase("VX2");
        const book::Book book = accountOf(500'000);
        session::DayInputs inputs;
        inputs.strategy = strategies::find("optimus");
        inputs.underlying = "SPX";
        inputs.date = market.day(0);
        inputs.snapshot = &snapshot;
        inputs.book = &book;
        inputs.parameters = &defaults();
        inputs.calendar = &calendar::Calendar::standard();
        const auto result = session::evaluateDay(inputs);
        QVERIFY(result.has_value());
        const entry::EntryEvaluation& evaluation = result->state.plan.evaluation;
        QCOMPARE(evaluation.reason, std::string("Regime unknown (data)"));
        QVERIFY(evaluation.gates.at(0).missing == std::vector<std::string>{"ts_ratio"});
    }

    void aCancelledDayIsCancelled() {
        const SmallMarket market;
        const market::MarketSnapshot snapshot = market.snapshot(market.day(0));
        const book::Book book = accountOf(500'000);
        session::DayInputs inputs;
        inputs.strategy = strategies::find("optimus");
        inputs.underlying = "SPX";
        inputs.date = market.day(0);
        inputs.snapshot = &snapshot;
        inputs.book = &book;
        inputs.parameters = &defaults();
        inputs.calendar = &calendar::Calendar::standard();
        std::stop_source stop;
        stop.request_stop();
        const auto result = session::evaluateDay(inputs, stop.get_token());
        QVERIFY(!result && result.error().code == base::ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSessionDay)
#include "tst_session_day.moc"
