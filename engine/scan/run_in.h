// SPDX-License-Identifier: GPL-3.0-or-later
// Where the running averages of a scan begin. EMA10 and ATR14 run from the first stored bar (SHR-I2, SHR-I6);
// what a bar 640 sessions back still weighs in them is less than (13/14)^586 < 1e-18, below the last digit of
// a double, so a long history is not read from its beginning for every date.
#pragma once

#include <cstddef>

namespace signalbox::scan {

inline constexpr int RunInSessions = 640;
/// With fewer bars than these in the run-in, holes have eaten it: the whole history is read.
inline constexpr int RunInBars = 600;
/// Starts move in steps, so that one day's averages are the next day's but for one bar, to the bit.
inline constexpr int RunInStep = 256;

/// The day on which the averages of `day` begin; both are counted from the first day of the bars, which is
/// calendar session `firstSession`. 0: the whole history.
[[nodiscard]] constexpr std::size_t runInStart(std::size_t day, int firstSession) {
    const int session = firstSession + static_cast<int>(day);
    const int start = (session - RunInSessions) / RunInStep * RunInStep - firstSession;
    return session <= RunInSessions || start <= 0 ? 0 : static_cast<std::size_t>(start);
}

} // namespace signalbox::scan
