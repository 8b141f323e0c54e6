// SPDX-License-Identifier: GPL-3.0-or-later
// Orders for tests, in one line each.
#pragma once

#include "engine/base/date.h"
#include "engine/report/order_text/dialect.h"
#include "engine/report/order_text/order_checks.h"

#include <array>

namespace signalbox::tests {

inline constexpr std::array AllDialects{report::Dialect::Thinkorswim, report::Dialect::Tastytrade,
                                        report::Dialect::Ibkr, report::Dialect::Schwab,
                                        report::Dialect::Plain};

/// +1 or -2 of an option; the sign is the side.
inline report::OrderLeg legOf(int signedRatio, const std::string& root, base::Date expiration, int strike,
                              char right, report::PositionEffect effect = report::PositionEffect::Open) {
    return {{report::contractOf(root, expiration, right == 'C' ? market::Right::Call : market::Right::Put,
                                base::Strike::dollars(strike)),
             signedRatio > 0 ? structures::Side::Buy : structures::Side::Sell, std::abs(signedRatio)},
            effect};
}

inline report::OrderTicket orderWith(std::vector<report::OrderLeg> legs, std::int64_t quantity, int cents,
                                     report::NetEffect effect) {
    report::OrderTicket ticket;
    ticket.legs = std::move(legs);
    ticket.quantity = quantity;
    ticket.price = base::Price::cents(cents);
    ticket.effect = effect;
    return ticket;
}

/// The example of the reference: 7500/7480 put spread of 16 October 2026 for 1.10 credit.
inline report::OrderTicket exampleOrder() {
    const base::Date october = base::makeDate(2026, 10, 16);
    return orderWith({legOf(-1, "SPXW", october, 7500, 'P'), legOf(1, "SPXW", october, 7480, 'P')}, 1, 110,
                     report::NetEffect::Credit);
}
inline report::OrderTicket exampleClosing() {
    const base::Date october = base::makeDate(2026, 10, 16);
    return orderWith({legOf(1, "SPXW", october, 7500, 'P', report::PositionEffect::Close),
                      legOf(-1, "SPXW", october, 7480, 'P', report::PositionEffect::Close)},
                     1, 55, report::NetEffect::Debit);
}

} // namespace signalbox::tests
