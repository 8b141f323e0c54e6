// SPDX-License-Identifier: GPL-3.0-or-later
// The opening orders that were laid out for one signal, and what became of each. The evaluation of the signal
// never sees them (session/book_as_of.h); a person who could order it twice must.
#pragma once

#include "engine/book/events.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::book {

struct SignalOrder {
    TicketOpened ticket;
    std::int64_t filled = 0;
    base::Price fillPrice;        ///< of the last fill; of no meaning before one
    std::optional<TicketEnd> end; ///< absent: it waits

    /// It waits, or became a position: an entry of the signal (OPT-P1, OPT-E10).
    [[nodiscard]] bool counts() const { return !end || filled > 0; }
    /// What its contracts can lose, filled ones at their price, waiting ones at the limit; nothing of what
    /// ended unfilled (SHR-A6).
    [[nodiscard]] base::Money heat() const;
};

struct SignalOrders {
    std::string strategy;
    std::string underlying;
    base::Date signalDate;
    std::vector<SignalOrder> orders; ///< in the order of their tickets

    /// The order of exactly these legs, contracts and limit, the one that waits before others; null: none.
    [[nodiscard]] const SignalOrder* same(const std::vector<structures::Leg>& legs, std::int64_t contracts,
                                          base::Price limit) const;
    [[nodiscard]] const SignalOrder* find(const std::string& ticketId) const;
};

/// Of the whole journal, whatever day it is read for.
[[nodiscard]] SignalOrders ordersOfSignal(std::span<const JournalEntry> entries, const std::string& strategy,
                                          const std::string& underlying, base::Date signalDate);

} // namespace signalbox::book
