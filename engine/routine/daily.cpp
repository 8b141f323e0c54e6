// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/daily.h"

#include "engine/base/sha256.h"
#include "engine/codec/outcome_json.h"
#include "engine/exits/optimus_exit.h"
#include "engine/routine/executions.h"
#include "engine/routine/halts.h"
#include "engine/routine/reports.h"
#include "engine/session/book_as_of.h"

namespace signalbox::routine {
namespace {

/// The texts of trades that this day opened and closed.
base::Status reportTrades(const DailyInputs& inputs, const session::DayState& state, Ledger& ledger,
                          std::vector<book::ReportWritten>& reports) {
    const book::Book& book = ledger.book();
    for (const book::Position& position : book.positions()) {
        if (position.strategy != inputs.strategy->key) {
            continue;
        }
        if (position.openedOn == inputs.date && position.legs.size() == 2) {
            std::optional<structures::LegQuote> shortQuote;
            std::optional<structures::LegQuote> longQuote;
            for (const session::PositionState& open : state.positions) {
                if (open.position.id == position.id && open.legQuotes.size() == 2) {
                    shortQuote = open.legQuotes[0];
                    longQuote = open.legQuotes[1];
                }
            }
            SIGNALBOX_TRY_ASSIGN(std::string text, openedText(position, book, *inputs.parameters,
                                                              *inputs.calendar, shortQuote, longQuote));
            reports.push_back({inputs.date, "trade_opened", std::move(text)});
        }
        if (position.closedOn == inputs.date && !position.isOpen()) {
            reports.push_back({inputs.date, "trade_closed",
                               closedText(position, book, *inputs.parameters, state.plan.evaluation.regime)});
        }
    }
    return {};
}

/// Marks of the close, exits that they decide, and the closing orders for the next session.
base::Status recordExits(const DailyInputs& inputs, const session::DayState& state, Ledger& ledger) {
    for (const session::PositionState& open : state.positions) {
        SIGNALBOX_TRY(
            ledger.add(book::Marked{open.position.id, inputs.date, open.exit.closeCost, open.exit.mid,
                                    open.greeks ? std::optional(open.greeks->thetaDay) : std::nullopt}));
        if (!open.exit.closes() || ledger.book().pendingClosing(open.position.id) > 0) {
            continue;
        }
        SIGNALBOX_TRY(ledger.add(
            book::ExitDecided{open.position.id, inputs.date, exits::exitActionKey(open.exit.action), "{}"}));
        const auto reason = exits::closeReasonOf(open.exit.action);
        risk::Review review =
            risk::RiskDesk().reviewClosing(ledger.book(), open.position.id, open.position.contractsOpen);
        if (!reason || !review.approval) {
            return base::fail(base::ErrorCode::Internal, "the risk desk refused a closing order",
                              open.position.ticketId);
        }
        book::TicketDetails details;
        details.ticketId =
            nextOrderId(ledger.book(), open.position.strategy, open.position.underlying, inputs.date);
        details.signalDate = inputs.date;
        details.validOn = state.nextSession;
        details.mode = open.position.mode;
        const base::Price limit = open.exit.closeCost.value_or(open.mark.value_or(open.position.entryPrice));
        SIGNALBOX_TRY_ASSIGN(
            const book::Ticket ticket,
            book::Ticket::close(std::move(*review.approval), open.position, limit, *reason, details));
        SIGNALBOX_TRY(ledger.add(ticket.event()));
    }
    return {};
}

base::Status recordDecision(const DailyInputs& inputs, session::DayState& state, bool approved,
                            Ledger& ledger) {
    const entry::EntryEvaluation& evaluation = state.plan.evaluation;
    SIGNALBOX_TRY(ledger.add(book::EvaluationRecorded{
        evaluation.strategy, evaluation.underlying, evaluation.date, entry::decisionKey(evaluation.decision),
        evaluation.reason, evaluation.hash, codec::evaluationJson(evaluation)}));
    if (!state.plan.selection) {
        return {};
    }
    state.plan.hash = base::sha256Hex(codec::planJson(state.plan));
    state.plan.planId = "P-" + base::toIso(inputs.date) + "-" + state.plan.hash.substr(0, 8);
    return ledger.add(book::PlanRecorded{state.plan.planId, evaluation.strategy, evaluation.underlying,
                                         inputs.date, false, approved, state.plan.hash,
                                         codec::planJson(state.plan)});
}

std::optional<base::Date> lastClosed(std::span<const book::JournalEntry> journal) {
    std::optional<base::Date> last;
    for (const book::JournalEntry& entry : journal) {
        const auto* closed = std::get_if<book::DayClosed>(&entry.event);
        if (closed != nullptr && (!last || closed->date > *last)) {
            last = closed->date;
        }
    }
    return last;
}

} // namespace

bool isClosed(std::span<const book::JournalEntry> journal, base::Date date) {
    for (const book::JournalEntry& entry : journal) {
        const auto* closed = std::get_if<book::DayClosed>(&entry.event);
        if (closed != nullptr && closed->date == date) {
            return true;
        }
    }
    return false;
}

base::Result<DailyOutcome> runDay(const DailyInputs& inputs, std::stop_token stop) {
    if (isClosed(inputs.journal, inputs.date)) {
        return base::fail(base::ErrorCode::Usage, "the day is closed already", base::toIso(inputs.date));
    }
    if (const auto last = lastClosed(inputs.journal); last && *last > inputs.date) {
        return base::fail(base::ErrorCode::Usage,
                          base::toIso(*last) + " is closed already, and days are "
                                               "closed in their order",
                          base::toIso(inputs.date), "look back with: signalbox evaluate --date");
    }
    SIGNALBOX_TRY_ASSIGN(book::Book start, session::bookAsOf(inputs.journal, inputs.date));
    SIGNALBOX_TRY_ASSIGN(const base::Date yesterday, inputs.calendar->previousSession(inputs.date));
    SIGNALBOX_TRY_ASSIGN(const book::Book before, session::bookAsOf(inputs.journal, yesterday));
    Ledger ledger(std::move(start));

    session::DayInputs day;
    day.strategy = inputs.strategy;
    day.underlying = inputs.underlying;
    day.date = inputs.date;
    day.snapshot = inputs.snapshot;
    day.book = &ledger.book();
    day.parameters = inputs.parameters;
    day.calendar = inputs.calendar;
    day.prepared = inputs.prepared;
    day.allGates = inputs.allGates;
    day.forDisplay = inputs.forDisplay;

    SIGNALBOX_TRY_ASSIGN(const strategies::Context today, session::contextOf(day));
    day.prepared = today.prepared;
    SIGNALBOX_TRY_ASSIGN(const auto signal, signalOfYesterday(inputs, today));
    // Closings during the session know the regime of the session before (OPT-X6).
    entry::EntryEvaluation lastKnown;
    lastKnown.date = yesterday;
    if (!before.openPositions().empty()) {
        strategies::Context context = today;
        context.date = yesterday;
        context.book = &before;
        SIGNALBOX_TRY_ASSIGN(lastKnown, inputs.strategy->evaluate(context));
    }
    SIGNALBOX_TRY(executeClosings(inputs, today, lastKnown, ledger));
    SIGNALBOX_TRY(executeEntries(inputs, today, signal, ledger));
    if (stop.stop_requested()) {
        return base::fail(base::ErrorCode::Cancelled, "cancelled", base::toIso(inputs.date));
    }

    SIGNALBOX_TRY_ASSIGN(session::DayResult evaluated, session::evaluateDay(day, stop));
    DailyOutcome outcome;
    outcome.state = std::move(evaluated.state);
    outcome.state.mode = inputs.mode;
    outcome.prepared = evaluated.prepared;
    SIGNALBOX_TRY(recordExits(inputs, outcome.state, ledger));
    const book::Book& after = ledger.book();
    SIGNALBOX_TRY_ASSIGN(const auto halts, haltsRaised(before, after, inputs.journal, ledger.events(),
                                                       *inputs.strategy, evaluated.context));
    for (const book::HaltRaised& halt : halts) {
        SIGNALBOX_TRY(ledger.add(halt));
        if (inputs.acknowledgeHalts) {
            SIGNALBOX_TRY(
                ledger.add(book::HaltAcknowledged{halt.strategy, halt.code, halt.date, "history", ""}));
        }
    }
    bool approved = evaluated.approval.has_value();
    if (!halts.empty()) {
        // A halt of this close forbids the entry of the next session: the decision on record must know it.
        SIGNALBOX_TRY_ASSIGN(session::DayResult halted, session::evaluateDay(day, stop));
        outcome.state.plan = std::move(halted.state.plan);
        approved = halted.approval.has_value();
    }
    SIGNALBOX_TRY(recordDecision(inputs, outcome.state, approved, ledger));

    std::vector<book::ReportWritten>& reports = outcome.reports;
    SIGNALBOX_TRY(reportTrades(inputs, outcome.state, ledger, reports));
    reports.push_back({inputs.date, "evaluation", evaluationText(outcome.state)});
    if (outcome.state.plan.evaluation.decision == entry::Decision::NoTrade) {
        reports.push_back({inputs.date, "daily_summary", summaryText(outcome.state)});
    }
    reports.push_back(
        {inputs.date, "dashboard",
         dashboardText(outcome.state, inputs.parameters->optimus(inputs.underlying).timeStopDte)});
    for (const book::ReportWritten& report : reports) {
        SIGNALBOX_TRY(ledger.add(report));
    }
    SIGNALBOX_TRY(ledger.add(book::DayClosed{inputs.date, ledger.book().equityAtMarks()}));
    outcome.events = ledger.take();
    return outcome;
}

} // namespace signalbox::routine
