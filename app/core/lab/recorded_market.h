// SPDX-License-Identifier: GPL-3.0-or-later
// The market of a past day as the journal says it was read: each series and the chain from the source on
// record, even where the rules would choose another today.
#pragma once

#include "app/core/market/market_access.h"
#include "engine/routine/replay_inputs.h"

namespace signalbox::app {

/// What is on record and still stored takes the place of what `wish` gives; what is not stored any more is
/// left as it comes, and the comparison of the inputs names it. A chain appears only where one is on record
/// (any, when the record is incomplete). Dividends and reports ahead are those on record.
[[nodiscard]] base::Result<market::MarketSnapshot> recordedMarket(const OpenHome& open, MarketAccess& market,
                                                                  const SnapshotWish& wish,
                                                                  const routine::RecordedInputs& recorded);

} // namespace signalbox::app
