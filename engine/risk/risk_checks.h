// SPDX-License-Identifier: GPL-3.0-or-later
// The single checks of the risk desk (OPT-P2), as pure functions of plan, size and context.
#pragma once

#include "engine/risk/risk_desk.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::risk {

/// Which checks pass. riskChecks() puts the same answers into words.
[[nodiscard]] std::array<bool, CheckCount> weigh(const TradeFacts& trade, std::int64_t contracts,
                                                 const RiskContext& context);

/// What one unit can lose, from its legs and limit price; nothing when that is unbounded or cannot be told.
[[nodiscard]] std::optional<base::Money> worstLossPerUnit(const structures::TradePlan& plan);
/// All checks in the order HALT, REGIME, TRADE, CAPACITY, HEAT, DELTA, BUYING_POWER, ACCOUNT; then
/// SYMBOL_RISK and MEMO where the strategy has them.
[[nodiscard]] std::vector<RiskCheck> riskChecks(const structures::TradePlan& plan, std::int64_t contracts,
                                                const RiskContext& context);
[[nodiscard]] bool allPass(const std::vector<RiskCheck>& checks);
[[nodiscard]] AccountAnswer accountAnswer(base::Money maxLossPerUnit, std::int64_t contracts,
                                          const RiskContext& context);
/// The largest size from 1 to `contracts` that passes every check; 0 if none does.
[[nodiscard]] std::int64_t largestPassing(const structures::TradePlan& plan, std::int64_t contracts,
                                          const RiskContext& context);
/// "1 contract would pass: heat 14.8% of 15.0%", or which codes no smaller size removes.
[[nodiscard]] std::vector<std::string> alternativesTo(const structures::TradePlan& plan,
                                                      const RiskVerdict& verdict, const RiskContext& context);

} // namespace signalbox::risk
