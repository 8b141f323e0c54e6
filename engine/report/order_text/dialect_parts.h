// SPDX-License-Identifier: GPL-3.0-or-later
// Writer and reader of each dialect, for dialect.cpp alone. A writer takes an order without problems.
#pragma once

#include "engine/report/order_text/dialect.h"

namespace signalbox::report {

/// What this dialect alone cannot say; empty when it can.
[[nodiscard]] std::string thinkorswimProblem(const OrderTicket& ticket);
[[nodiscard]] std::string writeThinkorswim(const OrderTicket& ticket, const OrderTextContext& context);
[[nodiscard]] ReadOrder readThinkorswim(std::string_view text, const OrderTextContext& context);
[[nodiscard]] std::string writePlain(const OrderTicket& ticket);
[[nodiscard]] ReadOrder readPlain(std::string_view text, const OrderTextContext& context);
[[nodiscard]] std::string writeTastytrade(const OrderTicket& ticket);
[[nodiscard]] ReadOrder readTastytrade(std::string_view text, const OrderTextContext& context);
[[nodiscard]] std::string writeSchwab(const OrderTicket& ticket);
[[nodiscard]] ReadOrder readSchwab(std::string_view text, const OrderTextContext& context);
[[nodiscard]] std::string writeIbkr(const OrderTicket& ticket);
[[nodiscard]] ReadOrder readIbkr(std::string_view text, const OrderTextContext& context);

} // namespace signalbox::report
