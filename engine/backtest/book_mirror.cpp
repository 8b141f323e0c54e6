// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/book_mirror.h"

#include "engine/memo/panel.h"

namespace signalbox::backtest {
namespace {

constexpr int WindowClosesHour = 11; // BRK-P4

structures::StructureKind kindOf(const Trade& trade) {
    if (trade.legCount == 2) {
        return trade.legs[0].right == market::Right::Put ? structures::StructureKind::PutCreditSpread
                                                         : structures::StructureKind::CallCreditSpread;
    }
    return trade.legs[0].right == market::Right::Call ? structures::StructureKind::LongCall
                                                      : structures::StructureKind::LongPut;
}

std::vector<structures::Leg> legsOf(const Trade& trade, const std::string& underlying) {
    std::vector<structures::Leg> legs;
    for (std::size_t i = 0; i < trade.legCount; ++i) {
        const TradeLeg& leg = trade.legs[i];
        market::OptionContract contract;
        contract.underlying = underlying;
        contract.root = trade.root.empty() ? underlying : trade.root;
        contract.expiration = trade.expiration;
        contract.settlement = trade.settlement;
        contract.right = leg.right;
        contract.strike = base::Strike::thousandths(leg.strike);
        contract.multiplier = trade.multiplier;
        legs.push_back({std::move(contract), leg.side, leg.ratio});
    }
    return legs;
}

book::TicketOpened ticketOf(const Trade& trade, const System& system) {
    book::TicketOpened ticket;
    ticket.strategy = system.key();
    ticket.underlying = system.underlying();
    ticket.ticketId = book::clientOrderId(ticket.strategy, ticket.underlying, trade.signalDate, trade.id);
    ticket.signalDate = trade.signalDate;
    ticket.validOn = trade.openedOn;
    ticket.kind = kindOf(trade);
    ticket.legs = legsOf(trade, ticket.underlying);
    ticket.contracts = trade.contracts;
    ticket.limit = trade.entryPrice;
    ticket.credit = trade.credit;
    ticket.multiplier = trade.multiplier;
    ticket.width = trade.width;
    ticket.expiration = trade.expiration;
    ticket.settlement = trade.settlement;
    ticket.convictionBp = trade.convictionBp;
    ticket.regime = diagnosis::regimeKey(trade.regime);
    ticket.mode = "BACKTEST";
    return ticket;
}

} // namespace

BookMirror::BookMirror(base::Money equity) {
    // An account that begins is never refused.
    static_cast<void>(apply(book::AccountFlow{equity, "opening balance"}));
}

base::Status BookMirror::apply(book::Event event) {
    book::JournalEntry entry;
    entry.sequence = ++m_sequence;
    entry.event = std::move(event);
    return m_book.apply(entry);
}

base::Status BookMirror::applyAll(std::vector<book::Event> events) {
    for (book::Event& event : events) {
        SIGNALBOX_TRY(apply(std::move(event)));
    }
    return {};
}

base::Status BookMirror::enter(const Trade& trade, const System& system,
                               std::optional<book::TicketOpened> ticket) {
    book::TicketOpened opened = ticket ? std::move(*ticket) : ticketOf(trade, system);
    book::Filled fill;
    fill.ticketId = opened.ticketId;
    fill.contracts = trade.contracts;
    fill.price = trade.entryPrice;
    fill.fees = trade.fees;
    fill.date = trade.openedOn;
    fill.by = "backtest";
    SIGNALBOX_TRY(apply(std::move(opened)));
    return apply(std::move(fill));
}

base::Status BookMirror::exit(const Trade& trade, const System& system, std::int64_t contracts,
                              base::Price price, base::Money fees, base::Date date,
                              book::CloseReason reason) {
    book::TicketOpened closing = ticketOf(trade, system);
    closing.ticketId = "closing-" + std::to_string(++m_closings);
    closing.signalDate = date;
    closing.validOn = date;
    closing.contracts = contracts;
    closing.limit = price;
    closing.credit = !trade.credit;
    closing.closesPosition = trade.id;
    closing.closeReason = reason;
    for (structures::Leg& leg : closing.legs) {
        leg.side = leg.side == structures::Side::Buy ? structures::Side::Sell : structures::Side::Buy;
    }
    book::Filled fill;
    fill.ticketId = closing.ticketId;
    fill.contracts = contracts;
    fill.price = price;
    fill.fees = fees;
    fill.date = date;
    fill.by = "backtest";
    SIGNALBOX_TRY(apply(std::move(closing)));
    return apply(std::move(fill));
}

base::Status BookMirror::mark(int tradeId, const Mark& mark, base::Date date) {
    book::Marked event;
    event.positionId = tradeId;
    event.date = date;
    if (mark.usable) {
        event.closeCost = mark.closeCost;
    }
    if (mark.greeksKnown) {
        event.thetaDay = mark.thetaDay;
    }
    return apply(event);
}

base::Status BookMirror::halt(const std::string& strategy, const std::string& code, base::Date date) {
    SIGNALBOX_TRY(apply(book::HaltRaised{strategy, code, date, ""}));
    return apply(book::HaltAcknowledged{strategy, code, date, "history", ""});
}

base::Status BookMirror::settleMemos(base::Date date) {
    return applyAll(memo::settle(m_book, calendar::newYorkInstant(date, WindowClosesHour, 0)));
}

base::Status BookMirror::closeDay(base::Date date) {
    return apply(book::DayClosed{date, m_book.equityAtMarks()});
}

} // namespace signalbox::backtest
