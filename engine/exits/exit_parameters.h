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
    bool thetaTighten = false; ///< a position whose theta lags gets a nearer stop (OPT-M3)

    /// The stop of a position: not above 1.75 when its theta lags and that is asked for.
    [[nodiscard]] int stopX100(bool thetaLags) const {
        constexpr int Tightened = 175;
        return thetaTighten && thetaLags && stopMultiplierX100 > Tightened ? Tightened : stopMultiplierX100;
    }
};

/// DTE at and below which the soft warning holds (OPT-X3).
inline constexpr int SoftWarningDte = 28;

} // namespace signalbox::exits
