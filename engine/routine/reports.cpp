// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/reports.h"

#include "engine/base/format.h"
#include "engine/exits/optimus_exit.h"
#include "engine/report/gate_list_text.h"
#include "engine/report/log_text.h"
#include "engine/report/long_option_text.h"
#include "engine/report/position_text.h"
#include "engine/session/account.h"
#include "engine/stats/performance.h"
#include "engine/strategies/optimus_parameters.h"
#include "engine/strategies/registry.h"

namespace signalbox::routine {
namespace {

/// The day on which the closing was decided: its target was in force, not that of the fill (SHR-J5).
base::Date decidedOn(const book::Position& position, const book::Book& book) {
    std::optional<base::Date> decided;
    for (const auto& [id, ticket] : book.tickets()) {
        if (ticket.closesPosition == position.id && (!decided || ticket.signalDate > *decided)) {
            decided = ticket.signalDate;
        }
    }
    return decided.value_or(*position.closedOn);
}

std::string reasonText(const book::Position& position, const book::Book& book,
                       const params::OptimusParameters& parameters, diagnosis::Regime regime) {
    switch (position.closeReason.value_or(book::CloseReason::Manual)) {
    case book::CloseReason::ProfitTarget:
        return report::profitTargetReason(
            exits::effectiveProfitPct(strategies::exitParameters(parameters),
                                      base::daysBetween(decidedOn(position, book), position.expiration)));
    case book::CloseReason::StopLoss:
        return report::stopLossReason(parameters.stopLossX100);
    case book::CloseReason::TimeStop:
        return report::timeStopReason(parameters.timeStopDte);
    case book::CloseReason::RegimeShift:
        return report::regimeShiftReason(regime);
    default:
        break;
    }
    return closeReasonKey(position.closeReason.value_or(book::CloseReason::Manual));
}

/// Results of the strategy up to and with this trade.
stats::TradeTotals runningTotals(const book::Position& position, const book::Book& book) {
    std::vector<base::Money> results;
    for (const stats::ClosedTrade& trade : stats::closedTrades(book, position.strategy)) {
        results.push_back(trade.netPl);
        if (trade.id == position.id) {
            break;
        }
    }
    return stats::totals(results);
}

/// "Exit stop_atr: 96.50 points", one line per trigger that has a level or a date.
std::vector<std::string> exitLines(const session::PositionState& state) {
    std::vector<std::string> lines;
    for (const exits::Trigger& trigger : state.exit.triggers) {
        if (const auto level = report::levelOf(trigger)) {
            lines.push_back("Exit " + trigger.key + ": " + *level);
        }
    }
    return lines;
}

} // namespace

std::string summaryText(const session::DayState& state) {
    report::DailySummaryFields fields;
    fields.date = state.date;
    fields.blocked.push_back({state.underlying, report::blockedWhy(state.plan.evaluation)});
    fields.openPositions = state.dashboard.openPositions;
    fields.limitBreaches = state.dashboard.limitBreaches;
    fields.aggregateDelta = state.dashboard.aggregateDelta;
    fields.aggregateTheta = state.dashboard.aggregateTheta;
    fields.heatPct = state.dashboard.heatFraction * 100;
    fields.daysSinceEntry = state.dashboard.daysSinceEntry;
    return report::dailySummaryText(fields);
}

std::string evaluationText(const session::DayState& state) {
    const entry::EntryEvaluation& evaluation = state.plan.evaluation;
    const strategies::Strategy* strategy = strategies::find(state.strategy);
    if (strategy == nullptr || !strategy->speaksLog) {
        return report::gateListText(evaluation);
    }
    switch (evaluation.decision) {
    case entry::Decision::Warmup:
        return report::warmupText(evaluation.barsRemaining);
    case entry::Decision::Halted:
        return summaryText(state);
    case entry::Decision::Entry:
    case entry::Decision::NoTrade:
        break;
    }
    return report::diagnosisText(evaluation) + "\n" + report::entryEvaluationText(evaluation);
}

std::string dashboardText(const session::DayState& state, int timeStopDte) {
    const session::Dashboard& board = state.dashboard;
    report::DashboardFields fields;
    fields.date = board.date;
    fields.regime = board.regime;
    fields.vix = board.vix;
    fields.ivRank = board.ivRank;
    fields.openPositions = board.openPositions;
    fields.openPl = board.openPl;
    fields.aggregateDelta = board.aggregateDelta;
    fields.aggregateTheta = board.aggregateTheta;
    fields.heatPct = board.heatFraction * 100;
    if (board.nearestExpiry) {
        fields.nearest = {*board.nearestExpiry, *board.nearestExpiryDte};
    }
    fields.timeStopDte = timeStopDte;
    fields.breakerOn = board.breakerOn;
    fields.breakerUntil = board.breakerUntil;
    fields.lastTrades = board.lastTrades;
    fields.opened = board.openedToday;
    fields.closed = board.closedToday;
    return report::dashboardText(fields);
}

base::Result<std::string> openedText(const book::Position& position, const book::Book& book,
                                     const params::ParameterSet& parameters,
                                     const calendar::Calendar& calendar,
                                     std::optional<structures::LegQuote> shortQuote,
                                     std::optional<structures::LegQuote> longQuote) {
    const params::OptimusParameters& rules = parameters.optimus(position.underlying);
    report::TradeOpenedFields fields;
    fields.date = position.openedOn;
    fields.symbol = position.underlying;
    fields.shortStrike = position.legs.at(0).contract.strike;
    fields.longStrike = position.legs.at(1).contract.strike;
    // A package has one price; the legs show their mids, moved so that they add up to it.
    if (longQuote && longQuote->bid && longQuote->ask) {
        fields.longPrice = base::Price::units((longQuote->bid->toUnits() + longQuote->ask->toUnits()) / 2);
    }
    fields.shortPrice = fields.longPrice + position.entryPrice;
    fields.shortDelta = shortQuote ? shortQuote->delta.value_or(0) : 0;
    fields.credit = position.entryPrice;
    fields.width = position.width;
    fields.multiplier = position.multiplier;
    fields.contracts = static_cast<int>(position.contracts);
    fields.dte = base::daysBetween(position.openedOn, position.expiration);
    fields.expiration = position.expiration;
    fields.profitTargetPct = rules.profitTargetPct;
    fields.stopLossX100 = rules.stopLossX100;
    SIGNALBOX_TRY_ASSIGN(fields.timeStopDate, calendar.timeStopDate(position.expiration, rules.timeStopDte));
    fields.timeStopDte = rules.timeStopDte;
    fields.equity =
        session::sleeveEquity(parameters.account(), position.strategy, book.equityBefore(position.openedOn));
    fields.heat = book.heat(position.strategy);
    fields.openPositions = book.openCount(position.strategy);
    return report::tradeOpenedText(fields);
}

std::string closedText(const book::Position& position, const book::Book& book,
                       const params::ParameterSet& parameters, diagnosis::Regime regime) {
    report::TradeClosedFields fields;
    fields.date = *position.closedOn;
    fields.symbol = position.underlying;
    fields.reason = reasonText(position, book, parameters.optimus(position.underlying), regime);
    fields.credit = position.entryPrice;
    fields.debit = position.exitPrice;
    fields.width = position.width;
    fields.multiplier = position.multiplier;
    fields.contracts = static_cast<int>(position.contracts);
    fields.fees = position.entryFees + position.exitFees;
    fields.daysHeld = base::daysBetween(position.openedOn, *position.closedOn);
    fields.dteAtClose = base::daysBetween(*position.closedOn, position.expiration);
    const stats::TradeTotals totals = runningTotals(position, book);
    fields.wins = totals.wins;
    fields.losses = totals.losses;
    fields.grossWin = totals.grossWin;
    fields.grossLoss = totals.grossLoss;
    return report::tradeClosedText(fields);
}

std::string boughtText(const book::Position& position, const book::Book& book,
                       const params::ParameterSet& parameters, const session::PositionState* open) {
    report::LongOptionOpenedFields fields;
    fields.position = &position;
    if (open != nullptr) {
        fields.exits = exitLines(*open);
        if (!open->legQuotes.empty()) {
            fields.delta = open->legQuotes.front().delta;
        }
    }
    fields.equity =
        session::sleeveEquity(parameters.account(), position.strategy, book.equityBefore(position.openedOn));
    fields.heat = book.heat(position.strategy);
    fields.openPositions = book.openCount(position.strategy);
    return report::longOptionOpenedText(fields);
}

std::string soldText(const book::Position& position, const book::Book& book) {
    report::LongOptionClosedFields fields;
    fields.position = &position;
    fields.reason = closeReasonKey(position.closeReason.value_or(book::CloseReason::Manual));
    const stats::TradeTotals totals = runningTotals(position, book);
    fields.wins = totals.wins;
    fields.losses = totals.losses;
    fields.grossWin = totals.grossWin;
    fields.grossLoss = totals.grossLoss;
    return report::longOptionClosedText(fields);
}

} // namespace signalbox::routine
