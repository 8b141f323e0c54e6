// SPDX-License-Identifier: GPL-3.0-or-later
// The answer of a scan for a terminal and for other programs.
#pragma once

#include "app/core/scan/market_scan.h"

#include <string>

namespace signalbox::app {

/// spec/commands.md `scan --json`: every symbol of the universe, numbers in full precision.
[[nodiscard]] std::string scanJson(const ScanAnswer& answer);
/// Counts, the best `top` that passed, that failed at the contract alone, and that missed by least, and what
/// was skipped by name.
[[nodiscard]] std::string scanText(const ScanAnswer& answer, std::size_t top);

} // namespace signalbox::app
