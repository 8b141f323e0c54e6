// SPDX-License-Identifier: GPL-3.0-or-later
// Exits of a position from a chain (OPT-X8, SHR-D2), closing limits (OPT-T6), P/L (OPT-X10) and theta lag
// (OPT-M3).
#include "engine/base/date.h"
#include "engine/exits/exit_order.h"
#include "engine/exits/position_exit.h"
#include "engine/exits/theta_capture.h"
#include "tests/unit/structures/chain_builder.h"

#include <QTest>

using namespace signalbox;
using base::Price;
using base::Strike;
using diagnosis::Regime;
using exits::ExitAction;

namespace {

constexpr auto Expiration = base::makeDate(2019, 6, 14);

structures::Leg leg(structures::Side side, int strike) {
    structures::Leg result;
    result.side = side;
    result.contract = {
        "SPX", "SPXW", Expiration, market::Settlement::Pm, market::Right::Put, Strike::dollars(strike)};
    return result;
}

book::Position position(Price credit) {
    book::Position p;
    p.id = 17;
    p.legs = {leg(structures::Side::Sell, 2800), leg(structures::Side::Buy, 2750)};
    p.contracts = p.contractsOpen = 2;
    p.entryPrice = credit;
    p.width = Price::dollars(50);
    p.expiration = Expiration;
    return p;
}

exits::PositionExitInputs inputs(base::Date today,
                                 const std::function<void(market::ExpiryBlock&)>& spoil = {}) {
    tests::ChainRecipe recipe;
    recipe.date = today;
    recipe.spoil = spoil;
    exits::PositionExitInputs in;
    in.today = today;
    in.regime = Regime::BullishCalm;
    in.chain = tests::makeChain(recipe);
    in.rate = recipe.rate;
    in.quotes.evaluationDate = today;
    in.quotes.previousClose = recipe.spot;
    return in;
}

exits::PositionExit evaluate(const book::Position& p, const exits::PositionExitInputs& in) {
    return exits::evaluatePositionExit(p, in).value();
}

} // namespace

class TestPositionExit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void marksFromTheChain() { // OPT-X1, SHR-G
        const auto in = inputs(base::makeDate(2019, 5, 1));
        const auto exit = evaluate(position(Price::dollars(5)), in);
        const auto& sold = exit.legQuotes[0];
        const auto& bought = exit.legQuotes[1];
        const double mid =
            base::midDollars(*sold.bid, *sold.ask) - base::midDollars(*bought.bid, *bought.ask);
        QVERIFY(std::abs(*exit.decision.mid - mid) < 1e-12);
        QCOMPARE(exit.decision.natural, std::optional(*sold.ask - *bought.bid));
        const Price cost = std::min(*exit.decision.natural, Price::nearest(mid + 0.05));
        QCOMPARE(exit.decision.closeCost, std::optional(cost));
        QVERIFY(exit.greeks->deltaShares > 0 && exit.greeks->thetaDay > 0);
        QVERIFY(exit.greeks->gamma < 0 && exit.greeks->vegaPoint < 0);
        QVERIFY(std::abs(exit.greeks->deltaShares - 200 * (*bought.delta - *sold.delta)) < 1e-9);
        QCOMPARE(exit.spotDistance, std::optional(125.0));
        QVERIFY(!exit.longStrikePassed);
        QVERIFY(exit.decision.quoteProblems.empty());
    }

    void profitAndStopWithDistances() {
        const auto in = inputs(base::makeDate(2019, 5, 1));
        const Price cost = *evaluate(position(Price::dollars(5)), in).decision.closeCost;
        const auto rich = evaluate(position(cost + cost + Price::cents(10)), in);
        QCOMPARE(rich.decision.action, ExitAction::ProfitTarget);
        QVERIFY(*exits::findTrigger(rich.decision, "profit")->distance <= Price());
        const auto poor = evaluate(position(Price::units(cost.toUnits() / 2 - 100)), in);
        QCOMPARE(poor.decision.action, ExitAction::StopLoss);
        QVERIFY(*exits::findTrigger(poor.decision, "stop")->distance <= Price());
        const auto held = evaluate(position(cost), in);
        QCOMPARE(held.decision.action, ExitAction::Hold);
        QCOMPARE(*exits::findTrigger(held.decision, "stop")->distance, cost);
        QVERIFY(!held.decision.closes());
    }

    void unusableQuotesDecideNothing() { // OPT-X8
        const base::Date day = base::makeDate(2019, 5, 1);
        exits::PositionExitInputs in = inputs(day, [](market::ExpiryBlock& block) {
            const auto i = *block.indexOf(Strike::dollars(2750));
            std::swap(block.puts.bid[i], block.puts.ask[i]);
        });
        auto exit = evaluate(position(Price::dollars(100)), in); // would be a profit
        QCOMPARE(exit.decision.action, ExitAction::HoldNoQuote);
        QCOMPARE(exit.decision.quoteProblems, std::vector<std::string>{"2750P CROSSED"});
        QVERIFY(!exits::findTrigger(exit.decision, "profit")->evaluated);
        QVERIFY(!exits::findTrigger(exit.decision, "profit")->distance);
        QVERIFY(!exit.decision.closeCost);
        in.regime = Regime::Crisis;
        QCOMPARE(evaluate(position(Price::dollars(100)), in).decision.action, ExitAction::RegimeShift);
        in.parameters.regimeExit = exits::RegimeExit::ManageOnly;
        QCOMPARE(evaluate(position(Price::dollars(100)), in).decision.action, ExitAction::HoldNoQuote);
        in.chain = nullptr;
        in.today = base::makeDate(2019, 5, 24); // 21 DTE
        exit = evaluate(position(Price::dollars(100)), in);
        QCOMPARE(exit.decision.action, ExitAction::TimeStop);
        QCOMPARE(exit.decision.quoteProblems.size(), std::size_t{2});
        QVERIFY(!exit.greeks && !exit.spot);
    }

    void wideQuotesStillMark() { // section 6: only six codes invalidate
        const auto in = inputs(base::makeDate(2019, 5, 1), [](market::ExpiryBlock& block) {
            const auto i = *block.indexOf(Strike::dollars(2750));
            block.puts.ask[i] *= 2;
        });
        QVERIFY(evaluate(position(Price::dollars(5)), in).decision.closeCost.has_value());
    }

    void staleQuotesDoNotMark() { // SHR-Q5: yesterday's chain
        auto in = inputs(base::makeDate(2019, 5, 1));
        in.today = in.quotes.evaluationDate = base::makeDate(2019, 5, 2);
        const auto exit = evaluate(position(Price::dollars(100)), in);
        QCOMPARE(exit.decision.action, ExitAction::HoldNoQuote);
    }

    void unknownRegimeForcesNothing() { // OPT-R3
        auto in = inputs(base::makeDate(2019, 5, 1));
        in.regime = Regime::Unknown;
        const auto exit = evaluate(position(Price::dollars(5)), in);
        QVERIFY(!exits::findTrigger(exit.decision, "regime")->met);
        QVERIFY(!exits::findTrigger(exit.decision, "regime")->evaluated);
    }

    void datesAndBusinessDays() { // trader-conventions 5.3
        const auto at = [](unsigned month, unsigned day) {
            return evaluate(position(Price::dollars(5)), inputs(base::makeDate(2019, month, day))).decision;
        };
        auto decision = at(5, 1);
        QCOMPARE(*exits::findTrigger(decision, "time")->date, base::makeDate(2019, 5, 24));
        QCOMPARE(*exits::findTrigger(decision, "time")->businessDays, 17);
        QCOMPARE(*exits::findTrigger(decision, "soft_warning")->date, base::makeDate(2019, 5, 17));
        QCOMPARE(*exits::findTrigger(decision, "soft_warning")->businessDays, 12);
        QCOMPARE(decision.profitTargetPct, 50);
        decision = at(5, 17);
        QVERIFY(exits::findTrigger(decision, "soft_warning")->met);
        QCOMPARE(decision.profitTargetPct, 40);
        decision = at(5, 28);
        QCOMPARE(*exits::findTrigger(decision, "time")->businessDays, -1); // overdue
        QVERIFY(exits::findTrigger(decision, "time")->met);
    }

    void halfUnitsNeverRoundIntoATrigger() { // OPT-X1, X2 exact
        exits::ExitInputs in;
        in.credit = Price::cents(260);
        in.shortBid = Price::units(20'000);
        in.shortAsk = Price::units(20'001);
        in.longBid = Price::units(7'000);
        in.longAsk = Price::units(7'000);
        in.today = base::makeDate(2019, 5, 1);
        in.expiration = Expiration;
        exits::ExitParameters parameters;
        parameters.exitSlippage = Price();
        const auto& calendar = calendar::Calendar::standard();
        auto decision = exits::evaluateOptimusExit(in, parameters, calendar).value();
        QCOMPARE(decision.action, ExitAction::Hold); // 1.30005 is above the target 1.30
        QCOMPARE(decision.closeCost, std::optional(Price::units(13'001)));
        in.longAsk = Price::units(7'001);
        decision = exits::evaluateOptimusExit(in, parameters, calendar).value();
        QCOMPARE(decision.action, ExitAction::ProfitTarget);
    }

    void closingLimits() { // OPT-T6
        using market::TickClass;
        exits::ExitDecision decision;
        decision.action = ExitAction::StopLoss;
        decision.closeCost = Price::units(52'300);
        decision.natural = Price::units(53'900);
        const auto at = [&](int minutes, int toClose) {
            return exits::exitLimitAt(decision, TickClass::SpxComplex, minutes, toClose);
        };
        QCOMPARE(exits::startingExitLimit(decision, TickClass::SpxComplex), std::optional(Price::cents(525)));
        QCOMPARE(at(0, 15), std::optional(Price::cents(525)));
        QCOMPARE(at(2, 13), std::optional(Price::cents(535)));
        QCOMPARE(at(9, 6), std::optional(Price::cents(540))); // never above the natural debit
        QCOMPARE(at(10, 5), std::optional(Price::cents(540)));
        decision.action = ExitAction::ProfitTarget;
        exits::Trigger profit;
        profit.key = "profit";
        profit.level = Price::cents(130);
        decision.triggers = {profit};
        QCOMPARE(at(0, 15), std::optional(Price::cents(130)));
        QCOMPARE(at(12, 3), std::optional(Price::cents(130)));
        decision.action = ExitAction::Hold;
        QVERIFY(!at(0, 15));
        decision.action = ExitAction::TimeStop;
        decision.closeCost.reset();
        QVERIFY(!at(0, 15)); // no quote: a person must look
    }

    void thetaLag() { // OPT-M3
        std::vector<exits::ThetaSession> sessions(4, {10, 1, -20});
        QVERIFY(!exits::thetaLag(sessions));
        sessions.push_back({10, 3, 5});
        QVERIFY(exits::thetaLag(sessions));
        sessions.back().actualPl = 80;
        QVERIFY(!exits::thetaLag(sessions)); // exactly 0 is not below 0
        for (auto& session : sessions) {
            session.previousTheta = -10;
            session.actualPl = -20;
        }
        QVERIFY(!exits::thetaLag(sessions)); // n/a
        exits::ExitParameters parameters;
        QCOMPARE(parameters.stopX100(true), 200); // only where theta_tighten asks for it
        parameters.thetaTighten = true;
        QCOMPARE(parameters.stopX100(true), 175);
        QCOMPARE(parameters.stopX100(false), 200);
        parameters.stopMultiplierX100 = 150;
        QCOMPARE(parameters.stopX100(true), 150);
    }
};

QTEST_GUILESS_MAIN(TestPositionExit)
#include "tst_position_exit.moc"
