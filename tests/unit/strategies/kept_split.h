// SPDX-License-Identifier: GPL-3.0-or-later
// An option bought before a split and closed after it by the daily routine: what was ordered, what was filled
// and what the book says then.
#pragma once

#include "engine/routine/executions.h"
#include "engine/routine/symbol_day.h"
#include "engine/session/listed_positions.h"
#include "engine/session/positions.h"
#include "engine/strategies/one_share.h"
#include "engine/strategies/registry.h"

#include <optional>
#include <stdexcept>
#include <variant>

namespace signalbox::tests {

/// Breakout, with every position due to be closed in the session.
inline strategies::Strategy dueBreakout() {
    strategies::Strategy strategy = *strategies::find("breakout");
    strategy.exit = [](const strategies::Context& context, const entry::EntryEvaluation&,
                       const book::Position& position) {
        return exits::breakoutPositionExit(position, strategies::exitMarketOf(context, position, 0.5),
                                           diagnosis::MarketMood::Neutral, {});
    };
    strategy.due = [](const strategies::Context&, const book::Position&) {
        return base::Result<std::optional<book::CloseReason>>(book::CloseReason::TimeStop);
    };
    return strategy;
}

struct KeptOption {
    market::OptionContract contract;
    std::int64_t contracts = 2;
    base::Price paid;
    base::Date openedOn;
};

inline book::Book bookWith(const KeptOption& option) {
    book::TicketOpened ticket;
    ticket.ticketId = "opening";
    ticket.strategy = "breakout";
    ticket.underlying = option.contract.underlying;
    ticket.signalDate = ticket.validOn = option.openedOn;
    ticket.kind = option.contract.right == market::Right::Call ? structures::StructureKind::LongCall
                                                               : structures::StructureKind::LongPut;
    structures::Leg leg;
    leg.side = structures::Side::Buy;
    leg.contract = option.contract;
    ticket.legs = {leg};
    ticket.contracts = option.contracts;
    ticket.limit = option.paid;
    ticket.credit = false;
    ticket.expiration = option.contract.expiration;
    ticket.mode = "PAPER";
    book::Filled fill;
    fill.ticketId = ticket.ticketId;
    fill.contracts = option.contracts;
    fill.price = option.paid;
    fill.fees = base::Money::cents(130);
    fill.date = option.openedOn;
    routine::Ledger ledger{book::Book()};
    for (const book::Event& event :
         {book::Event(book::AccountFlow{base::Money::cents(50'000'000), "opening balance"}),
          book::Event(ticket), book::Event(fill)}) {
        if (const auto added = ledger.add(event); !added) {
            throw std::runtime_error(added.error().message());
        }
    }
    return ledger.book();
}

struct Closed {
    book::TicketOpened order;
    book::Filled fill;
    book::Position position;
    std::vector<session::PositionState> before; ///< as people see it, before it is closed
};

/// The routine closes the option on the snapshot.
inline Closed closeOn(const market::MarketSnapshot& snapshot, const KeptOption& option) {
    static const params::ParameterSet parameters = params::freeze({}).value();
    const strategies::Strategy strategy = dueBreakout();
    routine::Ledger ledger(bookWith(option));
    routine::DailyInputs inputs;
    inputs.date = snapshot.asOf;
    inputs.snapshot = &snapshot;
    inputs.parameters = &parameters;
    inputs.calendar = &calendar::Calendar::standard();
    routine::SymbolDay day;
    day.day = &inputs;
    day.strategy = &strategy;
    day.underlying = option.contract.underlying;
    day.today.date = snapshot.asOf;
    day.today.underlying = day.underlying;
    day.today.snapshot = &snapshot;
    day.today.book = &ledger.book();
    day.today.parameters = &parameters;
    day.today.calendar = inputs.calendar;
    Closed closed;
    closed.before = session::listedPositions(
        session::positionStates(ledger.book(), strategy, day.today, {}, base::Money::cents(50'000'000))
            .value(),
        snapshot.actions, snapshot.asOf);
    if (const auto done = routine::executeClosings(day, ledger); !done) {
        throw std::runtime_error(done.error().message());
    }
    if (ledger.events().size() != 2) {
        throw std::runtime_error("the position was not closed");
    }
    closed.order = std::get<book::TicketOpened>(ledger.events()[0]);
    closed.fill = std::get<book::Filled>(ledger.events()[1]);
    closed.position = *ledger.book().find(1);
    return closed;
}

} // namespace signalbox::tests
