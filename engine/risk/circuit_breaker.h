// SPDX-License-Identifier: GPL-3.0-or-later
// Three planned losses in a row stop entries for a week, and a person has to look (OPT-B). A fold over closed
// trades and acknowledgements; it closes nothing.
#pragma once

#include "engine/base/result.h"
#include "engine/book/events.h"
#include "engine/calendar/calendar.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::risk {

struct BreakerParameters {
    int count = 3;                         ///< circuit_breaker_count; 0: the strategy has no breaker
    int cooldownDays = 5;                  ///< circuit_breaker_cooldown_days
    std::int32_t stopMultiplierX100 = 200; ///< stop_loss_multiplier
    bool acknowledgesItself = false;       ///< backtests (OPT-B4)
    std::string code = "CIRCUIT_BREAKER";  ///< of the halt; LOSS_STREAK in ATR-P6
    bool everyLoss = false;                ///< any loss counts, not only planned ones (ATR-P6)
};

/// A closed trade as the breaker sees it.
struct BreakerTrade {
    int id = 0;
    base::Date closedOn;
    base::Money netPl;
    base::Money plannedStopLoss; ///< (multiplier - 1) x credit x contract multiplier x contracts, positive
    book::CloseReason reason = book::CloseReason::Manual;
};
/// The breaker's view of a closed position; nothing while it is open, nor for debit trades unless every loss
/// counts.
[[nodiscard]] std::optional<BreakerTrade> breakerTrade(const book::Position& position,
                                                       const BreakerParameters& parameters);

/// OPT-B1.
[[nodiscard]] bool isMaxLossEvent(const BreakerTrade& trade);

/// One step of the fold, in processing order (OPT-B2).
struct BreakerStep {
    int tradeId = 0;
    base::Date date;
    bool maxLossEvent = false;
    bool fired = false;
    int streakAfter = 0;
    std::optional<base::Date> firstEntryDate; ///< the latest in force; absent before it ever fired
};
/// The trades in any order; they are processed by (close date, id). Fails outside the calendar.
[[nodiscard]] base::Result<std::vector<BreakerStep>> breakerFold(std::span<const BreakerTrade> trades,
                                                                 const calendar::Calendar& calendar,
                                                                 const BreakerParameters& parameters = {});

/// What the breaker says about entries on a session.
struct BreakerStatus {
    bool on = false; ///< no entry may execute on that session
    int streak = 0;
    std::optional<base::Date> firedOn; ///< last firing on or before the session
    std::optional<base::Date> until;   ///< first session on which an entry may execute (OPT-B3)
    bool needsAcknowledgement = false; ///< since the last firing nobody acknowledged (OPT-B4)
};
/// Trades closed after `session` are ignored. An acknowledgement counts from the day of the last firing on;
/// those of other strategies or codes are ignored.
[[nodiscard]] base::Result<BreakerStatus>
breakerStatus(std::span<const BreakerTrade> trades, std::span<const book::HaltAcknowledged> acknowledgements,
              const std::string& strategy, base::Date session, const calendar::Calendar& calendar,
              const BreakerParameters& parameters = {});

} // namespace signalbox::risk
