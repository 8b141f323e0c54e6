// SPDX-License-Identifier: GPL-3.0-or-later
// One account as all its strategies share it (SHR-A): who uses how much of each limit, and where strategies
// stand in each other's way, in words. A pure function of book and parameters, for any list of strategies.
#pragma once

#include "engine/book/book.h"
#include "engine/params/account_parameters.h"
#include "engine/strategies/strategy.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::session {

/// One limit and how much of it is used.
struct LimitUse {
    std::string key;   ///< SLEEVE, HEAT, GROUP, CASH, DAILY_LOSS, DRAWDOWN
    std::string owner; ///< a strategy's key (SLEEVE), a risk group (GROUP), empty: the account
    /// Fractions of the base of the limit: account equity, or the sleeve's. Absent: not known, which blocks
    /// entries where the limit exists (SHR-D1). Of CASH the share that is left, which must stay above.
    std::optional<double> used;
    std::optional<double> limit; ///< absent: no enabled strategy asks for it
    std::optional<base::Money> usedMoney;
    std::optional<base::Money> limitMoney;
    bool breached = false; ///< entries are blocked; nothing is forced (SHR-A8)
    [[nodiscard]] bool isFloor() const { return key == "CASH"; } ///< must stay above, not below
};

/// What one strategy has of the account.
struct StrategyUse {
    std::string key;
    std::string name;
    int priority = 0;  ///< SHR-A7: lower takes room first
    double weight = 0; ///< of account equity; 0: not enabled
    base::Money sleeve;
    base::Money heat;
    int open = 0;    ///< positions and pending openings
    int pending = 0; ///< of them pending
};

/// A signal of the day that became no order, as the journal tells it.
struct RefusedSignal {
    std::string strategy;
    std::string underlying;
    std::string reason; ///< canonical English
};

/// Where strategies meet, one sentence, canonical English.
struct AccountConflict {
    enum class Kind {
        Opposite,  ///< one direction against the other in one risk group
        Shared,    ///< the same direction twice in one risk group
        RoomTaken, ///< a limit is used up, and by whom
        Refused    ///< a signal of the day that became no order
    } kind = Kind::Opposite;
    std::string group;                   ///< risk group or symbol; empty: the account
    std::vector<std::string> strategies; ///< keys, higher priority first
    std::string text;
};

struct AccountView {
    base::Date date;
    base::Money equity;    ///< at the close before the date: what the limits are counted on (SHR-A2)
    base::Money dayEquity; ///< of the date itself, as the dashboard shows it
    base::Money cash;
    base::Money heat;
    std::vector<StrategyUse> strategies; ///< enabled ones, higher priority first
    std::vector<LimitUse> limits;        ///< account, sleeves, groups with risk
    std::vector<AccountConflict> conflicts;
    std::string suspended; ///< DAILY_LOSS, DRAWDOWN_HALT, or empty
};

struct AccountViewInputs {
    base::Date date;
    const book::Book* book = nullptr; ///< as known at the close of the date, marks included
    const params::AccountParameters* account = nullptr;
    std::span<const strategies::Strategy> strategies;
    std::span<const RefusedSignal> refused;
};
[[nodiscard]] AccountView accountView(const AccountViewInputs& inputs);

} // namespace signalbox::session
