// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of Breakout that need the contract: EXPIRY to LIMITS of BRK-S4, each by itself with value,
// threshold and reason. Private to engine/strategies.
#pragma once

#include "engine/strategies/breakout_gates.h"

namespace signalbox::strategies {

/// A check with number, key and rule alone: not evaluated.
[[nodiscard]] entry::GateResult breakoutGate(scan::BreakoutCheck check);
[[nodiscard]] std::vector<entry::GateResult> contractChecks(const Context& context,
                                                            const BreakoutContract& contract);
/// PROBE, ASSUMED EDGE, DIV_UNKNOWN, EARNINGS ...
[[nodiscard]] std::vector<std::string> contractFlags(const Context& context,
                                                     const BreakoutContract& contract);

/// What would have to be otherwise for one contract to fit the budget (BRK-K7): the sleeve equity at this
/// stake, and the stake in basis points at this equity.
struct OneContract {
    base::Money equity;
    std::int64_t stakeBp = 0; ///< may be above the cap: then no stake allows it
};
[[nodiscard]] std::optional<OneContract> oneContractFits(const Context& context,
                                                         const BreakoutContract& contract);
/// "cost $1,240.65 > budget $1,000.00"; empty when a contract fits.
[[nodiscard]] std::string costReason(const BreakoutContract& contract);

} // namespace signalbox::strategies
