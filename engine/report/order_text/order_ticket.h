// SPDX-License-Identifier: GPL-3.0-or-later
// An order as every dialect says it: legs, quantity, net price, time in force. What a generator takes and a
// parser gives (reference order-text section 2).
#pragma once

#include "engine/book/events.h"
#include "engine/structures/leg.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::report {

enum class PositionEffect { Open, Close };
enum class NetEffect { Credit, Debit, Even };
enum class TimeInForce { Day, GoodTillCancelled };
/// The structures that are written as orders; every other set of legs is refused.
enum class OrderStructure { Single, Vertical, IronCondor, Butterfly, Condor, Calendar, Diagonal };

struct OrderLeg {
    structures::Leg leg; ///< ratios have no common divisor over the order
    PositionEffect effect = PositionEffect::Open;
    auto operator<=>(const OrderLeg&) const = default;
};

/// A limit order of one unit of legs, `quantity` times.
struct OrderTicket {
    std::vector<OrderLeg> legs;
    std::int64_t quantity = 1;
    base::Price price; ///< net per share, never negative; the effect says which way it flows
    NetEffect effect = NetEffect::Credit;
    TimeInForce tif = TimeInForce::Day;
    /// The same order whatever the sequence of its legs.
    friend bool operator==(const OrderTicket& a, const OrderTicket& b);
};

/// The order of a journaled ticket, opening or closing; the sides of a closing are those of its legs as they
/// are sent.
[[nodiscard]] OrderTicket orderOf(const book::TicketOpened& ticket);

/// Which structure the legs form; nothing when none of ours.
[[nodiscard]] std::optional<OrderStructure> structureOf(const std::vector<OrderLeg>& legs);
/// The sign that no-arbitrage gives the package: Credit when it can only cost its owner at expiry, Debit when
/// it can only pay; nothing when both are possible or it cannot be known.
[[nodiscard]] std::optional<NetEffect> naturalEffect(const std::vector<OrderLeg>& legs);

} // namespace signalbox::report
