// SPDX-License-Identifier: GPL-3.0-or-later
// The exits of ATR Matrix on plain values: stops, expansion, time, trail, and the scale-out over three
// targets (ATR-X).
#pragma once

#include "engine/base/money.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace signalbox::exits {

struct AtrExitParameters {
    double stopAtr = 1.5;
    int optionStopPct = 50;
    double ivExpansionPct = 50;
    int losingDte = 7;
    int hardDte = 2;
};
struct AtrExitInputs {
    double entryUnderlying = 0;         ///< U0, at the fill
    double entryAtr = 0;                ///< A0, of the signal bar
    std::optional<double> underlying;   ///< U
    std::optional<double> highestClose; ///< since entry
    base::Price entryPremium;           ///< P0
    std::optional<base::Price> bid;     ///< absent: X2, X3 and X5 are not evaluated (ATR-X8)
    std::optional<double> entryIv;      ///< fraction
    std::optional<double> iv;
    int dte = 0;
    bool timeStopReached = false; ///< the date of hard_dte is no session and was passed (SHR-T9)
    std::int64_t contractsAtEntry = 0;
    std::int64_t contractsOpen = 0;
    int targetsHit = 0; ///< 0..3, earlier
};
enum class AtrAction {
    Hold,
    HoldNoQuote,
    StopAtr,
    StopOption,
    IvExpansion,
    TimeHard,
    TimeLosing,
    Trail,
    Scale1,
    Scale2,
    Scale3
};
[[nodiscard]] const char* atrActionKey(AtrAction action); ///< HOLD, STOP_ATR, ..., SCALE_T1

struct AtrExit {
    AtrAction action = AtrAction::Hold; ///< the first that matches
    std::int64_t contractsToClose = 0;
    std::vector<AtrAction>
        triggers;       ///< all that match, in order; a target (the highest newly hit) only alone
    int targetsHit = 0; ///< after today
};
[[nodiscard]] AtrExit atrExit(const AtrExitInputs& inputs, const AtrExitParameters& parameters = {});

/// Cumulative contracts closed after the targets T1, T2, T3 of n: ceil(n/4), ceil(n/2), ceil(3n/4) (ATR-X7).
[[nodiscard]] std::array<std::int64_t, 3> scalePlan(std::int64_t contracts);

} // namespace signalbox::exits
