// SPDX-License-Identifier: GPL-3.0-or-later
// The two automated reviewers of the panel (BRK-P2). `quant` derives every number of a memo again from its
// recorded inputs, with formulas of its own; `risk` checks the rules of size, contract, quotes and limits.
// Neither calls what wrote the memo.
#pragma once

#include "engine/book/events.h"
#include "engine/memo/memo_body.h"

#include <string>
#include <vector>

namespace signalbox::memo {

inline constexpr const char* QuantReviewer = "quant";
inline constexpr const char* RiskReviewer = "risk";

/// What differs, or breaks a rule, one sentence each; empty: nothing to object to. A number that is absent
/// differs from any.
[[nodiscard]] std::vector<std::string> quantFindings(const MemoBody& body);
[[nodiscard]] std::vector<std::string> riskFindings(const MemoBody& body);

struct Opinion {
    bool approve = false;
    std::string comment; ///< what was checked, or what was found; never empty
};
/// The opinion of "quant" or "risk" on a version as it is recorded: its hash, its header and its body. Any
/// other name is no machine's and gets no approval.
[[nodiscard]] Opinion opinionOf(const std::string& reviewer, const book::MemoWritten& memo);

} // namespace signalbox::memo
