// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session/day.h"

#include "engine/entry/describe.h"
#include "engine/session/account.h"
#include "engine/session/dashboard.h"
#include "engine/session/display.h"
#include "engine/session/listed_positions.h"
#include "engine/session/positions.h"

namespace signalbox::session {
namespace {

/// The book with today's marks, so that equity and drawdown are those of this close.
base::Result<book::Book> markedBook(const book::Book& book, const std::vector<PositionState>& positions,
                                    base::Date date) {
    book::Book marked = book;
    for (const PositionState& state : positions) {
        book::JournalEntry entry;
        entry.event = book::Marked{state.position.id, date, state.exit.closeCost, state.exit.mid,
                                   state.greeks ? std::optional(state.greeks->thetaDay) : std::nullopt};
        SIGNALBOX_TRY(marked.apply(entry));
    }
    return marked;
}

} // namespace

base::Result<strategies::Context> contextOf(const DayInputs& inputs) {
    strategies::Context context;
    context.date = inputs.date;
    context.underlying = inputs.underlying;
    context.snapshot = inputs.snapshot;
    context.book = inputs.book;
    context.parameters = inputs.parameters;
    context.calendar = inputs.calendar;
    context.prepared = inputs.prepared;
    context.analytics = inputs.analytics;
    context.memo = inputs.memo ? inputs.memo : std::make_shared<chains::ExpiryMemo>();
    context.allGates = inputs.allGates;
    context.provisional = inputs.provisional;
    context.mode = inputs.mode;
    context.hypothetical = inputs.hypothetical;
    if (!context.prepared) {
        SIGNALBOX_TRY_ASSIGN(context.prepared, inputs.strategy->prepare(context));
    }
    SIGNALBOX_TRY_ASSIGN(const HaltState halts, haltsInForce(*inputs.book, *inputs.strategy, context));
    context.halts = halts.codes;
    return context;
}

base::Result<DayResult> evaluateDay(const DayInputs& inputs, std::stop_token stop) {
    DayResult result;
    SIGNALBOX_TRY_ASSIGN(result.context, contextOf(inputs));
    result.prepared = result.context.prepared;
    SIGNALBOX_TRY_ASSIGN(entry::EntryEvaluation evaluation, inputs.strategy->evaluate(result.context));
    if (stop.stop_requested()) {
        return base::fail(base::ErrorCode::Cancelled, "cancelled", base::toIso(inputs.date));
    }

    DayState& state = result.state;
    state.date = inputs.date;
    SIGNALBOX_TRY_ASSIGN(state.nextSession, inputs.calendar->nextSession(inputs.date));
    state.simulated = inputs.snapshot->simulated;
    state.strategy = inputs.strategy->key;
    state.underlying = inputs.underlying;
    state.notes = inputs.snapshot->notes;

    const base::Money equity = inputs.book->equityBefore(inputs.date);
    SIGNALBOX_TRY_ASSIGN(
        state.positions,
        positionStates(*inputs.book, *inputs.strategy, result.context, evaluation,
                       sleeveEquity(inputs.parameters->account(), *inputs.strategy, equity)));
    const auto greeks = aggregateGreeks(state.positions);

    if (inputs.planWanted) {
        PlanRequest request;
        request.hypothetical = inputs.hypothetical;
        request.aggregateDelta = greeks ? std::optional(greeks->deltaFraction) : std::nullopt;
        PlanResult plan =
            makePlan(*inputs.book, *inputs.strategy, result.context, std::move(evaluation), request);
        state.plan = std::move(plan.outcome);
        result.approval = std::move(plan.approval);
    } else {
        state.plan.evaluation = std::move(evaluation);
    }
    if (stop.stop_requested()) {
        return base::fail(base::ErrorCode::Cancelled, "cancelled", base::toIso(inputs.date));
    }

    SIGNALBOX_TRY_ASSIGN(const book::Book marked, markedBook(*inputs.book, state.positions, inputs.date));
    SIGNALBOX_TRY_ASSIGN(const HaltState halts, haltsInForce(*inputs.book, *inputs.strategy, result.context));
    DashboardInputs board;
    board.book = &marked;
    board.strategy = inputs.strategy;
    board.context = &result.context;
    board.evaluation = &state.plan.evaluation;
    const std::vector<PositionState> named =
        listedPositions(state.positions, inputs.snapshot->actions, inputs.date);
    board.positions = &named;
    board.halts = &halts;
    SIGNALBOX_TRY_ASSIGN(state.dashboard, dashboardOf(board));
    if (inputs.forDisplay) {
        SIGNALBOX_TRY(addDisplay(inputs, result.context, state));
    }
    return result;
}

} // namespace signalbox::session
