// SPDX-License-Identifier: GPL-3.0-or-later
// Breakout on invented days: the order of its checks, the contract, the size, and the story of the diary
// (BRK-S4, BRK-I, BRK-K, BRK-N).
#include "engine/base/date.h"
#include "tests/unit/strategies/days.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

Wanted breakoutAlone(std::vector<std::string> sets = {}) {
    Wanted wanted;
    wanted.parameters = alone("breakout", std::move(sets));
    return wanted;
}

session::DayState dayWith(const ShareRecipe& recipe, const Wanted& wanted, std::int64_t equity = 500'000) {
    return tests::dayOf("breakout", ShareMarket(recipe), accountOf(equity), wanted);
}

} // namespace

class TestBreakoutDay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBreakWithBudgetPassesEveryCheck() { // BRK-S2, BRK-R3, BRK-I
        const auto state = dayWith(breakoutDay(0.08), breakoutAlone());
        const entry::EntryEvaluation& e = state.plan.evaluation;
        QCOMPARE(e.reason, std::string());
        QVERIFY(e.decision == entry::Decision::Entry);
        QCOMPARE(e.signal, std::string("LONG"));
        QCOMPARE(e.gates.size(), std::size_t{12});
        QVERIFY(e.light == diagnosis::Light::Green);
        QVERIFY(e.readings.at("z_price").value() > 1.5);
        // Without evidence there is no edge: a probe, said so (BRK-K5).
        QVERIFY(std::find(e.flags.begin(), e.flags.end(), "PROBE") != e.flags.end());
        const structures::TradePlan& plan = *state.plan.selection->plan;
        QVERIFY(plan.kind == structures::StructureKind::LongCall);
        QVERIFY(!plan.credit && plan.profitUncapped);
        QCOMPARE(plan.expiration,
                 base::makeDate(2025, 11, 28)); // 11 days after Monday's entry; 4 is too near
        QCOMPARE(plan.limit, *plan.quotes.front().ask);
        QCOMPARE(plan.maxLossPerUnit, base::premium(plan.limit, 100, 1) + base::Money::cents(65)); // SHR-N8
        QVERIFY(plan.facts && plan.facts->probe && plan.facts->iv);
        // The nearest strike to S, and nothing else (BRK-I2).
        for (const structures::Candidate& other : plan.candidates) {
            QVERIFY(other.chosen == (other.longStrike == plan.legs.front().contract.strike));
            QVERIFY(std::abs(plan.legs.front().contract.strike.toDollars() - plan.spot) <=
                    std::abs(other.longStrike.toDollars() - plan.spot));
        }
        // A probe of 1% of equity, fees included.
        QCOMPARE(state.plan.size->contracts,
                 base::Money::dollars(5'000).toCents() / plan.maxLossPerUnit.toCents());
        // Without a memo no order may exist (BRK-M1).
        QVERIFY(!state.plan.verdict->approved);
        QCOMPARE(state.plan.verdict->failingCodes(), std::vector<std::string>{"MEMO"});
    }

    void aFallWithABearishLightBuysAPut() { // BRK-I1, BRK-ERR6
        const auto state = dayWith(breakoutDay(-0.08), breakoutAlone());
        QCOMPARE(state.plan.evaluation.signal, std::string("SHORT"));
        QVERIFY(state.plan.evaluation.light == diagnosis::Light::Red);
        QVERIFY(state.plan.selection->plan->kind == structures::StructureKind::LongPut);
        QVERIFY(state.plan.selection->plan->unitDelta < 0);
        QVERIFY(state.plan.selection->plan->breakEven < state.plan.selection->plan->spot);
    }

    void theFirstFailureIsNamedAndEndsTheChain() { // BRK-S4
        ShareRecipe quiet = breakoutDay(0.08);
        quiet.lastMove = 0;
        const auto state = dayWith(quiet, breakoutAlone());
        const entry::EntryEvaluation& e = state.plan.evaluation;
        QCOMPARE(statusOf(e, "universe"), std::string("pass"));
        QCOMPARE(statusOf(e, "signal"), std::string("fail"));
        QCOMPARE(statusOf(e, "light"), std::string("not_evaluated"));
        QCOMPARE(statusOf(e, "limits"), std::string("not_evaluated"));
        QVERIFY(e.reason.starts_with("SIGNAL: "));
        QVERIFY(!state.plan.selection);
    }

    void allGatesAreStudiedWithoutChangingTheDecision() {
        ShareRecipe quiet = breakoutDay(0.08);
        quiet.lastMove = 0;
        Wanted wanted = breakoutAlone();
        const std::string hash = dayWith(quiet, wanted).plan.evaluation.hash;
        wanted.allGates = true;
        const auto e = dayWith(quiet, wanted).plan.evaluation;
        QCOMPARE(e.studyGates.size(), std::size_t{12});
        QVERIFY(e.studyGates.back().status == entry::GateStatus::Pass);
        QVERIFY(e.decision == entry::Decision::NoTrade);
        QVERIFY(!hash.empty());
    }

    void noBudgetStopsALongInANeutralMarket() { // BRK-R3
        ShareRecipe recipe = breakoutDay(0.08);
        recipe.vix = 21;
        const auto e = dayWith(recipe, breakoutAlone()).plan.evaluation;
        QCOMPARE(statusOf(e, "light"), std::string("fail"));
        QVERIFY(e.reason.find("NO_BUDGET") != std::string::npos);
        QVERIFY(e.light == diagnosis::Light::Amber);
    }

    void missingInputsOfTheLightAreNamed() { // BRK-R2, SHR-D1
        ShareRecipe recipe = breakoutDay(0.08);
        recipe.withLight = false;
        const auto e = dayWith(recipe, breakoutAlone()).plan.evaluation;
        QVERIFY(e.light == diagnosis::Light::Grey);
        QCOMPARE(statusOf(e, "light"), std::string("fail"));
        const auto& missing = gateOf(e, "light").missing;
        for (const char* name : {"VIX", "SPY", "10-year yield"}) {
            QVERIFY2(std::find(missing.begin(), missing.end(), name) != missing.end(), name);
        }
    }

    void withoutAChainTheSymbolIsFlaggedAndGetsNoTicket() { // BRK-U1
        ShareRecipe recipe = breakoutDay(0.08);
        recipe.withChain = false;
        const auto state = dayWith(recipe, breakoutAlone());
        const auto& e = state.plan.evaluation;
        QVERIFY(std::find(e.flags.begin(), e.flags.end(), "OPTIONS_UNKNOWN") != e.flags.end());
        QCOMPARE(gateOf(e, "expiry").missing, std::vector<std::string>{"option chain"});
        QVERIFY(e.decision == entry::Decision::NoTrade);
    }

    void aMemberNeedsBarsPriceAndVolume() { // BRK-U1
        ShareRecipe few = breakoutDay(0.08);
        few.bars = 59;
        QVERIFY(dayWith(few, breakoutAlone()).plan.evaluation.reason.starts_with("UNIVERSE: 59 bars"));
        ShareRecipe thin = breakoutDay(0.08);
        thin.volume = 1e5;
        QVERIFY(dayWith(thin, breakoutAlone()).plan.evaluation.reason.starts_with("UNIVERSE: mean dollar"));
    }

    void checksOfTheContractComeInTheirOrder() { // BRK-I2
        const auto firstFail = [](const ShareRecipe& recipe) {
            const auto e = dayWith(recipe, breakoutAlone()).plan.evaluation;
            return e.reason.substr(0, e.reason.find(':'));
        };
        ShareRecipe recipe = breakoutDay(0.08);
        recipe.dtes = {3, 21};
        QCOMPARE(firstFail(recipe), std::string("EXPIRY"));
        recipe = breakoutDay(0.08);
        recipe.step = 40; // the nearest strike is far from S
        recipe.strikes = 2;
        QCOMPARE(firstFail(recipe), std::string("ATM"));
        recipe = breakoutDay(0.08);
        recipe.spread = 0.12;
        QCOMPARE(firstFail(recipe), std::string("SPREAD"));
        recipe = breakoutDay(0.08);
        recipe.openInterest = 99;
        QCOMPARE(firstFail(recipe), std::string("OPEN_INTEREST"));
        recipe = breakoutDay(0.08);
        recipe.openInterest = -1; // unknown never passes (SHR-D1)
        QCOMPARE(firstFail(recipe), std::string("OPEN_INTEREST"));
        recipe = breakoutDay(0.08);
        recipe.symbol = "ZZZZ"; // its price steps are not known
        const auto unknown = dayWith(recipe, breakoutAlone()).plan.evaluation;
        QCOMPARE(unknown.reason, std::string("QUOTE: Tick class of ZZZZ is unknown: no order"));
    }

    void earningsBlockOnlyWhenAsked() { // BRK-I3
        const auto state = dayWith(breakoutDay(0.08), breakoutAlone());
        const auto& flags = state.plan.evaluation.flags;
        QVERIFY(std::find(flags.begin(), flags.end(), "EARNINGS_UNKNOWN") != flags.end());
        const auto blocked = dayWith(breakoutDay(0.08), breakoutAlone({"earnings_mode=block"}));
        QCOMPARE(gateOf(blocked.plan.evaluation, "earnings").missing,
                 std::vector<std::string>{"earnings date"});
    }

    void statedEdgeIsMarkedAndStandsBesideTheEvidence() { // BRK-K5a
        const auto state = dayWith(breakoutDay(0.08), breakoutAlone({"stated_p=0.6", "stated_b=1.2"}));
        const auto& e = state.plan.evaluation;
        QVERIFY(std::find(e.flags.begin(), e.flags.end(), "ASSUMED EDGE p=0.6, b=1.2") != e.flags.end());
        QVERIFY(std::abs(*e.readings.at("kelly") - (0.6 - 0.4 / 1.2)) < 1e-12);
        QCOMPARE(*e.readings.at("evidence_kelly"), 0.0);
        QCOMPARE(state.plan.selection->plan->facts->assumedEdge, std::string("ASSUMED EDGE p=0.6, b=1.2"));
        QVERIFY(!state.plan.selection->plan->facts->probe);
        // Half of f* is more than the cap of 10% (BRK-K4).
        QCOMPARE(state.plan.size->riskBp, 1000);
    }

    void liveTakesNoProbe() { // BRK-K5
        Wanted wanted = breakoutAlone();
        wanted.mode = "LIVE";
        const auto e = dayWith(breakoutDay(0.08), wanted).plan.evaluation;
        QVERIFY(e.reason.starts_with("EDGE: "));
    }

    void mstrAtTwelveFortyIsRefusedByCost() { // BRK-K7, BRK-ERR2: the diary's story
        ShareRecipe recipe = breakoutDay(-0.08);
        recipe.spoil = [](market::ExpiryBlock& block) {
            const std::size_t middle = block.strikes.size() / 2;
            for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                // Puts priced so that the one at the money costs 12.40; the others stay in their order.
                const auto k = static_cast<std::int64_t>(i) - static_cast<std::int64_t>(middle);
                block.puts.ask[i] = 124'000 + k * 12'500;
                block.puts.bid[i] = block.puts.ask[i] - 1'000;
                if (block.puts.bid[i] <= 0) {
                    block.puts.listed[i] = 0;
                }
                block.calls.listed[i] = 0;
            }
        };
        const Wanted wanted = breakoutAlone({"stated_p=0.6", "stated_b=1.2"});
        const auto state = dayWith(recipe, wanted, 10'000);
        const auto& e = state.plan.evaluation;
        QCOMPARE(e.reason, std::string("COST: cost $1,240.65 > budget $1,000.00"));
        QCOMPARE(statusOf(e, "limits"), std::string("not_evaluated"));
        QVERIFY(!state.plan.selection); // no other strike is offered
        Wanted study = wanted;
        study.hypothetical = true;
        const auto shown = dayWith(recipe, study, 10'000);
        QCOMPARE(shown.plan.size->contracts, std::int64_t{0});
        QCOMPARE(shown.plan.selection->plan->limit, base::Price::cents(1240));
        QVERIFY2(shown.plan.refusal.find("$12,406.50 of sleeve equity") != std::string::npos,
                 shown.plan.refusal.c_str());
        QVERIFY2(shown.plan.refusal.find("12.41%, above the cap of 10%") != std::string::npos,
                 shown.plan.refusal.c_str());
        // At that equity one contract fits, and a cent below none.
        const auto at = [&](std::int64_t cents) {
            book::Book book;
            (void)happens(book, book::AccountFlow{base::Money::cents(cents), "opening balance"});
            return tests::dayOf("breakout", ShareMarket(recipe), book, wanted).plan;
        };
        QCOMPARE(at(1'240'650).size->contracts, std::int64_t{1});
        QVERIFY(at(1'240'640).evaluation.reason.starts_with("COST: "));
    }

    void nflxIsRefusedByItsQuoteCodes() { // BRK-ERR1, BRK-N2
        // The stock split 10-for-1 and trades near 110; the chain still lists the old strikes near 500.
        ShareRecipe recipe = breakoutDay(-0.05);
        recipe.symbol = "NFLX";
        recipe.day = base::makeDate(2025, 11, 20);
        recipe.path = [](int i) { return 116 * (1 + 0.001 * (i % 2)); };
        recipe.dtes = {8};
        recipe.step = 500;
        recipe.strikes = 0;
        recipe.spoil = [](market::ExpiryBlock& block) {
            block.strikes = {base::Strike::dollars(500)};
            for (market::QuoteColumns* side : {&block.calls, &block.puts}) {
                side->bid[0] = 1'050;
                side->ask[0] = 1'100;
            }
            block.calls.listed[0] = 0;
        };
        market::MarketSnapshot snapshot = ShareMarket(recipe).snapshot();
        market::CorporateAction split;
        split.symbol = "NFLX";
        split.effective = base::makeDate(2025, 11, 17);
        split.ratio = 10;
        snapshot.actions = {split};
        const auto state = tests::dayOf(*strategies::find("breakout"), snapshot, "NFLX", accountOf(10'000),
                                        breakoutAlone({"stated_p=0.6", "stated_b=1.2"}));
        const auto& e = state.plan.evaluation;
        QVERIFY2(e.reason.starts_with("QUOTE: "), e.reason.c_str());
        for (const char* code : {"CA_QUARANTINE", "MONEYNESS", "ARB_LOWER"}) {
            QVERIFY2(e.reason.find(code) != std::string::npos, e.reason.c_str());
        }
        QVERIFY(!state.plan.selection);
    }

    void aHaltedAccountShowsNoGates() {
        book::Book book = accountOf(500'000);
        QVERIFY(
            happens(book, book::HaltRaised{"breakout", "MANUAL_HALT", base::makeDate(2025, 11, 13), "x"}));
        const auto state = tests::dayOf("breakout", ShareMarket(breakoutDay(0.08)), book, breakoutAlone());
        QVERIFY(state.plan.evaluation.decision == entry::Decision::Halted);
        QVERIFY(state.plan.evaluation.gates.empty());
    }

    void aPersonMayTakeAnotherStrikeButNoBadQuote() { // BRK-P4, SHR-Q
        const ShareMarket market(breakoutDay(0.08));
        const market::MarketSnapshot snapshot = market.snapshot();
        const strategies::Strategy& breakout = *strategies::find("breakout");
        const Wanted wanted = breakoutAlone();
        const book::Book book = accountOf(500'000);
        session::DayInputs inputs;
        inputs.strategy = &breakout;
        inputs.underlying = "MSTR";
        inputs.date = snapshot.asOf;
        inputs.snapshot = &snapshot;
        inputs.book = &book;
        inputs.parameters = &wanted.parameters;
        inputs.calendar = &calendar::Calendar::standard();
        const auto day = session::evaluateDay(inputs).value();
        const structures::TradePlan& plan = *day.state.plan.selection->plan;
        structures::PlanChange change;
        change.longStrike = base::Strike::thousandths(plan.legs[0].contract.strike.toThousandths() + 2500);
        const auto moved = breakout.change(day.context, day.state.plan.evaluation, plan, change);
        QVERIFY2(moved.plan.has_value(), moved.refusal.c_str());
        QVERIFY(moved.plan->limit < plan.limit);
        QVERIFY(moved.plan->facts->probe);
        change.longStrike = base::Strike::thousandths(1234);
        QVERIFY(!breakout.change(day.context, day.state.plan.evaluation, plan, change).plan);
        structures::PlanChange offTick;
        offTick.limit = plan.limit + base::Price::units(1);
        const auto refused = breakout.change(day.context, day.state.plan.evaluation, plan, offTick);
        QVERIFY(refused.refusal.find("tick") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestBreakoutDay)
#include "tst_breakout_day.moc"
