// SPDX-License-Identifier: GPL-3.0-or-later
// Where the profit came from: closed trades by regime, reason of the exit, days to expiration, volatility,
// year and origin of the prices. Every table holds every closed trade once, so each sums to the total.
#pragma once

#include "engine/backtest/run_result.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::lab {

struct AttributionRow {
    std::string key;
    int trades = 0;
    int wins = 0;
    base::Money net;
    [[nodiscard]] double meanDollars() const { return trades == 0 ? 0.0 : net.toDollars() / trades; }
    [[nodiscard]] bool smallSample() const { return trades < 30; } ///< SHR-M7
};
struct Attribution {
    std::string key; ///< regime, exit_reason, dte, short_iv, year, priced_from, closing_reason
    std::vector<AttributionRow> rows;
};
/// regime: at the signal, regimeKey; exit_reason: lower snake; dte: at entry; short_iv: of the short leg at
/// entry; year: of the closing; priced_from: fills of entry and exit from quotes, model, or mixed. Rows
/// without a trade are left out. Open trades do not count. closing_reason, only where trades were closed in
/// parts: every closing by itself with its share of the entry, so its rows count closings and sum to the same
/// total.
[[nodiscard]] std::vector<Attribution> attribute(std::span<const backtest::Trade> trades);

/// "profit_target": the stored name of a reason; "open" without one.
[[nodiscard]] const char* reasonKey(const std::optional<book::CloseReason>& reason);
/// "30-35": the bucket of days to expiration.
[[nodiscard]] const char* dteBucket(int dte);
/// "16-20%": the bucket of a volatility (fraction); "unknown" unless it is above 0.
[[nodiscard]] const char* ivBucket(double iv);

} // namespace signalbox::lab
