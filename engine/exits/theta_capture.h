// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the predicted time decay was earned (OPT-M3).
#pragma once

#include <optional>
#include <span>

namespace signalbox::exits {

/// One session of one position.
struct ThetaSession {
    double previousTheta = 0; ///< $ per calendar day, at the previous mark
    int calendarDays = 1;     ///< since the previous mark
    double actualPl = 0;      ///< change of mark P/L, $
};

struct ThetaCapture {
    double predicted = 0;        ///< $
    double actual = 0;           ///< $
    std::optional<double> ratio; ///< absent when `predicted` is not positive
};
[[nodiscard]] ThetaCapture thetaCapture(std::span<const ThetaSession> sessions);

/// THETA_LAG: below 0 since entry after 5 sessions.
[[nodiscard]] bool thetaLag(std::span<const ThetaSession> sinceEntry);

} // namespace signalbox::exits
