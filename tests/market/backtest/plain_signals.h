// SPDX-License-Identifier: GPL-3.0-or-later
// Indicators, regime, gates and filters of Optimus for every session, in plain loops over the bars and
// without any code of the engine.
#pragma once

#include "plain_market.h"
#include "plain_rules.h"

#include <array>
#include <cstdint>

namespace signalbox::recount {

/// OPT-R4 by severity; Unknown stands outside.
enum class PlainRegime { BullishCalm, ElevatedVol, Neutral, HighVol, BearTrend, Crisis, Unknown };

/// What a session's close says of the market.
struct PlainDay {
    std::optional<double> close, prior, vix, ratio, ema, rank, hv, breadth, rsi, rsiPrior, lower, histogram;
    std::optional<double> depth; ///< OPT-E5; nothing without a touch
    int upStreak = 0;
    bool touched = false, macdCrossed = false;
    int barsMissing = 0; ///< OPT-W1
    PlainRegime raw = PlainRegime::Unknown;
    PlainRegime regime = PlainRegime::Unknown; ///< effective
};

/// What the gates need of the account.
struct PlainBook {
    int open = 0; ///< all in SPX
    std::optional<Day> lastEntry;
    bool halted = false;
};

struct PlainVerdict {
    enum class Decision { Entry, NoTrade, Warmup, Halted } decision = Decision::NoTrade;
    int firstFail = 0;              ///< gate number
    std::uint16_t failedGates = 0;  ///< of those that were evaluated, bit number - 1
    std::uint8_t failedFilters = 0; ///< blocking: bit 0 VIX level, 1 IV/HV, 2 breadth
};

class PlainSignals {
public:
    /// `market` must outlive it.
    PlainSignals(const PlainMarket& market, const PlainRules& rules);
    [[nodiscard]] const PlainDay& day(Day session) const;
    [[nodiscard]] PlainVerdict verdict(Day session, const PlainBook& book) const;
    /// VIX and term ratio forbid an entry at order time (OPT-T3).
    [[nodiscard]] bool crisisAtOrderTime(Day session) const;

private:
    const PlainMarket& m_market;
    PlainRules m_rules;
    std::vector<PlainDay> m_days;
};

} // namespace signalbox::recount
