// SPDX-License-Identifier: GPL-3.0-or-later
// Whose closed trades speak for an edge of Breakout: its own, and those of a backtest that the trader named,
// where `kelly_evidence` lets them count (BRK-K2, BRK-K5a).
#pragma once

#include "engine/strategies/strategy.h"

#include <optional>
#include <string>

namespace signalbox::strategies {

/// Closed trades of one direction.
struct EvidenceCount {
    int wins = 0; ///< a result above 0 on a premium above 0
    int trades = 0;
    double gained = 0; ///< sum over the wins, each per $1 of its premium
};

struct BreakoutEvidence {
    EvidenceCount own;               ///< of the book
    EvidenceCount backtest;          ///< out of sample, of the backtest that is named; zero unless it counts
    bool withBacktest = false;       ///< `kelly_evidence` is own+backtest; never in a backtest itself
    std::optional<base::Date> since; ///< first day out of sample; absent: none counts, or none is named
    std::string fileHash;            ///< of the backtest that is named; empty like `since`
    [[nodiscard]] int wins() const { return own.wins + backtest.wins; }
    [[nodiscard]] int trades() const { return own.trades + backtest.trades; }
    [[nodiscard]] double gained() const { return own.gained + backtest.gained; }
    /// evidenceWords; empty: own trades alone count.
    [[nodiscard]] std::string words() const;
};
/// Of trades of this kind, LongCall or LongPut, as the book of the context knows them.
[[nodiscard]] BreakoutEvidence breakoutEvidence(const Context& context, structures::StructureKind kind);

/// "own 3, backtest 41 since 2019-01-02"; without a day: "own 3, no backtest named".
[[nodiscard]] std::string evidenceWords(std::int64_t own, std::int64_t backtest,
                                        std::optional<base::Date> since);

} // namespace signalbox::strategies
