// SPDX-License-Identifier: GPL-3.0-or-later
// What the option would be worth three sessions ahead, for moves of the underlying and of its volatility
// (BRK-M1), by the house's American pricer.
#pragma once

#include "engine/memo/memo_body.h"

#include <vector>

namespace signalbox::memo {

/// PV of the dividends before the expiration, taken off the spot and grown to the expiration: what SHR-P8
/// asks the probability at. Spot, rate and years must be there.
[[nodiscard]] double forwardOf(const GreeksPart& greeks);

/// Three rows (IV -20 %, 0, +20 %) of five values per share; empty when an input is absent. Dividends whose
/// ex-date lies before the day of the table are gone by then.
[[nodiscard]] std::vector<ValueRow> valueTable(const MemoBody& body);

} // namespace signalbox::memo
