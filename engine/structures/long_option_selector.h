// SPDX-License-Identifier: GPL-3.0-or-later
// Which single option is bought: Breakout's at-the-money weekly (BRK-I), ATR Matrix's call near half a delta
// (ATR-O). Plain rows, so that chains, vectors and history share it.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::structures {

/// One contract of the wanted right.
struct OptionRow {
    base::Date expiration;
    int dte = 0;
    base::Strike strike;
    std::optional<double> delta;
    std::optional<base::Price> bid;
    std::optional<base::Price> ask;
    std::optional<std::int64_t> volume;
    std::optional<std::int64_t> openInterest;
};

/// (ask-bid)/mid < limit, two-sided with a positive bid.
[[nodiscard]] bool isTight(const OptionRow& row, double maxSpread);

struct AtmRules {
    int minDte = 7;
    int maxDte = 14;
    double minDelta = 0.40; ///< absolute
    double maxDelta = 0.60;
    double maxSpread = 0.10;
    std::int64_t minOpenInterest = 100;
};
struct OptionChoice {
    std::optional<std::size_t> row; ///< the contract looked at, also when refused; absent: no expiry
    std::string reject; ///< NO_EXPIRY, NOT_ATM, WIDE, OPEN_INTEREST, or codes of SHR-Q; empty: taken
};
/// BRK-I1, I2: the largest DTE in range, the strike nearest the spot (tie: the out-of-the-money one), then
/// its checks in order. `codes` gives the failing codes of SHR-Q joined by ';'; absent: not asked. `call`:
/// the right of the rows.
[[nodiscard]] OptionChoice selectAtTheMoney(std::span<const OptionRow> rows, double spot, bool call,
                                            const AtmRules& rules,
                                            const std::function<std::string(std::size_t)>& codes = {});

struct DeltaRules {
    int minDte = 14;
    int targetDte = 30;
    int maxDte = 45;
    double minDelta = 0.30;
    double maxDelta = 0.70;
    double targetDelta = 0.50;
    double maxSpread = 0.10;
    std::int64_t minVolume = 100; ///< strictly above
    std::int64_t minOpenInterest = 500;
    double maxIvRank = 50;
};
struct DeltaChoice {
    std::optional<std::size_t> row;
    int eligible = 0;   ///< contracts of ATR-O2, before the IV Rank
    std::string reject; ///< IV_RANK, NO_CONTRACT; empty: taken
};
/// ATR-O1..O3. An absent IV Rank refuses (SHR-D1). `usable` says whether SHR-Q is clean; absent: not asked.
[[nodiscard]] DeltaChoice selectByDelta(std::span<const OptionRow> rows, std::optional<double> ivRank,
                                        const DeltaRules& rules,
                                        const std::function<bool(std::size_t)>& usable = {});

} // namespace signalbox::structures
