// SPDX-License-Identifier: GPL-3.0-or-later
// How much Breakout may stake on one side, and on what belief: closed trades, or what the trader states
// (BRK-K1..K5a).
#pragma once

#include "engine/entry/breakout_signal.h"
#include "engine/strategies/breakout_evidence.h"

#include <optional>
#include <string>

namespace signalbox::strategies {

struct BreakoutEdge {
    int wins =
        0; ///< closed trades of the same direction, those of a named backtest included where they count
    int trades = 0;
    BreakoutEvidence sources; ///< where they come from
    double p = 0.5;           ///< in force: p_used, or stated
    double b = 1;             ///< won per $1 of premium
    double a = 1;             ///< lost per $1 of premium
    double kelly = 0;         ///< f*
    double evidenceP = 0.5;   ///< the same from evidence alone, shown beside a stated edge
    double evidenceB = 1;
    double evidenceKelly = 0;
    std::int32_t stakeBp = 0; ///< of sleeve equity
    bool probe = false;       ///< staked to gather evidence, without an edge (BRK-K5)
    std::string assumed;      ///< "ASSUMED EDGE p=0.55, b=1.20"; empty: evidence alone
    [[nodiscard]] bool allows() const { return kelly > 0 || probe; }
};
/// `side` Long counts calls, Short counts puts.
[[nodiscard]] BreakoutEdge breakoutEdge(const Context& context, entry::BreakoutSide side);

} // namespace signalbox::strategies
