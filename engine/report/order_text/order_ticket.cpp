// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/order_text/order_ticket.h"

#include "engine/risk/expiry_payoff.h"

#include <algorithm>

namespace signalbox::report {
namespace {

using market::OptionContract;
using market::Right;
using structures::Side;

std::vector<OrderLeg> sortedLegs(const std::vector<OrderLeg>& legs) {
    std::vector<OrderLeg> sorted = legs;
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

bool sameSeries(const OptionContract& a, const OptionContract& b) {
    return a.expiration == b.expiration && a.settlement == b.settlement;
}

/// Of two series the one that lives longer; on one date the one settled at the close.
bool livesLonger(const OptionContract& a, const OptionContract& b) {
    if (a.expiration != b.expiration) {
        return a.expiration > b.expiration;
    }
    return a.settlement == market::Settlement::Pm && b.settlement == market::Settlement::Am;
}

std::optional<OrderStructure> structureOfTwo(const OrderLeg& a, const OrderLeg& b) {
    const OptionContract& first = a.leg.contract;
    const OptionContract& second = b.leg.contract;
    if (a.leg.side == b.leg.side || first.right != second.right) {
        return std::nullopt;
    }
    if (sameSeries(first, second)) {
        return first.strike == second.strike ? std::nullopt : std::optional(OrderStructure::Vertical);
    }
    return first.strike == second.strike ? OrderStructure::Calendar : OrderStructure::Diagonal;
}

/// Same right, strikes rising: are the sides outer, inner, outer?
bool outerAgainstInner(const std::vector<OrderLeg>& byStrike) {
    const Side outer = byStrike.front().leg.side;
    if (byStrike.back().leg.side != outer) {
        return false;
    }
    return std::all_of(byStrike.begin() + 1, byStrike.end() - 1,
                       [outer](const OrderLeg& leg) { return leg.leg.side != outer; });
}

bool isIronCondor(const std::vector<OrderLeg>& byStrike) {
    const auto right = [&byStrike](std::size_t i) { return byStrike[i].leg.contract.right; };
    const auto side = [&byStrike](std::size_t i) { return byStrike[i].leg.side; };
    return right(0) == Right::Put && right(1) == Right::Put && right(2) == Right::Call &&
           right(3) == Right::Call && side(0) != side(1) && side(1) == side(2) && side(2) != side(3);
}

} // namespace

bool operator==(const OrderTicket& a, const OrderTicket& b) {
    return a.quantity == b.quantity && a.price == b.price && a.effect == b.effect && a.tif == b.tif &&
           sortedLegs(a.legs) == sortedLegs(b.legs);
}

OrderTicket orderOf(const book::TicketOpened& ticket) {
    OrderTicket order;
    const PositionEffect effect = ticket.closesPosition ? PositionEffect::Close : PositionEffect::Open;
    for (const structures::Leg& leg : ticket.legs) {
        order.legs.push_back({leg, effect});
    }
    order.quantity = ticket.contracts;
    order.price = ticket.limit;
    order.effect = ticket.limit == base::Price{} ? NetEffect::Even
                   : ticket.credit               ? NetEffect::Credit
                                                 : NetEffect::Debit;
    return order;
}

std::optional<OrderStructure> structureOf(const std::vector<OrderLeg>& legs) {
    std::vector<OrderLeg> byStrike = legs;
    std::sort(byStrike.begin(), byStrike.end(), [](const OrderLeg& a, const OrderLeg& b) {
        return a.leg.contract.strike < b.leg.contract.strike;
    });
    const bool oneEach =
        std::all_of(legs.begin(), legs.end(), [](const OrderLeg& leg) { return leg.leg.ratio == 1; });
    if (legs.size() == 1 && oneEach) {
        return OrderStructure::Single;
    }
    if (legs.size() == 2 && oneEach) {
        return structureOfTwo(legs[0], legs[1]);
    }
    if (legs.size() < 3 || legs.size() > 4) {
        return std::nullopt;
    }
    const OptionContract& first = byStrike.front().leg.contract;
    bool oneRight = true;
    for (std::size_t i = 1; i < byStrike.size(); ++i) {
        const OptionContract& contract = byStrike[i].leg.contract;
        if (!sameSeries(first, contract) || contract.strike == byStrike[i - 1].leg.contract.strike) {
            return std::nullopt;
        }
        oneRight = oneRight && contract.right == first.right;
    }
    if (legs.size() == 3) {
        const bool ratios =
            byStrike[0].leg.ratio == 1 && byStrike[1].leg.ratio == 2 && byStrike[2].leg.ratio == 1;
        return ratios && oneRight && outerAgainstInner(byStrike) ? std::optional(OrderStructure::Butterfly)
                                                                 : std::nullopt;
    }
    if (!oneEach) {
        return std::nullopt;
    }
    if (oneRight) {
        return outerAgainstInner(byStrike) ? std::optional(OrderStructure::Condor) : std::nullopt;
    }
    return isIronCondor(byStrike) ? std::optional(OrderStructure::IronCondor) : std::nullopt;
}

std::optional<NetEffect> naturalEffect(const std::vector<OrderLeg>& legs) {
    if (structureOf(legs) == OrderStructure::Calendar) {
        const bool firstLonger = livesLonger(legs[0].leg.contract, legs[1].leg.contract);
        const OrderLeg& longer = firstLonger ? legs[0] : legs[1];
        return longer.leg.side == Side::Buy ? NetEffect::Debit : NetEffect::Credit;
    }
    std::vector<structures::Leg> plain;
    plain.reserve(legs.size());
    for (const OrderLeg& leg : legs) {
        plain.push_back(leg.leg);
    }
    const auto payoff = risk::expiryPayoff(plain);
    if (!payoff) {
        return std::nullopt;
    }
    const bool neverCosts = payoff->worst && *payoff->worst >= base::Price{};
    const bool neverPays = payoff->best && *payoff->best <= base::Price{};
    if (neverCosts == neverPays) {
        return std::nullopt;
    }
    return neverPays ? NetEffect::Credit : NetEffect::Debit;
}

} // namespace signalbox::report
