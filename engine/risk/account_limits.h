// SPDX-License-Identifier: GPL-3.0-or-later
// The limits that one account puts on all its strategies: the strictest of the enabled ones wins (SHR-A).
#pragma once

#include "engine/base/money.h"
#include "engine/risk/ratio.h"

#include <cstdint>
#include <optional>
#include <string>

namespace signalbox::risk {

/// Which strategies trade this account (SHR-A1).
struct EnabledStrategies {
    bool optimus = true;
    bool atrMatrix = false;
    bool breakout = false;
    /// Sleeve weight in basis points: 100% alone; with several OPT 60%, ATR 15%, BRK 5%; 0 when not enabled.
    [[nodiscard]] std::int32_t weightBp(const std::string& strategy) const;
    /// Enabled names, in the order that takes room first (SHR-A7).
    [[nodiscard]] int count() const { return int{optimus} + int{atrMatrix} + int{breakout}; }
};
/// "OPT+ATR+BRK" of the vectors and the command line; nothing for unknown or empty text.
[[nodiscard]] std::optional<EnabledStrategies> parseEnabled(const std::string& text);

/// SHR-A3 for one set of strategies. Absent: no such limit.
struct AccountLimits {
    std::int32_t tradeBp = 300;
    std::int32_t heatBp = 1500;
    std::optional<std::int32_t> groupBp;
    std::optional<std::int32_t> cashBp;
    std::optional<std::int32_t> dailyLossBp;
    std::optional<std::int32_t> drawdownBp;
};
/// What one strategy asks of the account it trades: its column of the table.
[[nodiscard]] AccountLimits optimusAccount();
[[nodiscard]] AccountLimits atrAccount();
[[nodiscard]] AccountLimits breakoutAccount();
/// The strictest of both, limit by limit.
[[nodiscard]] AccountLimits strictest(const AccountLimits& a, const AccountLimits& b);
[[nodiscard]] AccountLimits accountLimits(const EnabledStrategies& enabled);

struct AccountState {
    base::Money equity;
    base::Money heat;      ///< all strategies, pending included (SHR-A6)
    base::Money groupRisk; ///< of the trade's risk group
    base::Money cash;
    std::optional<Ratio> dayReturn; ///< absent: unknown, which suspends where the limit exists (SHR-D1)
    std::optional<Ratio> drawdown;
};

struct AccountRequest {
    base::Money maxLossPerContract;
    base::Money cashPerContract;
    std::int64_t contracts = 0;
};

struct AccountAnswer {
    std::int64_t allowed = 0;
    std::string binding; ///< REQUESTED, TRADE, HEAT, GROUP, CASH, DAILY_LOSS, DRAWDOWN_HALT (SHR-A4)
};

/// SHR-A4.
[[nodiscard]] AccountAnswer accountAllows(const AccountState& state, const AccountRequest& request,
                                          const AccountLimits& limits);
/// DAILY_LOSS, DRAWDOWN_HALT or nothing: whether the account is suspended for entries. Exits never are
/// (SHR-A9).
[[nodiscard]] std::string accountSuspension(const AccountState& state, const AccountLimits& limits);

} // namespace signalbox::risk
