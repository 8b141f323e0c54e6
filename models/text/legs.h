// SPDX-License-Identifier: GPL-3.0-or-later
// How legs, spreads and positions are named: option codes are English and never follow the locale.
#pragma once

#include "engine/book/position.h"
#include "engine/structures/trade_plan.h"

#include <QString>

namespace signalbox::models {

/// "SPXW 28 JUN 19 2,620 P".
[[nodiscard]] QString contractText(const market::OptionContract& contract);
/// "SPX 17 MAY 2,700/2,650 P"; the sold strike of a credit spread comes first. The year is added when it is
/// not that of `today`.
[[nodiscard]] QString positionTitle(const book::Position& position, base::Date today);
/// "17 MAY 2,700/2,650", as alerts and sentences name it.
[[nodiscard]] QString positionShort(const book::Position& position);
/// Contracts with their sign: a credit spread is sold (−2), a long option bought (+2).
[[nodiscard]] std::int64_t signedContracts(const book::Position& position);

} // namespace signalbox::models
