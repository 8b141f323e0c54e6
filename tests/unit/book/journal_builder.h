// SPDX-License-Identifier: GPL-3.0-or-later
// Journal entries for tests, in one line each.
#pragma once

#include "engine/book/book.h"

#include <vector>

namespace signalbox::tests {

inline base::Date day(unsigned month, unsigned dayOfMonth) {
    return base::makeDate(2026, month, dayOfMonth);
}

inline market::OptionContract putOf(const std::string& underlying, base::Date expiration, int strike) {
    return {underlying,
            underlying == "SPX" ? "SPXW" : underlying,
            expiration,
            market::Settlement::Pm,
            market::Right::Put,
            base::Strike::dollars(strike),
            100};
}

/// A put credit spread ticket of the sample: 5700/5650 for April.
inline book::TicketOpened spreadTicket(const std::string& id, std::int64_t contracts,
                                       base::Price limit = base::Price::cents(260)) {
    book::TicketOpened ticket;
    ticket.ticketId = id;
    ticket.strategy = "optimus";
    ticket.underlying = "SPX";
    ticket.signalDate = day(2, 13);
    ticket.validOn = day(2, 17);
    ticket.expiration = day(4, 2);
    ticket.legs = {{putOf("SPX", ticket.expiration, 5700), structures::Side::Sell, 1},
                   {putOf("SPX", ticket.expiration, 5650), structures::Side::Buy, 1}};
    ticket.contracts = contracts;
    ticket.limit = limit;
    ticket.width = base::Price::dollars(50);
    ticket.maxLossPerUnit = base::premium(ticket.width - limit, 100, 1);
    return ticket;
}

inline book::TicketOpened closingTicket(const std::string& id, int positionId, std::int64_t contracts,
                                        book::CloseReason reason = book::CloseReason::ProfitTarget) {
    book::TicketOpened ticket = spreadTicket(id, contracts);
    ticket.credit = false;
    ticket.closesPosition = positionId;
    ticket.closeReason = reason;
    return ticket;
}

inline book::Filled fillOf(const std::string& id, std::int64_t contracts, base::Price price, base::Date date,
                           base::Money fees = {}) {
    book::Filled fill;
    fill.ticketId = id;
    fill.contracts = contracts;
    fill.price = price;
    fill.date = date;
    fill.fees = fees;
    return fill;
}

inline book::Marked markOf(int positionId, base::Date date, std::optional<base::Price> closeCost) {
    book::Marked mark;
    mark.positionId = positionId;
    mark.date = date;
    mark.closeCost = closeCost;
    return mark;
}

/// Applies an event; its success.
inline bool happens(book::Book& book, book::Event event) {
    static std::int64_t sequence = 0;
    book::JournalEntry entry;
    entry.sequence = ++sequence;
    entry.event = std::move(event);
    return book.apply(entry).has_value();
}

inline book::Book accountOf(std::int64_t dollars) {
    book::Book book;
    (void)happens(book, book::AccountFlow{base::Money::dollars(dollars), "opening balance"});
    return book;
}

} // namespace signalbox::tests
