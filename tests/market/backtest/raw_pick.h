// SPDX-License-Identifier: GPL-3.0-or-later
// Which spread the rules sell on a raw chain: expiration, strikes by delta, every quote rule, limit credit
// (OPT-C, SHR-Q).
#pragma once

#include "plain_rules.h"
#include "raw_chain.h"

namespace signalbox::recount {

struct RawPick {
    Day expiration;
    bool pm = true;
    std::int32_t shortStrike = 0, longStrike = 0;
    std::int64_t limit = 0;           ///< units of $0.0001
    double delta = 0, volatility = 0; ///< of the short leg
    [[nodiscard]] std::int64_t width() const { return (shortStrike - longStrike) * std::int64_t{10}; }
};

/// What the rules must know besides the chain.
struct PickFacts {
    double rate = 0; ///< fraction
    std::optional<double> vix;
    double previousClose = 0;
    bool highVol = false;
};
/// Nothing: "No suitable strikes for entry". Models the block it looks at.
[[nodiscard]] std::optional<RawPick> pickSpread(RawChain& chain, const PlainDays& days,
                                                const PlainRules& rules, const PickFacts& facts);

/// What closing costs on a snapshot (OPT-X1).
struct RawMark {
    bool usable = false;          ///< both legs quoted, and no code that invalidates an exit (SHR-Q)
    std::int64_t cost = 0;        ///< X of OPT-X1, units of $0.0001, half a unit up
    std::int64_t doubledCost = 0; ///< the same exactly, twice
};
/// `block` must be modelled; null: not listed.
[[nodiscard]] RawMark markSpread(const RawBlock* block, const RawPick& position, const PlainRules& rules);

} // namespace signalbox::recount
