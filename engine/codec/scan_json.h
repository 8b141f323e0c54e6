// SPDX-License-Identifier: GPL-3.0-or-later
// The answer of `scan --json` (spec/commands.md): every symbol of the universe with status, first failing
// check, values and gates.
#pragma once

#include "engine/scan/scan_result.h"

#include <string>

namespace signalbox::codec {

/// What stands around the rows.
struct ScanFrame {
    std::string universe;     ///< as it was asked for
    std::string note;         ///< such as a membership of today; empty: none
    std::size_t repeated = 0; ///< names that a list held more than once
    bool simulated = false;
    double seconds = 0;
    unsigned threads = 1;
};
/// The result must hold that system.
[[nodiscard]] std::string scanJson(const scan::ScanResult& result, scan::System system,
                                   const ScanFrame& frame);

} // namespace signalbox::codec
