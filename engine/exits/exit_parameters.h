// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of Optimus exits with the defaults of OPT-A.
#pragma once

#include "engine/base/money.h"

#include <optional>
#include <string_view>

namespace signalbox::exits {

enum class ProfitTargetMode { Fixed, SoftWarning, Dynamic };
[[nodiscard]] const char* profitTargetModeKey(ProfitTargetMode mode); ///< fixed, soft_warning, dynamic
[[nodiscard]] std::optional<ProfitTargetMode> parseProfitTargetMode(std::string_view key);
enum class RegimeExit { CloseAll, ManageOnly };
[[nodiscard]] const char* regimeExitKey(RegimeExit mode); ///< close_all, manage_only
[[nodiscard]] std::optional<RegimeExit> parseRegimeExit(std::string_view key);

struct ExitParameters {
    int profitTargetPct = 50;
    ProfitTargetMode profitTargetMode = ProfitTargetMode::SoftWarning;
    int stopMultiplierX100 = 200; ///< stop_loss_multiplier x 100
    int timeStopDte = 21;
    base::Price exitSlippage = base::Price::cents(5);
    RegimeExit regimeExit = RegimeExit::CloseAll;
};

/// DTE at and below which the soft warning holds (OPT-X3).
inline constexpr int SoftWarningDte = 28;

} // namespace signalbox::exits
