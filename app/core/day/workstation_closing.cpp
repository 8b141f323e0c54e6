// SPDX-License-Identifier: GPL-3.0-or-later
// The way out of a position: what would close it now, and the order laid out.
#include "app/core/day/prepared_day.h"
#include "engine/book/split_terms.h"
#include "engine/exits/exit_order.h"
#include "engine/market/product.h"
#include "engine/routine/executions.h"

namespace signalbox::app {

namespace {

/// OPT-T6: a spread that met its target is bought back at the target; everything else at what closing costs.
std::optional<base::Price> closingLimit(const session::PositionState& open, const market::Product& product) {
    const auto first =
        open.position.credit ? exits::startingExitLimit(open.exit, product.packageTicks) : std::nullopt;
    return first ? first : open.exit.closeCost;
}

} // namespace

base::Result<TicketText> Workstation::closingProposal(int positionId, std::optional<base::Price> limit,
                                                      report::Dialect dialect) {
    SIGNALBOX_TRY_ASSIGN(const auto entries, journal());
    SIGNALBOX_TRY_ASSIGN(const book::Book whole, book::Book::fold(entries));
    const book::Position* position = whole.find(positionId);
    if (position == nullptr || !position->isOpen()) {
        return base::fail(base::ErrorCode::MissingData,
                          "position " + std::to_string(positionId) + " is not open", "--position",
                          "signalbox positions lists the open ones");
    }
    SIGNALBOX_TRY_ASSIGN(const auto actions, m_open.store->actions(position->underlying));
    for (const auto& [id, pending] : whole.pending()) {
        if (pending.ticket.closesPosition == positionId && !limit) {
            const int since = splitsSinceOrder(pending.ticket, *position, actions, pending.ticket.validOn);
            book::TicketOpened order = book::listedClosing(pending.ticket, since);
            SIGNALBOX_TRY_ASSIGN(std::string text, textOf(order, dialect));
            return TicketText{std::move(order), std::move(text), id};
        }
    }
    DayQuery query;
    query.strategy = position->strategy;
    query.underlying = position->underlying;
    query.planWanted = false;
    SIGNALBOX_TRY_ASSIGN(const session::DayState state, day(query));
    const auto product = market::knownProduct(position->underlying);
    std::optional<base::Price> price = limit;
    book::CloseReason reason = book::CloseReason::Manual;
    for (const session::PositionState& open : state.positions) {
        if (open.position.id == positionId && product) {
            price = price ? price : closingLimit(open, *product);
            reason = exits::closeReasonOf(open.exit.action).value_or(book::CloseReason::Manual);
        }
    }
    if (!price || !product) {
        return base::fail(base::ErrorCode::MissingData,
                          "there is no usable quote to close position " + std::to_string(positionId),
                          base::toIso(state.date), "name a limit with --price");
    }
    risk::Review review = risk::RiskDesk().reviewClosing(
        whole, positionId, position->contractsOpen - whole.pendingClosing(positionId));
    if (!review.approval) {
        return base::fail(base::ErrorCode::Refused,
                          "a closing order for all open contracts is pending already",
                          "position " + std::to_string(positionId));
    }
    book::TicketDetails details;
    details.ticketId = routine::nextOrderId(whole, position->strategy, position->underlying, state.date);
    details.signalDate = state.date;
    details.validOn = state.nextSession;
    details.mode = position->mode;
    // Prices are those of the contract as it is listed; the position counts as bought.
    const int ratio = book::splitRatioSince(*position, actions, state.date);
    const base::Price listed = market::ceilTick(product->packageTicks, *price);
    SIGNALBOX_TRY_ASSIGN(
        const book::Ticket ticket,
        book::Ticket::close(std::move(*review.approval), *position, listed * ratio, reason, details));
    book::TicketOpened order = book::listedClosing(ticket.event(), ratio);
    SIGNALBOX_TRY_ASSIGN(std::string text, textOf(order, dialect));
    std::string id = order.ticketId;
    return TicketText{std::move(order), std::move(text), std::move(id), false};
}

base::Result<TicketText> Workstation::closingTicket(int positionId, std::optional<base::Price> limit,
                                                    report::Dialect dialect) {
    SIGNALBOX_TRY_ASSIGN(TicketText made, closingProposal(positionId, limit, dialect));
    if (made.recorded) {
        return made;
    }
    SIGNALBOX_TRY(requireWritable());
    // A way out of a position is never kept back (OPT-P2); on a broken journal it is shown, not recorded.
    if (m_open.journal->sound()) {
        SIGNALBOX_TRY(append({made.ticket}, "system"));
        made.recorded = true;
    }
    return made;
}

} // namespace signalbox::app
