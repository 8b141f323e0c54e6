// SPDX-License-Identifier: GPL-3.0-or-later
// The limit of a closing order over the last minutes of a session (OPT-T6).
#pragma once

#include "engine/base/money.h"
#include "engine/exits/exit_decision.h"
#include "engine/market/product.h"

#include <optional>

namespace signalbox::exits {

/// First limit: at the target for a profit, else the close cost, each rounded up to a tick. Nothing for
/// actions that do not close, or without usable quotes: then a person must look.
[[nodiscard]] std::optional<base::Price> startingExitLimit(const ExitDecision& decision,
                                                           market::TickClass packageTicks);
/// The limit `minutes` after the order was sent: a profit order stays; others rise one tick a minute, and
/// stand at the natural debit (ceil to tick) in the last five minutes of the session. Never above the natural
/// debit.
[[nodiscard]] std::optional<base::Price>
exitLimitAt(const ExitDecision& decision, market::TickClass packageTicks, int minutes, int minutesToClose);

} // namespace signalbox::exits
