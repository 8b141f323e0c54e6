// SPDX-License-Identifier: GPL-3.0-or-later
// An evaluation as a list of its gates, for strategies whose texts are not the templates of SHR-L.
#pragma once

#include "engine/entry/entry_evaluation.h"

#include <string>

namespace signalbox::report {

/// "[ENTRY EVAL] 2026-08-20 | NVDA (breakout)", the light, one line per gate that was reached with value,
/// threshold and margin, then the verdict. LF between lines, none at the end; missing is n/a (SHR-L1 in
/// spirit).
[[nodiscard]] std::string gateListText(const entry::EntryEvaluation& evaluation);

} // namespace signalbox::report
