// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/executions.h"

#include "engine/base/sha256.h"
#include "engine/codec/outcome_json.h"
#include "engine/exits/optimus_exit.h"
#include "engine/market/product.h"
#include "engine/session/account.h"
#include "engine/session/book_as_of.h"
#include "engine/session/plan.h"
#include "engine/session/positions.h"
#include "engine/structures/leg_quote.h"

namespace signalbox::routine {
namespace {

using book::Position;

std::optional<market::TickClass> packageTicks(const std::string& underlying, std::size_t legs) {
    const auto product = market::knownProduct(underlying);
    if (!product) {
        return std::nullopt;
    }
    return legs > 1 ? product->packageTicks : product->legTicks;
}

/// Net mid of a set of legs on the snapshot, in half units of $0.0001 (SHR-N5), positive when received.
std::optional<std::int64_t> doubledMidCredit(const market::OptionChain& chain,
                                             const std::vector<structures::Leg>& legs) {
    std::int64_t doubled = 0;
    for (const structures::Leg& leg : legs) {
        const auto place = structures::findContract(chain, leg.contract);
        if (!place) {
            return std::nullopt;
        }
        const market::QuoteColumns& side = chain.blocks()[place->block].side(leg.contract.right);
        const auto bid = side.bidAt(place->index);
        const auto ask = side.askAt(place->index);
        if (!bid || !ask || *bid > *ask || *ask <= base::Price()) {
            return std::nullopt;
        }
        doubled -= structures::sign(leg.side) * leg.ratio * (bid->toUnits() + ask->toUnits());
    }
    return doubled;
}

base::Status fillTicket(const DailyInputs& inputs, const book::TicketOpened& ticket, std::int64_t contracts,
                        base::Price price, base::UtcTime at, Ledger& ledger) {
    book::Filled fill;
    fill.ticketId = ticket.ticketId;
    fill.contracts = contracts;
    fill.price = price;
    fill.fees = feesOf(inputs.parameters->account(), ticket.legs, contracts);
    fill.date = inputs.date;
    fill.at = at;
    fill.by = "paper";
    return ledger.add(fill);
}

/// The cost of closing on this snapshot, on a legal tick against us; nothing without usable quotes.
base::Result<std::optional<base::Price>> closingPrice(const DailyInputs& inputs,
                                                      const strategies::Context& today,
                                                      const entry::EntryEvaluation& lastKnown,
                                                      const Position& position) {
    SIGNALBOX_TRY_ASSIGN(const exits::PositionExit exit, inputs.strategy->exit(today, lastKnown, position));
    const auto ticks = packageTicks(position.underlying, position.legs.size());
    if (!exit.decision.closeCost || !ticks) {
        return std::optional<base::Price>();
    }
    return std::optional(market::ceilTick(*ticks, *exit.decision.closeCost));
}

base::Status openClosing(const DailyInputs& inputs, const Position& position, base::Price limit,
                         book::CloseReason reason, base::Date validOn, Ledger& ledger) {
    const std::int64_t contracts = position.contractsOpen - ledger.book().pendingClosing(position.id);
    if (contracts <= 0) {
        return {};
    }
    risk::Review review = risk::RiskDesk().reviewClosing(ledger.book(), position.id, contracts);
    if (!review.approval) {
        return base::fail(base::ErrorCode::Internal, "the risk desk refused a closing order",
                          position.ticketId);
    }
    book::TicketDetails details;
    details.ticketId = nextOrderId(ledger.book(), position.strategy, position.underlying, inputs.date);
    details.signalDate = inputs.date;
    details.validOn = validOn;
    details.mode = position.mode;
    SIGNALBOX_TRY_ASSIGN(const book::Ticket ticket,
                         book::Ticket::close(std::move(*review.approval), position, limit, reason, details));
    return ledger.add(ticket.event());
}

/// What forbids an entry at order time for a signal of `signalDate`: halts in force by now (OPT-B3), and the
/// recheck of OPT-T3. `window` is the context of the order's session.
base::Result<std::vector<std::string>> haltsAtOrderTime(const DailyInputs& inputs,
                                                        const strategies::Context& window,
                                                        base::Date signalDate, const Ledger& ledger) {
    strategies::Context signalDay = window;
    signalDay.date = signalDate;
    SIGNALBOX_TRY_ASSIGN(session::HaltState halts,
                         session::haltsInForce(ledger.book(), *inputs.strategy, signalDay));
    if (std::string abort = inputs.strategy->recheck(window); !abort.empty()) {
        halts.codes.push_back(std::move(abort));
    }
    return std::move(halts.codes);
}

/// A ticket of a person that was valid for a window that is over, or is filled by the quotes of today's.
base::Status settleManualTicket(const DailyInputs& inputs, const strategies::Context& window,
                                const book::PendingTicket& pending,
                                const std::shared_ptr<const market::OptionChain>& chain, Ledger& ledger) {
    const book::TicketOpened& ticket = pending.ticket;
    const std::int64_t open = ticket.contracts - pending.filled;
    if (ticket.validOn < inputs.date) {
        return ledger.add(
            book::TicketClosed{ticket.ticketId, book::TicketEnd::Lapsed, "its window has passed"});
    }
    if (ticket.validOn > inputs.date) {
        return {};
    }
    if (inputs.mode != "PAPER" || ticket.mode != "PAPER") {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(const auto halts, haltsAtOrderTime(inputs, window, ticket.signalDate, ledger));
    if (!halts.empty()) {
        return ledger.add(
            book::TicketClosed{ticket.ticketId, book::TicketEnd::Cancelled, "called off: " + halts.front()});
    }
    const auto mid = chain ? doubledMidCredit(*chain, ticket.legs) : std::nullopt;
    const std::int64_t limit = (ticket.credit ? 2 : -2) * ticket.limit.toUnits();
    if (mid && *mid >= limit) {
        return fillTicket(inputs, ticket, open, ticket.limit, chain->asOf(), ledger);
    }
    return ledger.add(book::TicketClosed{ticket.ticketId, book::TicketEnd::NoFill,
                                         mid ? "the quotes of the window did not reach the limit"
                                             : "no usable quotes of its legs in the window"});
}

bool hasTicketFor(const book::Book& book, const std::string& strategy, const std::string& underlying,
                  base::Date signalDate) {
    for (const auto& [id, ticket] : book.tickets()) {
        if (!ticket.closesPosition && ticket.strategy == strategy && ticket.underlying == underlying &&
            ticket.signalDate == signalDate) {
            return true;
        }
    }
    return false;
}

} // namespace

base::Money feesOf(const params::AccountParameters& account, std::span<const structures::Leg> legs,
                   std::int64_t contracts) {
    std::int64_t perUnit = 0;
    for (const structures::Leg& leg : legs) {
        perUnit += leg.ratio;
    }
    return account.feePerContract * (perUnit * contracts);
}

std::string nextOrderId(const book::Book& book, const std::string& strategy, const std::string& underlying,
                        base::Date signalDate) {
    int sequence = 1;
    while (book.tickets().contains(book::clientOrderId(strategy, underlying, signalDate, sequence))) {
        ++sequence;
    }
    return book::clientOrderId(strategy, underlying, signalDate, sequence);
}

base::Result<std::optional<entry::EntryEvaluation>> signalOfYesterday(const DailyInputs& inputs,
                                                                      const strategies::Context& today) {
    SIGNALBOX_TRY_ASSIGN(const base::Date yesterday, inputs.calendar->previousSession(inputs.date));
    const book::EvaluationRecorded* recorded = nullptr;
    for (const book::JournalEntry& entry : inputs.journal) {
        const auto* evaluation = std::get_if<book::EvaluationRecorded>(&entry.event);
        if (evaluation != nullptr && evaluation->strategy == inputs.strategy->key &&
            evaluation->underlying == inputs.underlying && evaluation->date == yesterday) {
            recorded = evaluation;
        }
    }
    // Only a decision that was recorded on its own evening may trade: a signal is valid on the next session
    // and nothing is signalled after the fact (OPT-T2).
    if (recorded == nullptr || recorded->decision != entry::decisionKey(entry::Decision::Entry)) {
        return std::optional<entry::EntryEvaluation>();
    }
    SIGNALBOX_TRY_ASSIGN(const book::Book then, session::bookAsOf(inputs.journal, yesterday));
    strategies::Context context = today;
    context.date = yesterday;
    context.book = &then;
    SIGNALBOX_TRY_ASSIGN(const session::HaltState halts,
                         session::haltsInForce(then, *inputs.strategy, context));
    context.halts = halts.codes;
    SIGNALBOX_TRY_ASSIGN(entry::EntryEvaluation evaluation, inputs.strategy->evaluate(context));
    if (evaluation.decision != entry::Decision::Entry) {
        return std::optional<entry::EntryEvaluation>();
    }
    return std::optional(std::move(evaluation));
}

base::Status executeClosings(const DailyInputs& inputs, const strategies::Context& today,
                             const entry::EntryEvaluation& lastKnown, Ledger& ledger) {
    const auto chain = inputs.snapshot->chain(inputs.underlying);
    std::vector<Position> open;
    for (const Position* position : ledger.book().openPositions()) {
        if (position->strategy == inputs.strategy->key && position->underlying == inputs.underlying) {
            open.push_back(*position);
        }
    }
    for (const Position& position : open) {
        SIGNALBOX_TRY_ASSIGN(
            const base::Date timeStop,
            inputs.calendar->timeStopDate(position.expiration,
                                          inputs.parameters->optimus(position.underlying).timeStopDte));
        const bool timeDue = inputs.date >= timeStop;
        const bool ordered = ledger.book().pendingClosing(position.id) > 0;
        if (!timeDue && !ordered) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(const auto price, closingPrice(inputs, today, lastKnown, position));
        if (!price) {
            continue; // stays due; the alert about missing quotes is raised with the marks
        }
        if (!ordered) {
            SIGNALBOX_TRY(
                openClosing(inputs, position, *price, book::CloseReason::TimeStop, inputs.date, ledger));
        }
        for (const auto& [id, pending] : std::map(ledger.book().pending())) {
            if (pending.ticket.closesPosition == position.id && pending.ticket.mode != "LIVE") {
                SIGNALBOX_TRY(fillTicket(inputs, pending.ticket, pending.ticket.contracts - pending.filled,
                                         *price, chain->asOf(), ledger));
            }
        }
    }
    return {};
}

base::Status executeEntries(const DailyInputs& inputs, const strategies::Context& today,
                            const std::optional<entry::EntryEvaluation>& signal, Ledger& ledger) {
    const auto chain = inputs.snapshot->chain(inputs.underlying);
    strategies::Context window = today;
    window.provisional = false;
    window.book = &ledger.book();
    for (const auto& [id, pending] : std::map(ledger.book().pending())) {
        if (!pending.ticket.closesPosition && pending.ticket.strategy == inputs.strategy->key &&
            pending.ticket.underlying == inputs.underlying) {
            SIGNALBOX_TRY(settleManualTicket(inputs, window, pending, chain, ledger));
        }
    }
    if (!signal || !inputs.releaseByPolicy ||
        hasTicketFor(ledger.book(), inputs.strategy->key, inputs.underlying, signal->date)) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(window.halts, haltsAtOrderTime(inputs, window, signal->date, ledger));
    const base::Money sleeve = session::sleeveEquity(inputs.parameters->account(), inputs.strategy->key,
                                                     ledger.book().equityBefore(inputs.date));
    SIGNALBOX_TRY_ASSIGN(const auto states,
                         session::positionStates(ledger.book(), *inputs.strategy, window, *signal, sleeve));
    session::PlanRequest request;
    if (const auto greeks = session::aggregateGreeks(states)) {
        request.aggregateDelta = greeks->deltaFraction;
    }
    session::PlanResult made = session::makePlan(ledger.book(), *inputs.strategy, window, *signal, request);
    session::PlanOutcome& outcome = made.outcome;
    outcome.hash = base::sha256Hex(codec::planJson(outcome));
    outcome.planId = "P-" + base::toIso(inputs.date) + "-" + outcome.hash.substr(0, 8);
    book::PlanRecorded record;
    record.planId = outcome.planId;
    record.strategy = inputs.strategy->key;
    record.underlying = inputs.underlying;
    record.date = inputs.date;
    record.approved = made.approval.has_value();
    record.hash = outcome.hash;
    record.json = codec::planJson(outcome);
    SIGNALBOX_TRY(ledger.add(record));
    if (!made.approval) {
        return {};
    }
    book::TicketDetails details;
    details.planId = outcome.planId;
    details.ticketId = nextOrderId(ledger.book(), inputs.strategy->key, inputs.underlying, signal->date);
    details.signalDate = signal->date;
    details.validOn = inputs.date;
    details.convictionBp = outcome.conviction ? outcome.conviction->bp : 10'000;
    details.regime = diagnosis::regimeKey(signal->regime);
    details.mode = inputs.mode;
    SIGNALBOX_TRY_ASSIGN(const book::Ticket ticket,
                         book::Ticket::open(std::move(*made.approval), *outcome.selection->plan, details));
    SIGNALBOX_TRY(ledger.add(ticket.event()));
    return fillTicket(inputs, ticket.event(), ticket.event().contracts, ticket.event().limit, chain->asOf(),
                      ledger);
}

} // namespace signalbox::routine
