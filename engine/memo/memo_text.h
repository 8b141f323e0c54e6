// SPDX-License-Identifier: GPL-3.0-or-later
// A memo for people: Markdown with its four sections, votes and state (BRK-M1, BRK-P).
#pragma once

#include "engine/book/memo_state.h"
#include "engine/memo/memo_body.h"

#include <string>

namespace signalbox::memo {

/// Whose trades the evidence counts: "own", "own 3, backtest 41 since 2019-01-02" (BRK-K5a).
[[nodiscard]] std::string evidenceText(const EdgePart& edge);
/// The sections of a body; absent numbers print as n/a.
[[nodiscard]] std::string bodyText(const MemoBody& body);
/// The whole version: state, hash, body, votes and what moved it. A body that cannot be read is said.
[[nodiscard]] std::string memoText(const book::MemoVersion& version);

} // namespace signalbox::memo
