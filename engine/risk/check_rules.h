// SPDX-License-Identifier: GPL-3.0-or-later
// What each check of the risk desk (OPT-P2) answers, yes or no, without words: the rules that weigh() asks
// for histories and riskChecks() puts into sentences. Inside engine/risk only.
#pragma once

#include "engine/risk/risk_desk.h"

#include <cstdint>
#include <optional>

namespace signalbox::risk {

/// max loss x contracts; an absurd number of contracts saturates instead of wrapping round.
[[nodiscard]] base::Money timesContracts(base::Money perUnit, std::int64_t contracts);

[[nodiscard]] bool regimeAllows(const RiskContext& context);
[[nodiscard]] bool tradeAllowed(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context);
[[nodiscard]] bool capacityLeft(const RiskContext& context);
[[nodiscard]] bool heatLeft(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context);
/// Aggregate delta with the trade; absent when either is unknown. A delta of exactly zero is what a plan
/// without Greeks says; no structure of ours has it.
[[nodiscard]] std::optional<double> deltaAfter(const TradeFacts& trade, std::int64_t contracts,
                                               const RiskContext& context);
[[nodiscard]] bool deltaLeft(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context);
/// What the strategy has at risk in the trade's risk group, with the trade.
[[nodiscard]] base::Money groupAfter(const TradeFacts& trade, std::int64_t contracts,
                                     const RiskContext& context);
[[nodiscard]] bool memoAllows(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context);
[[nodiscard]] bool buyingPowerLeft(const TradeFacts& trade, std::int64_t contracts,
                                   const RiskContext& context);
[[nodiscard]] bool accountAllowsTrade(const TradeFacts& trade, std::int64_t contracts,
                                      const RiskContext& context);

} // namespace signalbox::risk
