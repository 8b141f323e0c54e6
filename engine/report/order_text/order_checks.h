// SPDX-License-Identifier: GPL-3.0-or-later
// What every dialect demands of an order, and the last step of every parser.
#pragma once

#include "engine/report/order_text/dialect.h"

#include <string>
#include <vector>

namespace signalbox::report {

/// Everything that forbids this order; empty when it may be written. Sentences without a full stop.
[[nodiscard]] std::vector<std::string> orderProblems(const OrderTicket& ticket,
                                                     const OrderTextContext& context);
/// "a credit for what is worth a debit", when the price flows against no-arbitrage; empty otherwise.
[[nodiscard]] std::string effectContradiction(const OrderTicket& ticket);
/// The contract that a root, date, right and strike name; settlement and underlying follow from the root.
[[nodiscard]] market::OptionContract contractOf(const std::string& root, base::Date expiration,
                                                market::Right right, base::Strike strike);
/// Takes common factors of the legs' ratios into the quantity.
void normalise(OrderTicket& ticket);
/// The end of every parser: checks the order and keeps it only without problems.
[[nodiscard]] ReadOrder finished(OrderTicket ticket, std::vector<std::string> problems,
                                 std::vector<std::string> warnings, const OrderTextContext& context);
/// Last session of March, June, September or December.
[[nodiscard]] bool isQuarterEnd(base::Date date, const calendar::Calendar& calendar);
/// The standard monthly expiration of its month.
[[nodiscard]] bool isMonthly(base::Date date, const calendar::Calendar& calendar);

} // namespace signalbox::report
