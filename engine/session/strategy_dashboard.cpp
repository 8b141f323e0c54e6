// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session/strategy_dashboard.h"

#include "engine/session/account.h"
#include "engine/session/dashboard.h"

#include <algorithm>

namespace signalbox::session {
namespace {

/// As the book holds the position: after a split people see the contract as it is listed, at a price that the
/// ratio divides.
std::optional<base::Price> asBought(const std::optional<base::Price>& listed, std::int64_t ratio) {
    return listed ? std::optional(base::Price::units(listed->toUnits() * ratio)) : std::nullopt;
}

std::vector<PositionState> ownPositions(const StrategyDashboardInputs& inputs) {
    std::vector<PositionState> own;
    std::copy_if(
        inputs.positions->begin(), inputs.positions->end(), std::back_inserter(own),
        [&inputs](const PositionState& state) { return state.position.strategy == inputs.strategy->key; });
    return own;
}

std::size_t openOf(const book::Book& book, const std::string& strategy) {
    const auto open = book.openPositions();
    return static_cast<std::size_t>(
        std::count_if(open.begin(), open.end(), [&strategy](const book::Position* position) {
            return position->strategy == strategy;
        }));
}

/// A sum over some of the positions is the sum of nothing.
void withoutSums(Dashboard& board) {
    board.openPl.reset();
    board.dayPl.reset();
    board.aggregateDelta.reset();
    board.aggregateTheta.reset();
    board.aggregateVega.reset();
    board.aggregateGamma.reset();
}

} // namespace

base::Result<book::Book> withMarks(const book::Book& book, const std::vector<PositionState>& positions,
                                   base::Date date) {
    book::Book marked = book;
    for (const PositionState& state : positions) {
        const book::Position* held = book.find(state.position.id);
        const auto known = book.lastMarks().find(state.position.id);
        const bool alreadyMarked = known != book.lastMarks().end() && known->second.date == date;
        if (held == nullptr || !held->isOpen() || alreadyMarked) {
            continue;
        }
        const std::int64_t ratio = std::max<std::int64_t>(
            1, state.position.contractsOpen / std::max<std::int64_t>(1, held->contractsOpen));
        book::JournalEntry entry;
        entry.event =
            book::Marked{held->id, date, asBought(state.exit.closeCost, ratio), std::nullopt, std::nullopt};
        SIGNALBOX_TRY(marked.apply(entry));
    }
    return marked;
}

base::Result<Dashboard> strategyDashboard(const StrategyDashboardInputs& inputs) {
    strategies::Context context;
    context.date = inputs.day->date;
    context.underlying = inputs.day->underlying;
    context.book = inputs.book;
    context.parameters = inputs.parameters;
    context.calendar = inputs.calendar;
    context.mode = inputs.day->mode;
    SIGNALBOX_TRY_ASSIGN(const HaltState halts, haltsInForce(*inputs.book, *inputs.strategy, context));
    const std::vector<PositionState> own = ownPositions(inputs);
    DashboardInputs parts;
    parts.book = inputs.book;
    parts.strategy = inputs.strategy;
    parts.context = &context;
    parts.evaluation = &inputs.day->plan.evaluation;
    parts.positions = &own;
    parts.halts = &halts;
    SIGNALBOX_TRY_ASSIGN(Dashboard board, dashboardOf(parts));
    const std::size_t open = openOf(*inputs.book, inputs.strategy->key);
    board.openPositions = static_cast<int>(open);
    if (own.size() < open) {
        withoutSums(board);
    }
    if (const auto last = inputs.book->lastEntry(inputs.strategy->key, {});
        inputs.strategy->marketWide && last && *last <= board.date) {
        SIGNALBOX_TRY_ASSIGN(const int days, inputs.calendar->businessDays(*last, board.date));
        board.daysSinceEntry = days;
    }
    return board;
}

} // namespace signalbox::session
