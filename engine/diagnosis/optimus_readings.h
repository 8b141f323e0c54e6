// SPDX-License-Identifier: GPL-3.0-or-later
// What the gates and filters of Optimus read on one session: plain values, absent where missing. Made by
// readingsAt() from columns, or by hand (vectors, calculator).
#pragma once

#include "engine/base/date.h"
#include "engine/diagnosis/optimus_inputs.h"
#include "engine/diagnosis/regime.h"

#include <array>
#include <cstdint>
#include <optional>

namespace signalbox::diagnosis {

/// Did a bar of the lookback touch its own lower band? (OPT-E5)
enum class Touch : std::uint8_t { No, Yes, Unknown };
/// Where today's term ratio came from (OPT-D6).
enum class TermOrigin : std::uint8_t { None, Contracts, Table, VixVix3m };

struct OptimusReadings {
    int session = 0;         ///< calendar session number
    int barsRemaining = 0;   ///< OPT-W1; > 0 is warm-up
    int unknownSessions = 0; ///< raw regimes Unknown in a row, today included (OPT-R3)

    Regime raw = Regime::Unknown;
    Regime regime = Regime::Unknown; ///< effective (OPT-R4)
    int regimeRule = 0;              ///< row of OPT-R2, 0 if Unknown
    InputSet regimeMissing = 0;      ///< what today's raw regime needed and lacks
    int closesUntilRelease = 0; ///< more closes like today's until the effective regime becomes the raw one
    RegimeInputs inputs;        ///< vix, ratio, close, EMA, breadth
    std::optional<base::Date> regimeSince; ///< first session of the present run of `regime`

    std::optional<double> close; ///< of the underlying; `inputs.close` is that of SPX, market-wide
    std::optional<double> ema;   ///< trend average of the underlying
    std::optional<double> ivRank;
    std::optional<double> priorClose;
    std::optional<double> lowerBand;
    std::optional<int> upStreak;
    std::optional<double> rsi;
    std::optional<double> rsiPrior;
    std::array<std::optional<double>, 4> macdHistogram; ///< today first

    Touch touch = Touch::Unknown;
    std::optional<base::Date> touchDate; ///< of the most recent touch
    std::optional<double> touchLow;
    std::optional<double> touchBand;
    std::optional<double>
        bandDepth; ///< with a touch: max of (mid - low)/sigma over the known bars of the lookback
    std::optional<double>
        nearestMiss; ///< without a touch: least low - lower band over the known bars, in points

    std::optional<double> hv20;                ///< fraction
    std::optional<double> putCallRank;         ///< percent
    std::optional<double> creditSpread;        ///< HY - IG, percentage points
    std::optional<double> creditSpreadFiveAgo; ///< the same five sessions ago

    TermOrigin termOrigin = TermOrigin::None;
};

} // namespace signalbox::diagnosis
