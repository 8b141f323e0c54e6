// SPDX-License-Identifier: GPL-3.0-or-later
// Order text in five dialects, and back. What one writes the same one reads to identical legs, or nothing is
// written (reference order-text section 3).
#pragma once

#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/market/product.h"
#include "engine/report/order_text/order_ticket.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::report {

enum class Dialect { Thinkorswim, Tastytrade, Ibkr, Schwab, Plain };
[[nodiscard]] const char* dialectKey(Dialect dialect); ///< thinkorswim, tastytrade, ibkr, schwab, plain
[[nodiscard]] std::optional<Dialect> parseDialect(std::string_view key);

/// What an order's text does not say and a reader or writer has to know.
struct OrderTextContext {
    const calendar::Calendar* calendar = &calendar::Calendar::standard();
    /// thinkorswim and ibkr do not say whether an order opens or closes; the platform infers it.
    PositionEffect assumedEffect = PositionEffect::Open;
    /// Tick class of single legs of symbols that market::knownProduct does not know; absent: no such order
    /// (SHR-N4). Net prices of several legs need none.
    std::optional<market::TickClass> legTicks;
};

/// The text of an order, or why there is none: off-tick price, a structure that is not ours, a credit for
/// what is worth a debit, an expiration that is no session, an adjusted contract. The text was read back and
/// gave the same order.
[[nodiscard]] base::Result<std::string> orderText(Dialect dialect, const OrderTicket& ticket,
                                                  const OrderTextContext& context = {});

/// An order that was read, or everything that is wrong with the text; never half an order.
struct ReadOrder {
    std::optional<OrderTicket> ticket;
    std::vector<std::string> problems; ///< empty exactly when there is a ticket
    std::vector<std::string> warnings; ///< such as a SELL of what is worth a debit
};
[[nodiscard]] ReadOrder readOrder(Dialect dialect, std::string_view text,
                                  const OrderTextContext& context = {});

} // namespace signalbox::report
