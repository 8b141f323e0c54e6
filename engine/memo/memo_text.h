// SPDX-License-Identifier: GPL-3.0-or-later
// Words for people about what a memo says.
#pragma once

#include "engine/memo/memo_body.h"

#include <string>

namespace signalbox::memo {

/// Whose trades the evidence counts: "own", "own 3, backtest 41 since 2019-01-02" (BRK-K5a).
[[nodiscard]] std::string evidenceText(const EdgePart& edge);

} // namespace signalbox::memo
