// SPDX-License-Identifier: GPL-3.0-or-later
// What an order is, in the words of a trader and never by its internal key: contracts, price, what became of
// it.
#pragma once

#include "engine/book/signal_orders.h"

#include <QString>

namespace signalbox::models {

/// "SELL −3 HOVE 5 JUN 26 68 C", "SELL −1 SPXW 2 JUL 26 5,540/5,490 P": side and quantity of the package as
/// it is sent.
[[nodiscard]] QString orderWords(const book::TicketOpened& ticket);
/// The same with its limit: "SELL −1 SPXW 2 JUL 26 5,540/5,490 P @ 4.85 cr".
[[nodiscard]] QString orderWordsWithLimit(const book::TicketOpened& ticket);
/// What became of it: "waits for its fill", "1 of 2 filled at 4.85 cr", "filled at 4.85 cr".
[[nodiscard]] QString orderProgress(const book::SignalOrder& order);

} // namespace signalbox::models
