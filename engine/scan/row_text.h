// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a scan in words, for the command, the JSON and the panel: status, first failing check, reason,
// flags, values and gates. Made only for rows that somebody looks at.
#pragma once

#include "engine/scan/scan_result.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::scan {

struct RowText {
    std::string symbol;
    std::string status;                                  ///< "pass", "fail", "skip"
    std::string signal;                                  ///< LONG, SHORT, NONE
    std::string firstFail;                               ///< "g3", or a name of BRK-S4; empty: none
    std::string reason;                                  ///< one sentence; empty for a pass
    std::vector<std::string> flags;                      ///< OPTIONS_UNKNOWN, GAP, DIV_ADJUSTED, ...
    std::map<std::string, std::optional<double>> values; ///< z_price, z_vol, distance, atr_pct, ...
    std::vector<entry::GateResult> gates;
};
/// `symbol` is an index into the universe of the result, which must hold that system.
[[nodiscard]] RowText rowText(const ScanResult& result, System system, std::uint32_t symbol);

/// "g3" or "OPEN_INTEREST"; empty for 0.
[[nodiscard]] std::string firstFailName(System system, int firstFail);

} // namespace signalbox::scan
