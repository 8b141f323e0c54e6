// SPDX-License-Identifier: GPL-3.0-or-later
// A run made by hand: sessions of January to March 2026 and trades whose results a test names.
#pragma once

#include "engine/backtest/run_result.h"
#include "engine/calendar/calendar.h"

#include <vector>

namespace signalbox::tests {

struct MadeTrade {
    int opened = 0;  ///< index of the session
    int closed = -1; ///< -1: open
    int dollars = 0; ///< net P/L
    book::CloseReason reason = book::CloseReason::ProfitTarget;
    diagnosis::Regime regime = diagnosis::Regime::ElevatedVol;
    int dte = 45;
    double iv = 0.18;
    backtest::Origin origin = backtest::Origin::Quotes;
};

inline std::vector<base::Date> madeSessions() {
    return calendar::Calendar::standard()
        .sessions(base::makeDate(2026, 1, 2), base::makeDate(2026, 3, 31))
        .value();
}

/// Two contracts of a 50 wide put spread sold at 2.60; equity books each result on the session of its
/// closing.
inline backtest::RunResult madeRun(const std::vector<MadeTrade>& trades) {
    const auto& calendar = calendar::Calendar::standard();
    backtest::RunResult run;
    const auto sessions = madeSessions();
    for (const MadeTrade& made : trades) {
        backtest::Trade trade;
        trade.id = static_cast<int>(run.trades.size()) + 1;
        trade.signalDate = trade.openedOn = sessions[static_cast<std::size_t>(made.opened)];
        trade.legs[0] = {5'700'000, market::Right::Put, structures::Side::Sell, 1};
        trade.legs[1] = {5'650'000, market::Right::Put, structures::Side::Buy, 1};
        trade.expiration = trade.openedOn + base::CalendarDays(made.dte);
        trade.contracts = 2;
        trade.width = base::Price::dollars(50);
        trade.entryPrice = base::Price::cents(260);
        trade.maxLoss = base::Money::dollars(9480);
        trade.netPl = base::Money::dollars(made.dollars);
        trade.fees = base::Money::cents(520);
        // net = (entry - exit) x 200 - fees
        trade.exitPrice =
            base::Price::units(trade.entryPrice.toUnits() - (trade.netPl + trade.fees).toCents() / 2);
        trade.dteAtEntry = made.dte;
        trade.regime = made.regime;
        trade.shortIv = made.iv;
        trade.shortDelta = -0.16;
        trade.openedFrom = made.origin;
        trade.marksFromQuotes = 3;
        if (made.closed >= 0) {
            trade.closedOn = sessions[static_cast<std::size_t>(made.closed)];
            trade.reason = made.reason;
            trade.closedFrom = backtest::Origin::Quotes;
            trade.daysHeld = base::daysBetween(trade.openedOn, *trade.closedOn);
            trade.dteAtClose = made.dte - trade.daysHeld;
        }
        run.trades.push_back(trade);
    }
    base::Money equity = base::Money::dollars(500'000);
    for (const base::Date date : sessions) {
        base::Money heat;
        for (const backtest::Trade& trade : run.trades) {
            equity += trade.closedOn == date ? trade.netPl : base::Money();
            const bool held = trade.openedOn <= date && (!trade.closedOn || date < *trade.closedOn);
            heat += held ? trade.maxLoss : base::Money();
        }
        run.sessions.push_back(calendar.sessionNumber(date).value());
        run.equity.push_back(equity.toCents());
        run.heat.push_back(heat.toCents());
    }
    return run;
}

} // namespace signalbox::tests
