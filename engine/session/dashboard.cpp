// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session/dashboard.h"

#include "engine/base/format.h"
#include "engine/market/product.h"
#include "engine/risk/failure_halt.h"
#include "engine/session/positions.h"
#include "engine/stats/performance.h"
#include "engine/strategies/registry.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox::session {
namespace {

constexpr std::array<const char*, 12> Months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                             "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr int AlertDaysBeforeTimeStop = 7; // SHR-L5

void addMoney(std::optional<base::Money>& sum, const std::optional<base::Money>& amount) {
    if (!sum) {
        return;
    }
    if (amount) {
        *sum += *amount;
    } else {
        sum.reset();
    }
}

void describePositions(const DashboardInputs& inputs, Dashboard& board) {
    board.openPl = base::Money();
    board.dayPl = base::Money();
    for (const PositionState& state : *inputs.positions) {
        addMoney(board.openPl, state.openPl);
        addMoney(board.dayPl, state.dayPl);
        if (!board.nearestExpiry || state.position.expiration < *board.nearestExpiry) {
            board.nearestExpiry = state.position.expiration;
            board.nearestExpiryDte = base::daysBetween(board.date, state.position.expiration);
            board.approachingTimeStop =
                *board.nearestExpiryDte <= state.exit.timeStopDte + AlertDaysBeforeTimeStop;
        }
        if (state.exit.closes()) {
            board.doToday.push_back("Close " + spreadName(state.position) + ": " + state.exit.sentence);
        }
        if (state.longStrikePassed) {
            board.alerts.push_back("WARNING: " + state.position.underlying +
                                   " is at or past the long strike of " + spreadName(state.position));
        }
        if (inputs.book->evaluationsWithoutMark(state.position.id) >= 2) {
            board.alerts.insert(board.alerts.begin(), "CRITICAL: " + spreadName(state.position) +
                                                          " has had no usable quote for 2 evaluations");
        }
    }
    if (const auto greeks = aggregateGreeks(*inputs.positions)) {
        board.aggregateDelta = greeks->deltaFraction;
        board.aggregateTheta = greeks->thetaDay;
        board.aggregateVega = greeks->vegaPoint;
        board.aggregateGamma = greeks->gamma;
        // Somebody who bought options pays theta every day; a seller should not.
        const bool sold = std::any_of(inputs.positions->begin(), inputs.positions->end(),
                                      [](const PositionState& state) { return state.position.credit; });
        if (sold && greeks->thetaDay < 0) {
            std::string names;
            for (const PositionState& state : *inputs.positions) {
                if (state.longStrikePassed) {
                    names += (names.empty() ? "" : ", ") + spreadName(state.position);
                }
            }
            board.alerts.push_back("WARNING: theta is negative in total" +
                                   (names.empty() ? std::string() : ": " + names));
        }
    }
}

void describeRecord(const DashboardInputs& inputs, Dashboard& board) {
    const auto trades = stats::closedTrades(*inputs.book, inputs.strategy->key);
    const auto results = stats::netPls(trades);
    const stats::TradeTotals totals = stats::totals(results);
    board.closedTrades = totals.trades;
    board.wins = totals.wins;
    board.winRate = totals.winRate();
    board.profitFactor = totals.profitFactor();
    board.maxDrawdown = stats::maxDrawdown(inputs.book->equityHistory());
    const std::size_t first = results.size() > 3 ? results.size() - 3 : 0;
    for (std::size_t i = first; i < results.size(); ++i) {
        board.lastTrades.push_back(results[i] > base::Money());
    }
    // The break-even of OPT-F3 is that of a credit with its planned exits.
    const auto closed = inputs.book->closedTrades();
    const bool sells = std::any_of(closed.begin(), closed.end(), [&inputs](const book::Position* trade) {
        return trade->strategy == inputs.strategy->key && trade->credit;
    });
    if (const std::string warning = sells ? risk::breakEvenWarning(results) : std::string();
        !warning.empty()) {
        board.alerts.push_back(warning.starts_with("WARNING") ? warning : "WARNING: " + warning);
    }
}

void describeToday(const DashboardInputs& inputs, Dashboard& board) {
    for (const book::Position& position : inputs.book->positions()) {
        if (position.strategy != inputs.strategy->key) {
            continue;
        }
        if (position.openedOn == board.date) {
            board.openedToday.push_back(position.underlying + " " + spreadName(position));
        }
        if (position.closedOn == board.date) {
            board.closedToday.push_back(position.underlying + " " + spreadName(position));
        }
    }
}

void describeAccount(const DashboardInputs& inputs, Dashboard& board) {
    const params::AccountParameters& account = inputs.context->parameters->account();
    const AccountEquity worth = accountEquity(*inputs.book, board.date);
    board.equity = worth.equity;
    board.dayClosed = worth.dayClosed;
    board.drawdown = worth.drawdown;
    board.cash = inputs.book->cash();
    board.highWaterMark = std::max(inputs.book->highWaterMark(), board.equity);
    board.heat = inputs.book->heat(inputs.strategy->key);
    board.sleeve = sleeveEquity(account, *inputs.strategy, inputs.book->equityBefore(board.date));
    if (const auto limit = strategies::accountLimits(account, inputs.strategy->account).drawdownBp) {
        board.drawdownLimit = *limit / 10'000.0;
    }
}

void describeBreaker(const DashboardInputs& inputs, Dashboard& board) {
    const risk::BreakerStatus& breaker = inputs.halts->breaker;
    board.breakerOn = breaker.on || breaker.needsAcknowledgement;
    board.breakerUntil = breaker.until;
    board.breakerNeedsAcknowledgement = breaker.needsAcknowledgement;
    board.lossLimit = inputs.strategy->breaker(*inputs.context).count;
    // The count starts again with the halt that it brought (ATR-P6).
    board.lossesInRow = board.breakerOn ? board.lossLimit : breaker.streak;
}

void describeLimits(const DashboardInputs& inputs, Dashboard& board) {
    const base::Money sleeve = board.sleeve;
    const risk::StrategyLimits limits = inputs.strategy->limits(*inputs.context);
    board.heatLimit = limits.maxHeatBp / 10'000.0;
    if (sleeve > base::Money()) {
        board.heatFraction = board.heat.toDollars() / sleeve.toDollars();
        if (board.heat > base::BasisPoints(limits.maxHeatBp).of(sleeve)) {
            board.limitBreaches.push_back("heat " + base::fixed(board.heatFraction * 100, 1) + "% > " +
                                          base::fixed(board.heatLimit * 100, 0) + "%");
        }
    }
    if (limits.limitsDelta && board.aggregateDelta &&
        std::abs(*board.aggregateDelta) > limits.maxAggregateDelta) {
        board.limitBreaches.push_back("aggregate delta " + base::fixedSigned(*board.aggregateDelta, 2));
    }
    if (board.openPositions > limits.maxTotal) {
        board.limitBreaches.push_back("positions " + std::to_string(board.openPositions) + " > " +
                                      std::to_string(limits.maxTotal));
    }
}

} // namespace

std::string spreadName(const book::Position& position) {
    const std::chrono::year_month_day ymd(position.expiration);
    // A single option is one of many shares: without its symbol nobody knows which.
    const std::string symbol = position.legs.size() == 1 ? position.underlying + " " : std::string();
    std::string text = symbol + std::to_string(static_cast<unsigned>(ymd.day())) + " " +
                       Months[static_cast<unsigned>(ymd.month()) - 1];
    char separator = ' ';
    for (const structures::Leg& leg : position.legs) {
        const double strike = leg.contract.strike.toDollars();
        text += separator;
        text += leg.contract.strike.toThousandths() % 1000 == 0 ? base::grouped(strike)
                                                                : base::plain(leg.contract.strike);
        separator = '/';
    }
    return text;
}

base::Result<Dashboard> dashboardOf(const DashboardInputs& inputs) {
    Dashboard board;
    board.date = inputs.context->date;
    board.regime = inputs.evaluation->regime;
    board.vix = inputs.evaluation->vix;
    board.ivRank = inputs.evaluation->ivRank;
    board.openPositions = static_cast<int>(inputs.positions->size());
    describeAccount(inputs, board);
    describePositions(inputs, board);
    describeRecord(inputs, board);
    describeToday(inputs, board);
    describeLimits(inputs, board);
    describeBreaker(inputs, board);
    const auto last =
        inputs.book->lastEntry(inputs.strategy->key, market::riskGroupOf(inputs.context->underlying));
    if (last && *last <= board.date) {
        SIGNALBOX_TRY_ASSIGN(const int days, inputs.context->calendar->businessDays(*last, board.date));
        board.daysSinceEntry = days;
    }
    return board;
}

} // namespace signalbox::session
