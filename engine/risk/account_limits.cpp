// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/account_limits.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

namespace signalbox::risk {
namespace {

using base::BasisPoints;
using base::Money;

constexpr std::int64_t Unlimited = std::numeric_limits<std::int64_t>::max();

std::int64_t unitsIn(Money room, Money perContract) {
    if (perContract <= Money{}) {
        return Unlimited;
    }
    return std::max<std::int64_t>(0, room.toCents()) / perContract.toCents();
}

/// The cash that must stay: rounded up, against the trade.
Money reserveOf(Money equity, std::int32_t basisPoints) {
    return Money::cents(base::multiplyDivide(equity.toCents(), basisPoints, 10'000, base::Rounding::Ceil));
}

} // namespace

std::int32_t EnabledStrategies::weightBp(const std::string& strategy) const {
    constexpr std::int32_t Whole = 10'000;
    if (strategy == "optimus" && optimus) {
        return count() == 1 ? Whole : 6000;
    }
    if (strategy == "atr-matrix" && atrMatrix) {
        return count() == 1 ? Whole : 1500;
    }
    if (strategy == "breakout" && breakout) {
        return count() == 1 ? Whole : 500;
    }
    return 0;
}

std::optional<EnabledStrategies> parseEnabled(const std::string& text) {
    EnabledStrategies enabled{false, false, false};
    std::string_view rest = text;
    while (true) {
        const std::size_t plus = rest.find('+');
        const std::string_view name = rest.substr(0, plus);
        bool* flag = nullptr;
        if (name == "OPT") {
            flag = &enabled.optimus;
        } else if (name == "ATR") {
            flag = &enabled.atrMatrix;
        } else if (name == "BRK") {
            flag = &enabled.breakout;
        }
        if (flag == nullptr || *flag) {
            return std::nullopt;
        }
        *flag = true;
        if (plus == std::string_view::npos) {
            return enabled;
        }
        rest.remove_prefix(plus + 1);
    }
}

AccountLimits optimusAccount() {
    return {300, 1500, std::nullopt, std::nullopt, std::nullopt, 2500};
}

AccountLimits atrAccount() {
    return {200, 2000, 500, 2000, 500, std::nullopt};
}

AccountLimits breakoutAccount() {
    return {1000, 2000, std::nullopt, std::nullopt, std::nullopt, std::nullopt};
}

AccountLimits strictest(const AccountLimits& a, const AccountLimits& b) {
    // More cash in reserve is stricter; of everything else less is.
    const auto pick = [](const auto& x, const auto& y, bool smaller) {
        return !x ? y : !y ? x : std::optional(smaller ? std::min(*x, *y) : std::max(*x, *y));
    };
    return {std::min(a.tradeBp, b.tradeBp),           std::min(a.heatBp, b.heatBp),
            pick(a.groupBp, b.groupBp, true),         pick(a.cashBp, b.cashBp, false),
            pick(a.dailyLossBp, b.dailyLossBp, true), pick(a.drawdownBp, b.drawdownBp, true)};
}

AccountLimits accountLimits(const EnabledStrategies& enabled) {
    AccountLimits limits = breakoutAccount(); // the loosest column
    if (enabled.optimus) {
        limits = strictest(limits, optimusAccount());
    }
    if (enabled.atrMatrix) {
        limits = strictest(limits, atrAccount());
    }
    return limits;
}

std::string accountSuspension(const AccountState& state, const AccountLimits& limits) {
    if (limits.dailyLossBp && (!state.dayReturn || state.dayReturn->below(-*limits.dailyLossBp))) {
        return "DAILY_LOSS";
    }
    if (limits.drawdownBp && (!state.drawdown || state.drawdown->above(*limits.drawdownBp))) {
        return "DRAWDOWN_HALT";
    }
    return {};
}

AccountAnswer accountAllows(const AccountState& state, const AccountRequest& request,
                            const AccountLimits& limits) {
    const std::string suspension = accountSuspension(state, limits);
    if (!suspension.empty()) {
        return {0, suspension};
    }
    const Money perContract = request.maxLossPerContract;
    const auto share = [&state](std::int32_t bp) { return BasisPoints(bp).of(state.equity); };
    const std::array<std::pair<const char*, std::int64_t>, 4> rooms{
        {{"TRADE", unitsIn(share(limits.tradeBp), perContract)},
         {"HEAT", unitsIn(share(limits.heatBp) - state.heat, perContract)},
         {"GROUP",
          limits.groupBp ? unitsIn(share(*limits.groupBp) - state.groupRisk, perContract) : Unlimited},
         {"CASH", limits.cashBp
                      ? unitsIn(state.cash - reserveOf(state.equity, *limits.cashBp), request.cashPerContract)
                      : Unlimited}}};
    AccountAnswer answer{std::max<std::int64_t>(0, request.contracts), "REQUESTED"};
    for (const auto& [name, room] : rooms) {
        if (room < answer.allowed) {
            answer = {room, name};
        }
    }
    return answer;
}

} // namespace signalbox::risk
