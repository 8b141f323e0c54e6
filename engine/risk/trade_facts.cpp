// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/trade_facts.h"

#include "engine/market/option_symbol.h"
#include "engine/risk/expiry_payoff.h"
#include "engine/risk/risk_checks.h"

#include <algorithm>

namespace signalbox::risk {

using base::Money;

std::optional<Money> worstLossPerUnit(const structures::TradePlan& plan) {
    const auto payoff = expiryPayoff(plan.legs);
    if (!payoff || !payoff->worst || plan.multiplier <= 0) {
        return std::nullopt;
    }
    const base::Price paid = plan.credit ? -plan.limit : plan.limit;
    return std::max(base::premium(paid - *payoff->worst, plan.multiplier, 1), Money{});
}

TradeFacts factsOf(const structures::TradePlan& plan) {
    return {worstLossPerUnit(plan),
            plan.maxLossPerUnit,
            plan.credit,
            plan.limit,
            plan.width,
            plan.unitDelta,
            plan.spot,
            plan.multiplier,
            plan.legs.size() == 1 ? market::occSymbol(plan.legs.front().contract) : std::string()};
}

const char* checkCode(Check check) {
    constexpr std::array<const char*, CheckCount> codes{"HALT",        "REGIME", "TRADE",        "CAPACITY",
                                                        "HEAT",        "DELTA",  "BUYING_POWER", "ACCOUNT",
                                                        "SYMBOL_RISK", "MEMO"};
    return codes[static_cast<std::size_t>(check)];
}

} // namespace signalbox::risk
