// SPDX-License-Identifier: GPL-3.0-or-later
// The backtests whose out-of-sample trades the trader named as evidence of an edge, one of each strategy: a
// fold of two events. Whether they count says a parameter (`kelly_evidence`, BRK-K5a), not this.
#pragma once

#include "engine/base/result.h"
#include "engine/book/events.h"

#include <map>
#include <string>

namespace signalbox::book {

class EvidenceState {
public:
    /// Replaces what was named before for the strategy. Refuses a backtest without a trade, and trades that
    /// cannot be evidence: entered before the span out of sample, without a premium, not closed when named.
    [[nodiscard]] base::Status on(const EvidenceNamed& event);
    /// Clearing what is not there changes nothing, so that any day of the past can be folded.
    [[nodiscard]] base::Status on(const EvidenceCleared& event);

    /// The backtest in force; null: none is named.
    [[nodiscard]] const EvidenceNamed* of(const std::string& strategy) const;

private:
    std::map<std::string, EvidenceNamed> m_named;
};

} // namespace signalbox::book
