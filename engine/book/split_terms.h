// SPDX-License-Identifier: GPL-3.0-or-later
// A bought option that was kept through a whole-number split: the exchange divides its strike and multiplies
// its contracts. A position stays as it was bought, so that its money never changes; orders, fills and what
// people read name the contract as it is listed now (SHR-D4, SHR-D5). Ratios are new shares per share of the
// contract as bought; 1 changes nothing.
#pragma once

#include "engine/book/events.h"
#include "engine/market/corporate_action.h"

#include <optional>
#include <span>

namespace signalbox::book {

/// Whole-number splits of the underlying from the day after the opening to `today`. Others leave an adjusted
/// contract that is never traded here (SHR-Q7); only a single option that was bought is carried through.
[[nodiscard]] int splitRatioSince(const Position& position, std::span<const market::CorporateAction> actions,
                                  base::Date today);

/// The contract as the exchange lists it: its strike divided, to the nearest cent.
[[nodiscard]] market::OptionContract listedContract(market::OptionContract bought, int ratio);
/// A price per share as bought as one per share now, to the nearest $0.0001.
[[nodiscard]] base::Price listedPrice(base::Price bought, int ratio);
/// Contract, counts and prices per share as they are listed now; amounts of money stay.
[[nodiscard]] Position listedPosition(Position bought, int ratio);
/// The same closing order, as it is sent.
[[nodiscard]] TicketOpened listedClosing(TicketOpened closing, int ratio);

/// The ratio in which a closing order is written; nothing when it is of another contract than the position.
[[nodiscard]] std::optional<int> ratioOfClosing(const TicketOpened& closing, const Position& position);

} // namespace signalbox::book
