// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/day/prepared_day.h"
#include "engine/book/signal_orders.h"
#include "engine/book/split_terms.h"
#include "engine/codec/outcome_json.h"
#include "engine/market/product.h"
#include "engine/report/order_text/order_ticket.h"
#include "engine/routine/executions.h"
#include "engine/session/account.h"
#include "engine/session/book_as_of.h"
#include "engine/session/positions.h"
#include "engine/strategies/registry.h"
#include "engine/strategies/tradable.h"

namespace signalbox::app {
namespace {

const book::PlanRecorded* findPlan(const std::vector<book::JournalEntry>& entries,
                                   const std::string& planId) {
    const book::PlanRecorded* found = nullptr;
    for (const book::JournalEntry& entry : entries) {
        const auto* plan = std::get_if<book::PlanRecorded>(&entry.event);
        if (plan != nullptr && plan->planId == planId) {
            found = plan;
        }
    }
    return found;
}

std::string joined(const std::vector<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) {
        text += text.empty() ? code : ", " + code;
    }
    return text;
}

base::Result<book::Book> wholeBook(const std::vector<book::JournalEntry>& entries) {
    return book::Book::fold(entries);
}

/// Positions are numbered in the order of opening, on every day of the past alike: no opening may be added
/// before one that is recorded already.
base::Status checkOrder(const book::Book& book, const book::Filled& fill) {
    const auto ticket = book.tickets().find(fill.ticketId);
    if (ticket == book.tickets().end() || ticket->second.closesPosition) {
        return {};
    }
    for (const book::Position& position : book.positions()) {
        if (position.openedOn > fill.date) {
            return base::fail(base::ErrorCode::Refused,
                              "an opening of " + base::toIso(position.openedOn) + " is recorded already",
                              fill.ticketId, "openings are recorded in the order of their days");
        }
    }
    return {};
}

/// Who did something, and what a person wrote, is never left blank.
base::Status checkNamed(const std::string& text, const char* where) {
    if (text.find_first_not_of(" \t\r\n") != std::string::npos) {
        return {};
    }
    return base::fail(base::ErrorCode::Usage, "must not be blank", where);
}

/// An order for a session that the journal has closed could never be filled (OPT-T2).
base::Status checkWindow(const std::vector<book::JournalEntry>& entries, base::Date window,
                         const std::string& where) {
    for (const book::JournalEntry& entry : entries) {
        const auto* closed = std::get_if<book::DayClosed>(&entry.event);
        if (closed != nullptr && closed->date >= window) {
            return base::fail(base::ErrorCode::Refused,
                              "the entry window of " + base::toIso(window) +
                                  " is over: the journal has closed that session",
                              where, "a ticket is made from the plan of the last session: signalbox plan");
        }
    }
    return {};
}

base::Status checkFold(const std::vector<book::JournalEntry>& entries,
                       const std::vector<book::Event>& events) {
    SIGNALBOX_TRY_ASSIGN(book::Book book, wholeBook(entries));
    std::int64_t sequence = entries.empty() ? 0 : entries.back().sequence;
    for (const book::Event& event : events) {
        if (const auto* fill = std::get_if<book::Filled>(&event)) {
            SIGNALBOX_TRY(checkOrder(book, *fill));
        }
        book::JournalEntry entry;
        entry.sequence = ++sequence;
        entry.event = event;
        if (const auto applied = book.apply(entry); !applied) {
            return base::fail(base::ErrorCode::Refused, applied.error().what, applied.error().where);
        }
    }
    return {};
}

} // namespace

base::Result<std::string> Workstation::textOf(const book::TicketOpened& ticket,
                                              report::Dialect dialect) const {
    report::OrderTextContext context;
    context.assumedEffect =
        ticket.closesPosition ? report::PositionEffect::Close : report::PositionEffect::Open;
    return report::orderText(dialect, report::orderOf(ticket), context);
}

base::Status Workstation::append(std::vector<book::Event> events, const std::string& actor) {
    SIGNALBOX_TRY(requireWritable());
    SIGNALBOX_TRY(checkNamed(actor, "--by"));
    SIGNALBOX_TRY_ASSIGN(const auto entries, journal());
    SIGNALBOX_TRY(m_open.journal->sound());
    SIGNALBOX_TRY(checkFold(entries, events));
    if (entries.front().sequence == 0 && std::holds_alternative<book::AccountFlow>(entries.front().event)) {
        events.insert(events.begin(), entries.front().event);
    }
    SIGNALBOX_TRY(m_open.journal->append(events, appendContext(actor)));
    return {};
}

base::Status Workstation::record(const book::Event& event, const std::string& by) {
    if (const auto* note = std::get_if<book::NoteWritten>(&event)) {
        SIGNALBOX_TRY(checkNamed(note->text, "--text"));
    }
    return append({event}, by);
}

base::Result<session::DayState> Workstation::recordPlan(const DayQuery& query, std::stop_token stop) {
    SIGNALBOX_TRY(requireWritable());
    SIGNALBOX_TRY_ASSIGN(session::DayState state, day(query, stop));
    SIGNALBOX_TRY(m_open.journal->sound());
    if (!state.plan.selection) {
        return state;
    }
    SIGNALBOX_TRY_ASSIGN(const auto entries, journal());
    const book::PlanRecorded* known = findPlan(entries, state.plan.planId);
    if (known != nullptr && known->hash == state.plan.hash) {
        return state;
    }
    book::PlanRecorded record;
    record.planId = state.plan.planId;
    record.strategy = state.strategy;
    record.underlying = state.underlying;
    record.date = state.date;
    record.hypothetical = state.plan.hypothetical;
    record.approved = state.plan.verdict && state.plan.verdict->approved && !state.plan.hypothetical;
    record.hash = state.plan.hash;
    record.json = codec::planJson(state.plan);
    std::vector<book::Event> events = newParameters(entries);
    events.emplace_back(record);
    SIGNALBOX_TRY(append(std::move(events), "system"));
    return state;
}

base::Result<TicketText> Workstation::layOut(session::DayResult& made, const DayQuery& query,
                                             session::PlanResult plan, bool overridden,
                                             const std::string& overrideText, const std::string& by,
                                             report::Dialect dialect) {
    if (!plan.approval) {
        const std::string codes = plan.outcome.verdict ? joined(plan.outcome.verdict->failingCodes()) : "";
        return base::fail(base::ErrorCode::Refused,
                          codes.empty() ? plan.outcome.refusal : "the risk manager vetoes: " + codes,
                          plan.outcome.planId, "see signalbox plan --strategy " + query.strategy);
    }
    SIGNALBOX_TRY_ASSIGN(const auto entries, journal());
    SIGNALBOX_TRY_ASSIGN(const book::Book whole, wholeBook(entries));
    book::TicketDetails details;
    details.planId = plan.outcome.planId;
    details.ticketId =
        routine::nextOrderId(whole, made.state.strategy, made.state.underlying, made.state.date);
    details.signalDate = made.state.date;
    details.validOn = made.state.nextSession;
    details.convictionBp = plan.outcome.conviction ? plan.outcome.conviction->bp : 10'000;
    details.regime = diagnosis::regimeKey(plan.outcome.evaluation.regime);
    details.mode = "PAPER";
    details.overridden = overridden;
    SIGNALBOX_TRY_ASSIGN(
        const book::Ticket ticket,
        book::Ticket::open(std::move(*plan.approval), *plan.outcome.selection->plan, details));
    SIGNALBOX_TRY_ASSIGN(std::string text, textOf(ticket.event(), dialect));
    std::vector<book::Event> events;
    if (overridden) {
        book::PlanRecorded record;
        record.planId = plan.outcome.planId;
        record.strategy = made.state.strategy;
        record.underlying = made.state.underlying;
        record.date = made.state.date;
        record.approved = true;
        record.hash = plan.outcome.hash;
        record.json = codec::planJson(plan.outcome);
        events.emplace_back(record);
        events.emplace_back(book::OverrideRecorded{plan.outcome.planId, by, overrideText});
    }
    events.emplace_back(ticket.event());
    SIGNALBOX_TRY(append(std::move(events), by));
    return TicketText{ticket.event(), std::move(text), ticket.event().ticketId};
}

base::Result<TicketText> Workstation::ticket(const std::string& planId, report::Dialect dialect) {
    SIGNALBOX_TRY_ASSIGN(const auto entries, journal());
    SIGNALBOX_TRY(m_open.journal->sound());
    const book::PlanRecorded* record = findPlan(entries, planId);
    if (record == nullptr && planId.rfind(HypotheticalPrefix, 0) == 0) {
        return base::fail(base::ErrorCode::Refused, "a hypothetical plan never becomes a ticket", planId);
    }
    if (record == nullptr) {
        return base::fail(base::ErrorCode::MissingData, "there is no recorded plan " + planId, "--plan",
                          "signalbox plan records one and prints its id");
    }
    if (record->hypothetical) {
        return base::fail(base::ErrorCode::Refused, "a hypothetical plan never becomes a ticket", planId);
    }
    SIGNALBOX_TRY_ASSIGN(book::Book whole, wholeBook(entries));
    for (const auto& [id, ticket] : whole.tickets()) {
        if (ticket.planId == planId) {
            SIGNALBOX_TRY(checkWindow(entries, ticket.validOn, id));
            SIGNALBOX_TRY_ASSIGN(std::string text, textOf(ticket, dialect));
            return TicketText{ticket, std::move(text), id};
        }
    }
    if (const strategies::Strategy* strategy = strategies::find(record->strategy)) {
        // Planned when the symbol was still let through, or with other parameters.
        if (auto may = strategies::tradable(*strategy, m_open.parameters, record->underlying); !may) {
            return base::fail(base::ErrorCode::Refused, may.error().what, planId, may.error().wayOut);
        }
    }
    SIGNALBOX_TRY_ASSIGN(const base::Date window, calendar::Calendar::standard().nextSession(record->date));
    SIGNALBOX_TRY(checkWindow(entries, window, planId));
    SIGNALBOX_TRY(session::lapsePassedOrders(whole, record->date));
    DayQuery query;
    query.strategy = record->strategy;
    query.underlying = record->underlying;
    query.date = record->date;
    SIGNALBOX_TRY_ASSIGN(const Prepared prepared, prepare(query));
    SIGNALBOX_TRY_ASSIGN(session::DayResult made,
                         session::evaluateDay(prepared.inputs(m_open.parameters, query)));
    namePlan(made.state.plan);
    if (made.state.plan.hash != record->hash) {
        return base::fail(base::ErrorCode::Refused,
                          "data, book or parameters changed since the plan was made", planId,
                          "make a new one with signalbox plan");
    }
    // The desk weighs the order against everything that is pending now, not only what the evening knew.
    session::PlanRequest request;
    if (const auto greeks = session::aggregateGreeks(made.state.positions)) {
        request.aggregateDelta = greeks->deltaFraction;
    }
    session::PlanResult plan =
        session::makePlan(whole, *prepared.strategy, made.context, made.state.plan.evaluation, request);
    plan.outcome.planId = planId;
    if (plan.approval && made.state.plan.size && plan.outcome.size &&
        plan.outcome.size->contracts != made.state.plan.size->contracts) {
        return base::fail(base::ErrorCode::Refused,
                          "the size is now " + std::to_string(plan.outcome.size->contracts) + ", not " +
                              std::to_string(made.state.plan.size->contracts),
                          planId, "make a new plan with signalbox plan");
    }
    return layOut(made, query, std::move(plan), false, {}, "system", dialect);
}

base::Result<TicketText> Workstation::ticketOfChange(const DayQuery& query, const ManualChange& change,
                                                     report::Dialect dialect) {
    SIGNALBOX_TRY(requireWritable());
    SIGNALBOX_TRY_ASSIGN(const Prepared prepared, prepare(query));
    SIGNALBOX_TRY_ASSIGN(session::DayResult made,
                         session::evaluateDay(prepared.inputs(m_open.parameters, query)));
    if (made.state.plan.hypothetical) {
        return base::fail(base::ErrorCode::Refused, "a hypothetical plan never becomes a ticket",
                          base::toIso(made.state.date));
    }
    SIGNALBOX_TRY(m_open.journal->sound());
    SIGNALBOX_TRY(checkWindow(prepared.entries, made.state.nextSession, base::toIso(made.state.date)));
    SIGNALBOX_TRY_ASSIGN(book::Book whole, wholeBook(prepared.entries));
    SIGNALBOX_TRY(session::lapsePassedOrders(whole, made.state.date));
    SIGNALBOX_TRY_ASSIGN(session::PlanResult plan, changePlan(made, whole, *prepared.strategy, change));
    // The same change copied again is the order that waits, not a second one.
    if (plan.outcome.selection && plan.outcome.selection->plan && plan.outcome.size) {
        const book::SignalOrders orders = book::ordersOfSignal(prepared.entries, made.state.strategy,
                                                               made.state.underlying, made.state.date);
        const structures::TradePlan& trade = *plan.outcome.selection->plan;
        const book::SignalOrder* standing =
            orders.same(trade.legs, plan.outcome.size->contracts, trade.limit);
        if (standing != nullptr && !standing->end) {
            SIGNALBOX_TRY_ASSIGN(std::string text, textOf(standing->ticket, dialect));
            return TicketText{standing->ticket, std::move(text), standing->ticket.ticketId};
        }
    }
    std::string text;
    if (plan.outcome.selection && plan.outcome.selection->plan && made.state.plan.selection) {
        text = structures::describeOverride(*made.state.plan.selection->plan, *plan.outcome.selection->plan);
    }
    if (change.contracts) {
        text += (text.empty() ? "" : ", ") + std::string("quantity ") + std::to_string(*change.contracts);
    }
    return layOut(made, query, std::move(plan), true, text, change.by, dialect);
}

} // namespace signalbox::app
