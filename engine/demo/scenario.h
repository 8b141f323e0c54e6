// SPDX-License-Identifier: GPL-3.0-or-later
// The story that the simulated market tells: calm years, a correction, a crisis, a long bear market in which
// nothing may be traded, a recovery, and two pullbacks near the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace signalbox::demo {

/// What the market tends to on one session: the actual day is drawn around it.
struct DayPlan {
    double drift = 0;    ///< log return per session
    double level = 0;    ///< log of the index at which the story would stand: the path is pulled there gently
    double variance = 0; ///< variance per session to which the volatility reverts
};

/// Sessions at the end whose story is told again, with other dice, until it ends with an entry signal.
inline constexpr std::size_t TailSessions = 70;
/// Index level on the first session.
inline constexpr double FirstLevel = 4150.0;

/// The plan of all sessions but the tail.
[[nodiscard]] std::vector<DayPlan> planOfHistory(std::size_t sessions);
/// The plan of the tail: a rise, two pullbacks with rebounds, ending on a rebound. It begins at the log level
/// at which the history really ended.
[[nodiscard]] std::vector<DayPlan> planOfTail(std::uint64_t dice, double level);

} // namespace signalbox::demo
