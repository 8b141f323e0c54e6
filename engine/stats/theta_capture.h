// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the predicted time decay arrived in the marks (OPT-M3), and the ratio that OPT-F2 watches.
#pragma once

#include <optional>
#include <span>

namespace signalbox::stats {

/// One position on one session.
struct ThetaObservation {
    double previousThetaDay = 0; ///< $ per calendar day at the session before
    int calendarDays = 0;        ///< elapsed since then
    double actualPl = 0;         ///< change of the mark's P/L, dollars
};
struct ThetaCapture {
    double predicted = 0;
    double actual = 0;
    std::optional<double> ratio; ///< n/a if predicted <= 0
};
[[nodiscard]] ThetaCapture thetaCapture(std::span<const ThetaObservation> observations);
/// The ratio over the last `sessions` sessions, each the sums of all positions of that session; n/a with
/// fewer sessions (OPT-F2).
[[nodiscard]] std::optional<double> thetaCaptureOf(std::span<const ThetaCapture> sessionSums,
                                                   int sessions = 20);

} // namespace signalbox::stats
