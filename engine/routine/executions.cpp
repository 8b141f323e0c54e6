// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/executions.h"

#include "engine/base/sha256.h"
#include "engine/book/split_terms.h"
#include "engine/codec/outcome_json.h"
#include "engine/exits/optimus_exit.h"
#include "engine/market/product.h"
#include "engine/routine/memos.h"
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

/// What a set of legs gives on the snapshot in half units of $0.0001 (SHR-N5), positive when received: at mid
/// for a package, at the worse side for a single option, which nobody sells below its ask.
std::optional<std::int64_t> doubledCredit(const market::OptionChain& chain,
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
        const std::int64_t sum = bid->toUnits() + ask->toUnits();
        const std::int64_t single = 2 * (leg.side == structures::Side::Buy ? ask->toUnits() : bid->toUnits());
        doubled -= std::int64_t{structures::sign(leg.side)} * leg.ratio * (legs.size() == 1 ? single : sum);
    }
    return doubled;
}

/// `ratio` is that of a closing after a split: contracts and price are as listed, the fee is that of the
/// contracts as bought, so that a split changes no result.
base::Status fillTicket(const DailyInputs& inputs, const book::TicketOpened& ticket, std::int64_t contracts,
                        base::Price price, base::UtcTime at, Ledger& ledger, int ratio = 1) {
    book::Filled fill;
    fill.ticketId = ticket.ticketId;
    fill.contracts = contracts;
    fill.price = price;
    fill.fees = feesOf(inputs.parameters->account(), ticket.legs, contracts / ratio);
    fill.date = inputs.date;
    fill.at = at;
    fill.by = "paper";
    return ledger.add(fill);
}

/// The cost of closing on this snapshot, on a legal tick against us; nothing without usable quotes. An option
/// that was bought is sold at its bid, which is a listed price already (SHR-G5).
base::Result<std::optional<base::Price>> closingPrice(const SymbolDay& symbol, const Position& position) {
    SIGNALBOX_TRY_ASSIGN(const exits::PositionExit exit,
                         symbol.strategy->exit(symbol.today, symbol.lastKnown, position));
    if (!position.credit) {
        return exit.decision.closeCost;
    }
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
    // What an option was worth at its expiration need not divide; nothing is sent then, so it stays as
    // bought.
    const int ratio = book::splitRatioSince(position, inputs.snapshot->actions, inputs.date);
    const bool divides = limit.toUnits() % ratio == 0;
    return ledger.add(book::listedClosing(ticket.event(), divides ? ratio : 1));
}

/// What forbids an entry at order time for a signal of `signalDate`: halts in force by now (OPT-B3), and the
/// recheck of OPT-T3. `window` is the context of the order's session.
base::Result<std::vector<std::string>> haltsAtOrderTime(const SymbolDay& symbol,
                                                        const strategies::Context& window,
                                                        base::Date signalDate, const Ledger& ledger) {
    strategies::Context signalDay = window;
    signalDay.date = signalDate;
    SIGNALBOX_TRY_ASSIGN(session::HaltState halts,
                         session::haltsInForce(ledger.book(), *symbol.strategy, signalDay));
    if (std::string abort = symbol.strategy->recheck(window); !abort.empty()) {
        halts.codes.push_back(std::move(abort));
    }
    return std::move(halts.codes);
}

/// A ticket of a person that was valid for a window that is over, or is filled by the quotes of today's.
base::Status settleManualTicket(const SymbolDay& symbol, const strategies::Context& window,
                                const book::PendingTicket& pending,
                                const std::shared_ptr<const market::OptionChain>& chain, Ledger& ledger) {
    const DailyInputs& inputs = *symbol.day;
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
    SIGNALBOX_TRY_ASSIGN(const auto halts, haltsAtOrderTime(symbol, window, ticket.signalDate, ledger));
    if (!halts.empty()) {
        return ledger.add(
            book::TicketClosed{ticket.ticketId, book::TicketEnd::Cancelled, "called off: " + halts.front()});
    }
    const auto mid = chain ? doubledCredit(*chain, ticket.legs) : std::nullopt;
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

base::Status executeClosings(const SymbolDay& symbol, Ledger& ledger) {
    const DailyInputs& inputs = *symbol.day;
    SIGNALBOX_TRY_ASSIGN(const base::UtcTime close, inputs.calendar->closeInstant(inputs.date));
    const auto chain = inputs.snapshot->chain(symbol.underlying);
    std::vector<Position> open;
    for (const Position* position : ledger.book().openPositions()) {
        if (position->strategy == symbol.strategy->key && position->underlying == symbol.underlying) {
            open.push_back(*position);
        }
    }
    for (const Position& position : open) {
        std::optional<book::CloseReason> due;
        if (symbol.strategy->due) {
            SIGNALBOX_TRY_ASSIGN(due, symbol.strategy->due(symbol.today, position));
        }
        const bool ordered = ledger.book().pendingClosing(position.id) > 0;
        if (!due && !ordered) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(const auto price, closingPrice(symbol, position));
        if (!price) {
            continue; // stays due; the alert about missing quotes is raised with the marks
        }
        if (due) {
            // What is ordered for a part already stays; the rest goes with it.
            SIGNALBOX_TRY(openClosing(inputs, position, *price, *due, inputs.date, ledger));
        }
        for (const auto& [id, pending] : std::map(ledger.book().pending())) {
            if (pending.ticket.closesPosition == position.id && pending.ticket.mode != "LIVE") {
                // An option that expired is settled without a chain, after the close.
                const base::UtcTime at = chain ? chain->asOf() : close;
                // An order of the evening before a split names the contract of that evening.
                const int ratio = book::ratioOfClosing(pending.ticket, position).value_or(1);
                SIGNALBOX_TRY(fillTicket(inputs, pending.ticket, pending.ticket.contracts - pending.filled,
                                         book::listedPrice(*price, ratio), at, ledger, ratio));
            }
        }
    }
    return {};
}

namespace {

base::Status releaseByPolicy(const SymbolDay& symbol, strategies::Context window, base::UtcTime at,
                             Ledger& ledger) {
    const DailyInputs& inputs = *symbol.day;
    const strategies::Strategy& strategy = *symbol.strategy;
    const entry::EntryEvaluation& signal = *symbol.signal;
    SIGNALBOX_TRY_ASSIGN(window.halts, haltsAtOrderTime(symbol, window, signal.date, ledger));
    const base::Money sleeve = session::sleeveEquity(inputs.parameters->account(), strategy,
                                                     ledger.book().equityBefore(inputs.date));
    SIGNALBOX_TRY_ASSIGN(const auto states,
                         session::positionStates(ledger.book(), strategy, window, signal, sleeve));
    session::PlanRequest request;
    if (const auto greeks = session::aggregateGreeks(states)) {
        request.aggregateDelta = greeks->deltaFraction;
    }
    session::PlanResult made = session::makePlan(ledger.book(), strategy, window, signal, request);
    if (!made.approval) {
        SIGNALBOX_TRY_ASSIGN(const bool revised, reviseMemo(symbol, window, made.outcome, ledger));
        if (revised) {
            made = session::makePlan(ledger.book(), strategy, window, signal, request);
        }
    }
    session::PlanOutcome& outcome = made.outcome;
    outcome.hash = base::sha256Hex(codec::planJson(outcome));
    outcome.planId = "P-" + base::toIso(inputs.date) + "-" + outcome.hash.substr(0, 8);
    book::PlanRecorded record;
    record.planId = outcome.planId;
    record.strategy = strategy.key;
    record.underlying = symbol.underlying;
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
    details.ticketId = nextOrderId(ledger.book(), strategy.key, symbol.underlying, signal.date);
    details.signalDate = signal.date;
    details.validOn = inputs.date;
    details.convictionBp = outcome.conviction ? outcome.conviction->bp : 10'000;
    details.regime = diagnosis::regimeKey(signal.regime);
    details.mode = inputs.mode;
    SIGNALBOX_TRY_ASSIGN(const book::Ticket ticket,
                         book::Ticket::open(std::move(*made.approval), *outcome.selection->plan, details));
    const book::TicketOpened& order = ticket.event();
    SIGNALBOX_TRY(ledger.add(order));
    // An approved limit may lie below today's ask (BRK-P4); nobody sells there.
    const auto given = doubledCredit(*inputs.snapshot->chain(symbol.underlying), order.legs);
    if (!order.credit && (!given || *given < -2 * order.limit.toUnits())) {
        return ledger.add(book::TicketClosed{order.ticketId, book::TicketEnd::NoFill,
                                             "the quotes of the window did not reach the limit"});
    }
    return fillTicket(inputs, order, order.contracts, order.limit, at, ledger);
}

} // namespace

base::Status executeEntries(const SymbolDay& symbol, Ledger& ledger) {
    const DailyInputs& inputs = *symbol.day;
    const auto chain = inputs.snapshot->chain(symbol.underlying);
    strategies::Context window = symbol.today;
    window.provisional = false;
    window.book = &ledger.book();
    for (const auto& [id, pending] : std::map(ledger.book().pending())) {
        if (!pending.ticket.closesPosition && pending.ticket.strategy == symbol.strategy->key &&
            pending.ticket.underlying == symbol.underlying) {
            SIGNALBOX_TRY(settleManualTicket(symbol, window, pending, chain, ledger));
        }
    }
    if (!symbol.signal || !inputs.releaseByPolicy ||
        hasTicketFor(ledger.book(), symbol.strategy->key, symbol.underlying, symbol.signal->date)) {
        return {};
    }
    return releaseByPolicy(symbol, std::move(window), chain ? chain->asOf() : base::UtcTime(), ledger);
}

} // namespace signalbox::routine
