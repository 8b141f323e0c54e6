// SPDX-License-Identifier: GPL-3.0-or-later
// The light of ATR Matrix over the sessions behind: it has no regime of its own (ATR-P8), so its past is what
// the journal says of its halts.
#pragma once

#include "engine/strategies/strategy.h"

#include <string>
#include <vector>

namespace signalbox::strategies {

/// The last `sessions` sessions up to the day, oldest first: red from the close on which a halt of the
/// strategy was raised until the one of its acknowledgement, grey before any equity is on record, else green.
/// The day itself goes by the halts in force.
[[nodiscard]] std::vector<RegimePoint> lightHistory(const Context& context, const std::string& strategy,
                                                    int sessions);

} // namespace signalbox::strategies
