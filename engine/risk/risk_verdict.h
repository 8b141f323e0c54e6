// SPDX-License-Identifier: GPL-3.0-or-later
// The size of a plan with how it came about, and the risk manager's verdict line by line.
#pragma once

#include "engine/base/money.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::risk {

/// OPT-K1: five scores in [-1, 1] and the result in basis points.
struct Conviction {
    double ivRank = -1;
    double term = -1;
    double trend = -1;
    double depth = -1;
    double winRate = 0;
    double mean = 0;
    int bp = 10'000; ///< 5000..15000
};

/// OPT-S: how many contracts, and which limit decided.
struct SizeResult {
    int riskBp = 0;       ///< after drawdown scaling (OPT-S2)
    int allocationBp = 0; ///< of the regime (OPT-S3)
    int convictionBp = 10'000;
    base::Money budget;
    base::Money cap; ///< 3% of equity
    base::Money heatRoom;
    base::Money maxLossPerUnit;
    std::int64_t contracts = 0;
    std::string binding; ///< BUDGET, CAP, HEAT, DELTA, BUYING_POWER; INVALID_CREDIT when refused
};

/// So many positions are no limit at all: ATR-P limits money, not their number.
inline constexpr int NoCountLimit = 1'000;

/// One limit: what is used now, after the trade, and allowed, in the unit named.
struct RiskCheck {
    std::string code; ///< HALT, REGIME, TRADE, CAPACITY, HEAT, DELTA, BUYING_POWER, ACCOUNT
    std::optional<double> used;
    std::optional<double> after;
    std::optional<double> allowed;
    std::string unit; ///< "usd", "positions", "fraction", ""
    bool ok = false;
    std::string text;    ///< one sentence, canonical English, for the veto box and the log
    bool applies = true; ///< false: the strategy has no such rule; for panels, no part of the answer
};

struct RiskVerdict {
    bool approved = false;
    std::vector<RiskCheck> checks; ///< in the order of OPT-P2
    std::int64_t contractsAllowed = 0;
    std::string accountBinding; ///< SHR-A4: REQUESTED, TRADE, HEAT, GROUP, CASH, DAILY_LOSS, DRAWDOWN_HALT
    std::vector<std::string> alternatives; ///< what would pass, in words
    [[nodiscard]] std::vector<std::string> failingCodes() const;
};

} // namespace signalbox::risk
