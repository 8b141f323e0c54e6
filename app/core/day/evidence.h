// SPDX-License-Identifier: GPL-3.0-or-later
// The backtest that the trader names as evidence of an edge of Breakout, and its end (BRK-K5a).
#pragma once

#include "app/core/day/workstation.h"
#include "engine/codec/backtest_evidence.h"

#include <filesystem>

namespace signalbox::app {

struct EvidenceWish {
    std::filesystem::path file; ///< what `signalbox backtest --strategy breakout --json` printed
    base::Date outOfSampleFrom;
    std::optional<base::Date>
        date; ///< on which it is named; absent: today, in the demonstration market its last session
    std::string by;
};
/// Reads and checks the file, then journals it; it replaces what was named before. A file that may not count
/// records nothing.
[[nodiscard]] base::Result<codec::ReadEvidence> nameEvidence(Workstation& station, const EvidenceWish& wish);

/// Journals that the named backtest counts no longer; refused where none is named.
[[nodiscard]] base::Status clearEvidence(Workstation& station, std::optional<base::Date> date,
                                         const std::string& by);

} // namespace signalbox::app
