// SPDX-License-Identifier: GPL-3.0-or-later
// ATR Matrix on invented days: six gates that are always recorded, the contract, the size, the exits of a
// position over several days (ATR-E, ATR-O, ATR-S, ATR-X).
#include "engine/base/date.h"
#include "engine/exits/acting_session.h"
#include "engine/exits/long_option_exit.h"
#include "tests/unit/strategies/days.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::Price;
using exits::ExitAction;

namespace {

Wanted atrAlone(std::vector<std::string> sets = {}) {
    Wanted wanted;
    wanted.parameters = alone("atr-matrix", std::move(sets));
    return wanted;
}

session::DayState dayWith(const ShareRecipe& recipe, const Wanted& wanted, std::int64_t equity = 500'000) {
    return tests::dayOf("atr-matrix", ShareMarket(recipe), accountOf(equity), wanted);
}

/// Four calls bought at 10.00 with the underlying at 100 and an ATR of 4: a target lies every 6 points.
book::Position fourCalls(std::int64_t open = 4) {
    book::Position p;
    p.id = 1;
    p.strategy = "atr-matrix";
    p.underlying = "NVDA";
    p.kind = structures::StructureKind::LongCall;
    p.contracts = 4;
    p.contractsOpen = open;
    p.entryPrice = Price::dollars(10);
    p.entryPremium = base::Money::dollars(4'000);
    p.credit = false;
    p.expiration = base::makeDate(2025, 12, 12);
    p.openedOn = base::makeDate(2025, 11, 10);
    p.legs = {{{"NVDA", "NVDA", p.expiration, market::Settlement::Pm, market::Right::Call,
                base::Strike::dollars(100), 100},
               structures::Side::Buy,
               1}};
    p.facts = structures::EntryFacts{100.0, 4.0, 0.6, false, "", ""};
    return p;
}

exits::PositionExit exitAt(const book::Position& position, double spot, std::vector<double> closes,
                           base::Date today = base::makeDate(2025, 11, 14), double sigma = 0.6) {
    ShareRecipe recipe = uptrend();
    recipe.day = today;
    recipe.spot = spot;
    recipe.sigma = sigma;
    recipe.dtes = {base::daysBetween(today, position.expiration)};
    const market::MarketSnapshot snapshot = ShareMarket(recipe).snapshot();
    exits::LongOptionMarket market;
    market.today = today;
    market.chain = snapshot.chain("NVDA");
    market.rate = 0.04;
    market.quotes.evaluationDate = today;
    market.quotes.previousClose = spot;
    return exits::atrPositionExit(position, market, closes, {}).value();
}

const exits::Trigger& triggerOf(const exits::PositionExit& exit, const std::string& key) {
    const exits::Trigger* found = exits::findTrigger(exit.decision, key);
    if (found == nullptr) {
        throw std::runtime_error("no trigger " + key);
    }
    return *found;
}

} // namespace

class TestAtrDay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEstablishedUptrendPassesAllSix() { // ATR-E1..E6, ATR-O
        const auto state = dayWith(uptrend(), atrAlone());
        const entry::EntryEvaluation& e = state.plan.evaluation;
        QCOMPARE(e.reason, std::string());
        QVERIFY(e.decision == entry::Decision::Entry);
        QCOMPARE(e.gates.size(), std::size_t{6});
        QVERIFY(e.light == diagnosis::Light::Green); // ATR-P8
        QCOMPARE(*e.readings.at("iv_rank") < 50, true);
        const structures::TradePlan& plan = *state.plan.selection->plan;
        QVERIFY(plan.kind == structures::StructureKind::LongCall);
        QCOMPARE(plan.dte, 28); // nearest 30 of 14..45
        QVERIFY(plan.unitDelta >= 0.30 && plan.unitDelta <= 0.70);
        QCOMPARE(plan.facts->atr, e.readings.at("atr14"));
        QCOMPARE(plan.facts->underlying, std::optional(plan.spot));
        // 2% of equity, fees included (ATR-S1).
        QCOMPARE(state.plan.size->contracts,
                 base::Money::dollars(10'000).toCents() / plan.maxLossPerUnit.toCents());
        QVERIFY2(state.plan.verdict->approved, state.plan.refusal.c_str());
        const auto& checks = state.plan.verdict->checks;
        QVERIFY(std::any_of(checks.begin(), checks.end(),
                            [](const risk::RiskCheck& check) { return check.code == "SYMBOL_RISK"; }));
    }

    void everyGateIsRecordedAndTheLowestFailureIsNamed() { // ATR-E7
        ShareRecipe recipe = uptrend();
        recipe.path = [](int i) { return 200 * std::exp(-0.003 * i); };
        recipe.withChain = false;
        const auto e = dayWith(recipe, atrAlone()).plan.evaluation;
        QCOMPARE(statusOf(e, "atr_distance"), std::string("fail"));
        QCOMPARE(statusOf(e, "above_sma20"), std::string("fail"));
        QCOMPARE(statusOf(e, "ma_alignment"), std::string("fail"));
        QCOMPARE(statusOf(e, "atr_pct"), std::string("pass"));
        QCOMPARE(statusOf(e, "volume"), std::string("pass"));
        QCOMPARE(statusOf(e, "option_liquidity"), std::string("fail"));
        QCOMPARE(gateOf(e, "option_liquidity").missing, std::vector<std::string>{"option chain"});
        QVERIFY(e.reason.starts_with("g1 atr_distance: "));
        QVERIFY(std::find(e.flags.begin(), e.flags.end(), "OPTIONS_UNKNOWN") != e.flags.end());
    }

    void withoutOwnHistoryTheIvRankRefuses() { // ATR-O1, SHR-D1
        ShareRecipe recipe = uptrend();
        recipe.ivHistory = 252; // one too few
        recipe.bars = 290;      // HV20 has its year
        const auto e = dayWith(recipe, atrAlone()).plan.evaluation;
        QCOMPARE(statusOf(e, "option_liquidity"), std::string("fail"));
        QCOMPARE(gateOf(e, "option_liquidity").missing, std::vector<std::string>{"iv_rank"});
        QVERIFY(e.decision == entry::Decision::NoTrade);
        // The proxy counts where a backtest names it, and says so.
        Wanted proxied = atrAlone({"iv_proxy=hv20"});
        QVERIFY(dayWith(recipe, proxied).plan.evaluation.decision == entry::Decision::NoTrade);
        proxied.mode = "BACKTEST";
        const auto tested = dayWith(recipe, proxied).plan.evaluation;
        QVERIFY(std::find(tested.flags.begin(), tested.flags.end(), "IV_PROXY=hv20") != tested.flags.end());
        QVERIFY(tested.readings.at("iv_rank").has_value());
    }

    void aHighIvRankRefuses() { // ATR-O1
        ShareRecipe recipe = uptrend();
        recipe.ivToday = 0.6;
        const auto state = dayWith(recipe, atrAlone());
        QVERIFY(state.plan.evaluation.reason.find("IV_RANK: 100.0 is not below 50") != std::string::npos);
        Wanted study = atrAlone();
        study.hypothetical = true; // a study goes on and shows the contract
        QVERIFY(dayWith(recipe, study).plan.selection->plan.has_value());
    }

    void aRecentCorporateActionIsSkipped() { // ATR-U1
        market::MarketSnapshot snapshot = ShareMarket(uptrend()).snapshot();
        market::CorporateAction spinOff;
        spinOff.symbol = "NVDA";
        spinOff.kind = market::ActionKind::SpinOff;
        spinOff.effective = base::makeDate(2025, 11, 7); // five sessions ago
        snapshot.actions = {spinOff};
        const auto& atr = *strategies::find("atr-matrix");
        const auto at = [&] {
            return tests::dayOf(atr, snapshot, "NVDA", accountOf(500'000), atrAlone()).plan.evaluation.reason;
        };
        QVERIFY(at().starts_with("UNIVERSE: corporate action"));
        snapshot.actions.front().effective = base::makeDate(2025, 11, 6);
        QVERIFY(!at().starts_with("UNIVERSE"));
    }

    void volumeAndOpenInterestAreStrictlyAbove() { // ATR-O2
        ShareRecipe recipe = uptrend();
        recipe.contractsTraded = 100;
        QVERIFY(dayWith(recipe, atrAlone()).plan.evaluation.reason.find("NO_CONTRACT") != std::string::npos);
        recipe.contractsTraded = 101;
        recipe.openInterest = 500;
        QVERIFY(dayWith(recipe, atrAlone()).plan.evaluation.reason.find("NO_CONTRACT") != std::string::npos);
        recipe.openInterest = 501;
        QVERIFY(dayWith(recipe, atrAlone()).plan.evaluation.decision == entry::Decision::Entry);
    }

    void targetsCloseTheirShares() { // ATR-X7
        QVERIFY(exitAt(fourCalls(), 105.9, {100, 103}).decision.action == ExitAction::Hold);
        const auto first = exitAt(fourCalls(), 106, {100, 103});
        QVERIFY(first.decision.action == ExitAction::ScaleT1);
        QCOMPARE(first.decision.contracts, std::optional<std::int64_t>(1));
        const auto jump = exitAt(fourCalls(), 113, {100, 103});
        QVERIFY(jump.decision.action == ExitAction::ScaleT2);
        QCOMPARE(jump.decision.contracts, std::optional<std::int64_t>(2));
        // What was sold is not sold twice; the next target is.
        QVERIFY(exitAt(fourCalls(3), 107, {106}).decision.action == ExitAction::Hold);
        QVERIFY(exitAt(fourCalls(3), 112, {106}).decision.action == ExitAction::ScaleT2);
        // A target that was reached on a day without a quote is not lost.
        QVERIFY(exitAt(fourCalls(4), 107, {106.5}).decision.action == ExitAction::ScaleT1);
        book::Position two = fourCalls(1);
        two.contracts = 2;
        QVERIFY(exitAt(two, 113, {106}).decision.action == ExitAction::Hold); // T2 of two closes none
        QVERIFY(exitAt(two, 118, {106}).decision.action == ExitAction::ScaleT3);
    }

    void theRunnerTrailsItsHighestClose() { // ATR-X6
        QVERIFY(exitAt(fourCalls(1), 120, {100, 119, 125}).decision.action == ExitAction::Hold);
        const auto trailed = exitAt(fourCalls(1), 119, {100, 119, 125});
        QVERIFY(trailed.decision.action == ExitAction::Trail);
        QVERIFY(!trailed.decision.contracts); // everything that is open
        QCOMPARE(*triggerOf(trailed, "trail").levelReal, 119.0);
        QVERIFY(!triggerOf(exitAt(fourCalls(), 105, {100}), "trail").evaluated);
    }

    void stopsComeFirstAndSayTheirLevels() { // ATR-X1, X2, X3
        const auto stopped = exitAt(fourCalls(), 94, {100});
        QVERIFY(stopped.decision.action == ExitAction::StopAtr);
        QCOMPARE(*triggerOf(stopped, "stop_atr").levelReal, 94.0);
        QVERIFY(*triggerOf(stopped, "stop_atr").distanceReal <= 0);
        const auto held = exitAt(fourCalls(), 100, {100});
        QCOMPARE(*triggerOf(held, "stop_option").level, Price::dollars(5));
        QCOMPARE(*triggerOf(held, "stop_option").distance, *held.decision.closeCost - Price::dollars(5));
        QCOMPARE(held.decision.closeCost, held.legQuotes.front().bid); // SHR-G5
        QVERIFY(std::abs(*triggerOf(held, "iv_expansion").levelReal - 90) < 1e-9);
        QVERIFY(exitAt(fourCalls(), 100, {100}, base::makeDate(2025, 11, 14), 0.95).decision.action ==
                ExitAction::IvExpansion);
        QVERIFY(held.greeks && held.greeks->deltaShares > 0 && held.greeks->thetaDay < 0);
    }

    void timeEndsIt() { // ATR-X4, X5
        const auto hard = exitAt(fourCalls(), 104, {100}, base::makeDate(2025, 12, 10));
        QVERIFY(hard.decision.action == ExitAction::StopOption ||
                hard.decision.action == ExitAction::TimeHard);
        QVERIFY(triggerOf(hard, "time_hard").met);
        book::Position cheap = fourCalls();
        cheap.entryPrice = Price::dollars(5);
        const auto losing = exitAt(cheap, 102, {100}, base::makeDate(2025, 12, 8), 0.5);
        QVERIFY(losing.decision.action == ExitAction::TimeLosing);
        QVERIFY(exitAt(cheap, 105.5, {100}, base::makeDate(2025, 12, 8), 0.5).decision.action ==
                ExitAction::Hold);
    }

    void aRuleThatBeginsOnASaturdayIsShownWhereItCanAct() {
        const base::Date today = base::makeDate(2025, 11, 14);
        auto held =
            exitAt(fourCalls(), 100, {100}, today); // expires on a Friday: six days before is a Saturday
        const calendar::Calendar& calendar = calendar::Calendar::standard();
        QCOMPARE(*triggerOf(held, "time_losing").date, base::makeDate(2025, 12, 6));
        const auto hard = triggerOf(held, "time_hard");
        QVERIFY(exits::moveToSessions(held.decision.triggers, today, calendar).has_value());
        const exits::Trigger& losing = triggerOf(held, "time_losing");
        QCOMPARE(*losing.date, base::makeDate(2025, 12, 8));
        QCOMPARE(*losing.businessDays, calendar.businessDays(today, base::makeDate(2025, 12, 8)).value());
        QCOMPARE(*triggerOf(held, "time_hard").date, *hard.date); // a session stays what it is
        QCOMPARE(*triggerOf(held, "time_hard").businessDays, *hard.businessDays);
    }

    void withoutAQuoteOnlyWhatNeedsNoneFires() { // ATR-X8, SHR-D2
        exits::LongOptionMarket market;
        market.today = base::makeDate(2025, 11, 14);
        market.underlyingClose = 105.0;
        const auto held = exits::atrPositionExit(fourCalls(), market, std::vector<double>{100.0}, {}).value();
        QVERIFY(held.decision.action == ExitAction::HoldNoQuote);
        QVERIFY(!held.decision.closeCost && !held.decision.quoteProblems.empty());
        market.underlyingClose = 93.0;
        const auto stopped =
            exits::atrPositionExit(fourCalls(), market, std::vector<double>{100.0}, {}).value();
        QVERIFY(stopped.decision.action == ExitAction::StopAtr);
    }

    void aDayOfMoreThanFivePercentHaltsEntries() { // ATR-P5
        const auto& atr = *strategies::find("atr-matrix");
        const params::ParameterSet parameters = alone("atr-matrix");
        strategies::Context context;
        context.underlying = "NVDA";
        context.parameters = &parameters;
        risk::FailureInputs inputs;
        inputs.dayReturn = risk::Ratio{-5, 100};
        QVERIFY(!atr.failures(context, inputs).front().holds); // exactly -5% does not trip
        inputs.dayReturn = risk::Ratio{-50'001, 1'000'000};
        QVERIFY(atr.failures(context, inputs).front().holds);
        QCOMPARE(atr.failures(context, inputs).front().halt, std::string("DAILY_LOSS"));
        QCOMPARE(atr.breaker(context).code, std::string("LOSS_STREAK"));
        QVERIFY(atr.breaker(context).everyLoss);
    }

    void theLightRemembersItsHalts() { // ATR-P8: red from the halt until its acknowledgement
        book::Book book = accountOf(500'000);
        const base::Date raised = base::makeDate(2025, 10, 8);
        const base::Date seen = base::makeDate(2025, 10, 20);
        QVERIFY(
            happens(book, book::HaltRaised{"optimus", "FAILURE_HALT", base::makeDate(2025, 9, 3), "other"}));
        QVERIFY(happens(book, book::HaltRaised{"atr-matrix", "DAILY_LOSS", raised, "lost 6 %"}));
        QVERIFY(happens(book, book::HaltAcknowledged{"atr-matrix", "DAILY_LOSS", seen, "eva", {}}));
        QVERIFY(happens(book,
                        book::HaltRaised{"atr-matrix", "DAILY_LOSS", base::makeDate(2025, 11, 12), "again"}));
        const auto state = tests::dayOf("atr-matrix", ShareMarket(uptrend()), book, atrAlone());
        QCOMPARE(state.regimeHistory.size(), std::size_t{252});
        QVERIFY(state.regimeHistory.back().date == state.date);
        int red = 0;
        for (const session::RegimeDay& day : state.regimeHistory) {
            const bool halted =
                (day.date >= raised && day.date < seen) || day.date >= base::makeDate(2025, 11, 12);
            QVERIFY2(day.light == (halted ? diagnosis::Light::Red : diagnosis::Light::Green),
                     base::toIso(day.date).c_str());
            red += halted ? 1 : 0;
        }
        QCOMPARE(red, 8 + 3);
        QVERIFY(state.plan.evaluation.light == diagnosis::Light::Red);
    }

    void roomOfTheSymbolCutsTheSize() { // ATR-P2
        // Five percent of a sleeve of 500,000 is 25,000; 20,000 are at risk in the share already.
        book::Book book = accountOf(500'000);
        book::TicketOpened ticket;
        ticket.ticketId = "old";
        ticket.strategy = "atr-matrix";
        ticket.underlying = "NVDA";
        ticket.kind = structures::StructureKind::LongCall;
        ticket.legs = fourCalls().legs;
        ticket.contracts = 20;
        ticket.limit = Price::dollars(10);
        ticket.credit = false;
        ticket.expiration = base::makeDate(2025, 12, 12);
        ticket.maxLossPerUnit = base::Money::dollars(1'000);
        ticket.signalDate = ticket.validOn = base::makeDate(2025, 11, 3);
        QVERIFY(happens(book, ticket));
        QVERIFY(happens(book, fillOf("old", 20, Price::dollars(10), base::makeDate(2025, 11, 3))));
        const auto state = tests::dayOf("atr-matrix", ShareMarket(uptrend()), book, atrAlone());
        QCOMPARE(state.plan.size->binding, std::string("SYMBOL_RISK"));
        QVERIFY(state.plan.size->contracts > 0 && state.plan.verdict->approved);
        const auto perUnit = state.plan.selection->plan->maxLossPerUnit.toCents();
        QVERIFY(state.plan.size->contracts * perUnit <= 500'000);
        QVERIFY((state.plan.size->contracts + 1) * perUnit > 500'000);
    }
};

QTEST_APPLESS_MAIN(TestAtrDay)
#include "tst_atr_day.moc"
