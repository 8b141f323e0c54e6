// SPDX-License-Identifier: GPL-3.0-or-later
// ATR Matrix: long calls on single shares in established uptrends. Composition; the rules stand in
// entry/atr_gates, structures, risk and exits.
#pragma once

#include "engine/entry/atr_gates.h"
#include "engine/exits/atr_exit.h"
#include "engine/scan/scan_result.h"
#include "engine/strategies/strategy.h"
#include "engine/structures/long_option_plan.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::strategies {

[[nodiscard]] Strategy atrMatrix();
/// ATR-P1 to P3.
[[nodiscard]] risk::StrategyLimits atrLimits(const params::AtrParameters& parameters);

[[nodiscard]] structures::DeltaRules atrContractRules(const params::AtrParameters& parameters);
[[nodiscard]] entry::AtrGateParameters atrGateParameters(const params::AtrParameters& parameters);
[[nodiscard]] exits::AtrExitParameters atrExitParameters(const params::AtrParameters& parameters);

/// IV Rank of a session; in a backtest that names the proxy, where the share has no history of its own, that
/// of HV20 (ATR-O1).
struct AtrIvRank {
    std::optional<double> rank;
    bool proxy = false; ///< the result says IV_PROXY=hv20
};
[[nodiscard]] AtrIvRank atrIvRank(const Context& context, int session);

/// The contract of ATR-O on the day's chain, whatever the IV Rank says.
[[nodiscard]] structures::LongOptionPick atrContract(const Context& context);
/// "IV_RANK: ..." when ATR-O1 refuses; empty otherwise.
[[nodiscard]] std::string ivRankRefusal(const std::optional<double>& rank, double maximum);

/// Gate 6 for a candidate of a scan (scan::CompleteCandidate).
[[nodiscard]] scan::Completion completeAtr(const Context& context);

} // namespace signalbox::strategies
