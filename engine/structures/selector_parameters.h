// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of trade construction with the defaults of OPT-A.
#pragma once

#include "engine/base/money.h"

namespace signalbox::structures {

/// OPT-C1, in calendar days.
struct ExpiryRules {
    int minDte = 30;
    int targetDte = 45;
    int maxDte = 60;
};

struct SelectorParameters {
    double targetDelta = -0.16;
    double highVolTargetDelta = -0.12;
    double deltaTolerance = 0.04;
    base::Price spreadWidth = base::Price::dollars(50);
    int highVolWidthPct = 150;
    ExpiryRules expiry;
    base::BasisPoints minCreditOfWidth{0}; ///< min_credit_pct_width
    base::Price entrySlippage;
    double maxSpread = 0.20; ///< relative, SHR-Q6

    [[nodiscard]] double targetDeltaFor(bool highVol) const {
        return highVol ? highVolTargetDelta : targetDelta;
    }
    /// In High Vol width x highvol_width_pct/100, floored to 5 points (OPT-C2).
    [[nodiscard]] base::Price widthFor(bool highVol) const;
};

} // namespace signalbox::structures
