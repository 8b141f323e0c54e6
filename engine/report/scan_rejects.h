// SPDX-License-Identifier: GPL-3.0-or-later
// What the scan of a day refused, in the words of posts, brief and diary (BRK-T2, BRK-D1), and which refusal
// came nearest to a trade.
#pragma once

#include "engine/base/money.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::report {

/// One symbol that ended without a trade.
struct ScanReject {
    std::string symbol;
    std::string firstFail;                   ///< check of BRK-S4: UNIVERSE, SIGNAL, ..., COST, LIMITS
    std::string reason;                      ///< codes joined by ';', or a sentence without a full stop
    std::optional<base::Money> cost, budget; ///< of one contract; with COST
    std::optional<base::Money> equity;       ///< of the sleeve; with COST, for what would fit
    std::optional<std::int64_t> stakeBp;     ///< in force; with COST
};

struct ScanSummary {
    std::string strategy;
    int scanned = 0;
    int skipped = 0;                       ///< no members of the universe
    int signals = 0;                       ///< with a side
    int passed = 0;                        ///< every check
    std::map<std::string, int> firstFails; ///< how many by check
    std::vector<ScanReject> rejects;       ///< those that are to be named, in any order
};

/// The smallest equity with which this stake buys one contract, and the smallest stake of this equity
/// (BRK-K6). cost > 0; stake in 1..10000; equity > 0.
[[nodiscard]] base::Money equityThatFits(base::Money cost, std::int64_t stakeBp);
[[nodiscard]] std::int64_t stakeThatFits(base::Money cost, base::Money equity);

/// "cost $1,240.65 > budget $1,000.00" for cost, else the reason as it is (BRK-T2).
[[nodiscard]] std::string rejectReason(const ScanReject& reject);
/// For cost, what would have to change: "one contract fits from equity $12,406.50 on, or from a stake of
/// 12.41%, which is above the cap of 10%"; empty for every other check. No other strike is offered
/// (BRK-ERR2).
[[nodiscard]] std::string whatWouldFit(const ScanReject& reject);
/// The candidate that got furthest in BRK-S4, ties alphabetical. A symbol without a signal is no candidate.
/// Null: none.
[[nodiscard]] const ScanReject* topReject(std::span<const ScanReject> rejects);
/// "MSTR cost $1,240.65 > budget $1,000.00"; empty without a candidate.
[[nodiscard]] std::string topRejectText(std::span<const ScanReject> rejects);

/// By how far they got, then by symbol: the order in which people read them.
[[nodiscard]] std::vector<const ScanReject*> inOrder(std::span<const ScanReject> rejects);

} // namespace signalbox::report
