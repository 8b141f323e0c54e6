// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/book/signal_orders.h"

#include <algorithm>

namespace signalbox::book {
namespace {

SignalOrder* orderOf(SignalOrders& all, const std::string& ticketId) {
    const auto found = std::find_if(all.orders.begin(), all.orders.end(), [&](const SignalOrder& order) {
        return order.ticket.ticketId == ticketId;
    });
    return found == all.orders.end() ? nullptr : &*found;
}

} // namespace

base::Money SignalOrder::heat() const {
    const base::Price ofOne = ticket.credit ? ticket.width - fillPrice : fillPrice;
    const base::Money ofFilled = filled > 0 ? base::premium(ofOne, ticket.multiplier, filled) : base::Money();
    const std::int64_t waiting = end ? 0 : ticket.contracts - filled;
    return ofFilled + ticket.maxLossPerUnit * waiting;
}

const SignalOrder* SignalOrders::same(const std::vector<structures::Leg>& legs, std::int64_t contracts,
                                      base::Price limit) const {
    const SignalOrder* found = nullptr;
    for (const SignalOrder& order : orders) {
        if (order.ticket.legs == legs && order.ticket.contracts == contracts && order.ticket.limit == limit &&
            (found == nullptr || (found->end && !order.end))) {
            found = &order;
        }
    }
    return found;
}

const SignalOrder* SignalOrders::find(const std::string& ticketId) const {
    const auto found = std::find_if(orders.begin(), orders.end(), [&](const SignalOrder& order) {
        return order.ticket.ticketId == ticketId;
    });
    return found == orders.end() ? nullptr : &*found;
}

SignalOrders ordersOfSignal(std::span<const JournalEntry> entries, const std::string& strategy,
                            const std::string& underlying, base::Date signalDate) {
    SignalOrders all;
    all.strategy = strategy;
    all.underlying = underlying;
    all.signalDate = signalDate;
    for (const JournalEntry& entry : entries) {
        if (const auto* ticket = std::get_if<TicketOpened>(&entry.event)) {
            if (!ticket->closesPosition && ticket->strategy == strategy && ticket->underlying == underlying &&
                ticket->signalDate == signalDate) {
                SignalOrder order;
                order.ticket = *ticket;
                all.orders.push_back(std::move(order));
            }
        } else if (const auto* fill = std::get_if<Filled>(&entry.event)) {
            if (SignalOrder* order = orderOf(all, fill->ticketId)) {
                order->filled += fill->contracts;
                order->fillPrice = fill->price;
                if (order->filled >= order->ticket.contracts) {
                    order->end = TicketEnd::Filled;
                }
            }
        } else if (const auto* ended = std::get_if<TicketClosed>(&entry.event)) {
            if (SignalOrder* order = orderOf(all, ended->ticketId)) {
                order->end = ended->end;
            }
        }
    }
    return all;
}

} // namespace signalbox::book
