// SPDX-License-Identifier: GPL-3.0-or-later
// Which price steps the options of a share have: reference data that ships with the program
// (resources/contracts), because no quote says it reliably.
#pragma once

#include "engine/market/product.h"

#include <optional>
#include <string>

namespace signalbox::market {

/// EquityPenny or EquityNickel; nothing for a symbol that is in no list: it gets no order (SHR-N4).
[[nodiscard]] std::optional<TickClass> equityTickClass(const std::string& symbol);

} // namespace signalbox::market
