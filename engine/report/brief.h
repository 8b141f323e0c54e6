// SPDX-License-Identifier: GPL-3.0-or-later
// The morning brief (BRK-B1): what the desk must know before 09:15 ET, from the book and the last close.
#pragma once

#include "engine/book/book.h"
#include "engine/diagnosis/market_light.h"
#include "engine/report/position_text.h"
#include "engine/report/scan_rejects.h"
#include "engine/session/day_state.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::report {

struct BriefInputs {
    base::Date date; ///< the session that is about to begin
    std::string mode;
    const book::Book* book = nullptr;                  ///< as known before the open
    diagnosis::MarketLightInputs light;                ///< at the last close
    std::span<const session::PositionState> positions; ///< every open one, with marks and triggers
    std::vector<ScanSummary> scans;                    ///< of the last close; their candidates are named
    std::vector<std::string> events; ///< today: reports, expirations, time stops, an early close
    std::vector<std::string> dataProblems;
};
/// Markdown; an absent number is n/a, an empty list says so.
[[nodiscard]] std::string briefText(const BriefInputs& inputs);

/// What is due on the session from the book alone: expirations and time stops of open positions, pending
/// orders that are valid today.
[[nodiscard]] std::vector<std::string>
eventsToday(const book::Book& book, std::span<const session::PositionState> positions, base::Date date);

/// "VIX 23.7, SPY 585.10 (SMA20 590.00), IWM/SPY 0.3550 (SMA20 0.3600), 10-year yield +5.0 bp in 20 sessions"
[[nodiscard]] std::string lightInputsText(const diagnosis::MarketLightInputs& inputs,
                                          const diagnosis::MarketLight& light);
/// Orders that may trade on the session: approved memos with their belief (BRK-K5a), and tickets without one.
[[nodiscard]] std::vector<std::string> approvedOrders(const book::Book& book, base::Date date);

} // namespace signalbox::report
