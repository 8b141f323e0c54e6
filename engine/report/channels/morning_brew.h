// SPDX-License-Identifier: GPL-3.0-or-later
// The channel MORNING_BREW: what the session about to begin needs known (ATR-C). Its pieces are those of the
// morning brief.
#pragma once

#include "engine/book/book.h"
#include "engine/diagnosis/market_light.h"
#include "engine/session/day_state.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::report {

inline constexpr int SessionsAhead = 5; ///< of expiries and earnings (ATR-C)

struct MorningBrewInputs {
    base::Date date;                    ///< the session about to begin
    const book::Book* book = nullptr;   ///< as known before the open
    diagnosis::MarketLightInputs light; ///< at the last close
    std::span<const session::PositionState> positions;
    std::vector<std::string> planned; ///< orders that stand approved without a memo or a ticket yet
    std::vector<std::string> ahead;   ///< expiries and earnings within SessionsAhead
    std::vector<std::string> dataProblems;
};
[[nodiscard]] std::vector<std::string> morningBrewLines(const MorningBrewInputs& inputs);

/// Triggers that an ordinary day may reach, or that are met: a level of the underlying within half an ATR of
/// the entry, a price or a volatility within 10% of its level, a date within SessionsAhead (of a trigger with
/// a date and a level, both). "NVDA 2026-02-27 100C (atr-matrix): stop_atr 96.50 points, 1.20 away"; none
/// without one.
[[nodiscard]] std::vector<std::string> nearExits(std::span<const session::PositionState> positions);

} // namespace signalbox::report
