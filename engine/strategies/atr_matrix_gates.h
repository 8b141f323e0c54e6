// SPDX-License-Identifier: GPL-3.0-or-later
// The six gates of ATR Matrix on one symbol and day, all of them always (ATR-E7), with values and reasons.
// Private to engine/strategies.
#pragma once

#include "engine/entry/entry_evaluation.h"
#include "engine/scan/readings.h"
#include "engine/strategies/atr_matrix.h"

namespace signalbox::strategies {

struct AtrGates {
    std::vector<entry::GateResult> gates;
    int firstFail = 0; ///< 0: none
    structures::LongOptionPick pick;
    AtrIvRank ivRank;
    double confidence = 0; ///< ATR-E8
};
[[nodiscard]] base::Result<AtrGates> atrGates(const Context& context);

} // namespace signalbox::strategies
