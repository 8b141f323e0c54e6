// SPDX-License-Identifier: GPL-3.0-or-later
// Does the simulated end tell what a demonstration needs? An entry signal of Optimus on the last session, and
// an earlier one whose spread is still open then. Judged by the default rules (OPT-E, OPT-X) in short; the
// program itself decides with the real ones.
#pragma once

#include "engine/demo/index_path.h"
#include "engine/demo/stocks.h"

#include <span>
#include <vector>

namespace signalbox::demo {

class StoryJudge {
public:
    /// `history` holds the sessions before the tail; `sessions` all of them.
    StoryJudge(std::span<const IndexDay> history, const std::vector<Date>& sessions,
               const calendar::Calendar& calendar);

    /// Sessions of the last 40 on which everything but breadth says: enter. Empty also when the last session
    /// is plainly none, without looking at the others.
    [[nodiscard]] std::vector<std::size_t> entrySessions(std::span<const IndexDay> days) const;
    /// True when the put spread entered on the session after `signal` reaches neither target nor stop nor the
    /// time stop by the last session.
    [[nodiscard]] bool staysOpen(std::size_t signal, std::span<const IndexDay> days) const;

private:
    const std::vector<Date>& m_sessions;
    const calendar::Calendar& m_calendar;
    double m_trend = 0; ///< EMA200 at the end of the history
};

} // namespace signalbox::demo
