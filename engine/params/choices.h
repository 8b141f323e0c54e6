// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters that choose among named alternatives, with the one spelling that files, commands and JSON
// use.
#pragma once

namespace signalbox::params {

/// What a diagnosis filter may do (OPT-D): veto, flag, or nothing.
enum class FilterMode { Block, Advise, Off };
/// How the profit target falls with the days left (OPT-X3).
enum class ProfitTargetMode { Fixed, SoftWarning, Dynamic };
/// What Crisis and Bear Trend do to open positions (OPT-ERR5, OPT-X6).
enum class RegimeExit { CloseAll, ManageOnly };
/// Where the term ratio comes from (OPT-D6); never mixed within a run.
enum class TermSource { Vx, VixVix3m };
/// What an earnings date on or before the expiration does (BRK-I3).
enum class EarningsMode { Advise, Block };
/// Whose closed trades count as evidence (BRK-K5a).
enum class KellyEvidence { Own, OwnAndBacktest };
/// What stands for a stock's own implied volatility where none is on file (ATR-O1).
enum class IvProxy { None, Hv20 };

[[nodiscard]] const char* filterModeKey(FilterMode mode);             ///< "block", "advise", "off"
[[nodiscard]] const char* profitTargetModeKey(ProfitTargetMode mode); ///< "fixed", "soft_warning", "dynamic"
[[nodiscard]] const char* regimeExitKey(RegimeExit action);           ///< "close_all", "manage_only"
[[nodiscard]] const char* termSourceKey(TermSource source);           ///< "VX", "VIX_VIX3M"

[[nodiscard]] const char* earningsModeKey(EarningsMode mode);       ///< "advise", "block"
[[nodiscard]] const char* kellyEvidenceKey(KellyEvidence evidence); ///< "own", "own+backtest"
[[nodiscard]] const char* ivProxyKey(IvProxy proxy);                ///< "none", "hv20"

} // namespace signalbox::params
