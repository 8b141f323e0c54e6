// SPDX-License-Identifier: GPL-3.0-or-later
// The two posts of a session from what is recorded (BRK-T): the brief before the open, and after the close
// what was filled, or why nothing was.
#pragma once

#include "engine/book/book.h"
#include "engine/report/breakout_posts.h"
#include "engine/report/scan_rejects.h"

#include <optional>
#include <string>

namespace signalbox::report {

/// Growth of the account since it began with deposits and withdrawals removed: 1.05 is +5 %. 1 before the
/// first close.
[[nodiscard]] double growthSinceStart(const book::Book& book);
/// Equity now, and the start that makes the growth that figure.
[[nodiscard]] PostAccount postAccount(const book::Book& book);

struct DayPostInputs {
    base::Date date;
    std::string mode;
    std::string strategy = "breakout";
    const book::Book* book = nullptr;  ///< at the close of the day
    std::optional<base::Money> sleeve; ///< equity of the strategy (SHR-A2); absent: that of the account
    diagnosis::MarketMood mood = diagnosis::MarketMood::Unknown;
    ScanSummary scan;
};
/// TRADE with a recorded fill of the day, of several that with the greatest maximum loss (ties by symbol),
/// else NO TRADE. Nothing when even the shortened text is too long: an alert is due (BRK-T2).
[[nodiscard]] std::optional<std::string> postOfDay(const DayPostInputs& inputs);

struct BriefPostInputs {
    base::Date date; ///< the session that is about to begin
    std::string mode;
    std::string strategy = "breakout";
    const book::Book* book = nullptr; ///< as known before the open
    diagnosis::MarketLightInputs light;
};
/// BRK-T0.
[[nodiscard]] std::optional<std::string> briefPost(const BriefPostInputs& inputs);

} // namespace signalbox::report
