// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_day/sample_positions.h"

#include "tests/support/sample_day/sample_chain.h"

#include <array>

namespace signalbox::testing {

namespace {

using base::makeDate;
using base::Money;
using base::Price;
using base::Strike;

book::Position spread(int id, base::Date expiration, int shortStrike, Price credit, base::Date opened) {
    book::Position position;
    position.id = id;
    position.ticketId = "optimus|SPX|" + base::toIso(opened) + "|1";
    position.strategy = "optimus";
    position.underlying = "SPX";
    for (const int offset : {0, 50}) {
        structures::Leg leg;
        leg.contract = {"SPX",
                        "SPXW",
                        expiration,
                        market::Settlement::Pm,
                        market::Right::Put,
                        Strike::dollars(shortStrike - offset),
                        100};
        leg.side = offset == 0 ? structures::Side::Sell : structures::Side::Buy;
        position.legs.push_back(leg);
    }
    position.contracts = position.contractsOpen = 2;
    position.entryPrice = credit;
    position.width = Price::dollars(50);
    position.expiration = expiration;
    position.openedOn = opened;
    position.entryFees = Money::cents(260);
    position.maxLoss = base::premium(Price::dollars(50) - credit, 100, 2);
    position.regimeAtEntry = "elevated_vol";
    position.mode = "PAPER";
    return position;
}

exits::Trigger priceTrigger(const char* key, Price level, Price mark, bool stop) {
    exits::Trigger trigger;
    trigger.key = key;
    trigger.level = level;
    trigger.distance = stop ? level - mark : mark - level;
    trigger.met = trigger.distance->toUnits() <= 0;
    return trigger;
}

exits::Trigger dayTrigger(const char* key, base::Date date, int days) {
    exits::Trigger trigger;
    trigger.key = key;
    trigger.date = date;
    trigger.businessDays = days;
    trigger.met = days <= 0;
    return trigger;
}

session::PositionState state(const book::Position& position, Price mark, exits::ExitAction action,
                             int targetPct, base::Date timeStop, int timeDays,
                             const session::PositionGreeks& greeks) {
    session::PositionState result;
    result.position = position;
    result.mark = mark;
    result.markDate = SampleDate;
    result.mid = mark.toDollars() - 0.05;
    result.openPl = base::premium(position.entryPrice - mark, 100, position.contracts) - position.entryFees;
    result.dayPl = Money::dollars(position.id == 3 ? -38 : 125);
    result.fractionOfMaxProfit = (position.entryPrice - mark).toDollars() / position.entryPrice.toDollars();
    result.greeks = greeks;
    result.spotDistance = SampleSpot - position.legs.front().contract.strike.toDollars();
    const int dte = base::daysBetween(SampleDate, position.expiration);
    for (const structures::Leg& leg : position.legs) {
        const double strike = leg.contract.strike.toDollars();
        const double price = samplePut(strike, dte);
        structures::LegQuote quote;
        quote.bid = Price::nearest(price - 0.1);
        quote.ask = Price::nearest(price + 0.1);
        quote.iv = sampleVolatility(strike, dte);
        quote.delta = -0.09;
        quote.gamma = 0.0011;
        quote.thetaDay = -0.52;
        quote.vegaPoint = 1.44;
        result.legQuotes.push_back(quote);
    }
    exits::ExitDecision& exit = result.exit;
    exit.positionId = position.id;
    exit.date = SampleDate;
    exit.action = action;
    exit.closeCost = exit.natural = mark;
    exit.mid = result.mid;
    exit.dte = dte;
    exit.profitTargetPct = targetPct;
    const Price target = Price::units(position.entryPrice.toUnits() * (100 - targetPct) / 100);
    exit.triggers = {priceTrigger("profit", target, mark, false),
                     priceTrigger("stop", position.entryPrice * 2, mark, true),
                     dayTrigger("soft_warning", timeStop - base::CalendarDays(7), timeDays - 5),
                     dayTrigger("time", timeStop, timeDays)};
    exits::Trigger regime;
    regime.key = "regime";
    exit.triggers.push_back(regime);
    return result;
}

} // namespace

std::vector<session::PositionState> samplePositions() {
    using Action = exits::ExitAction;
    return {state(spread(1, makeDate(2019, 6, 7), 2700, Price::cents(285), makeDate(2019, 4, 23)),
                  Price::cents(70), Action::ProfitTarget, 50, makeDate(2019, 5, 17), 3,
                  {0.02, 3.6, -0.021, 18.2, -24.0}),
            state(spread(2, makeDate(2019, 5, 31), 2665, Price::cents(260), makeDate(2019, 4, 26)),
                  Price::cents(205), Action::TimeStop, 40, makeDate(2019, 5, 10), -2,
                  {0.06, 10.6, -0.064, 41.3, -66.0}),
            state(spread(3, makeDate(2019, 6, 14), 2640, Price::cents(310), makeDate(2019, 5, 7)),
                  Price::cents(375), Action::Hold, 50, makeDate(2019, 5, 24), 8,
                  {0.09, 15.9, -0.083, 46.1, -91.0})};
}

std::vector<book::Position> sampleClosed() {
    using Reason = book::CloseReason;
    std::vector<book::Position> closed;
    const std::array<int, 12> results{264, 248, -530, 255, 262, 241, 270, -548, 251, 266, 259, -522};
    for (int i = 0; i < static_cast<int>(results.size()); ++i) {
        const base::Date opened = makeDate(2018, 5, 8) + base::CalendarDays(i * 28);
        book::Position position =
            spread(100 + i, opened + base::CalendarDays(45), 2600 + 5 * i, Price::cents(260), opened);
        const int result = results[static_cast<std::size_t>(i)];
        position.contractsOpen = 0;
        position.closedOn = opened + base::CalendarDays(17 + i % 4);
        position.closeReason = result < 0 ? Reason::StopLoss : Reason::ProfitTarget;
        position.exitPrice = Price::cents(result < 0 ? 525 : 130);
        position.exitFees = Money::cents(260);
        position.netPl = Money::dollars(result);
        closed.push_back(position);
    }
    return closed;
}

} // namespace signalbox::testing
