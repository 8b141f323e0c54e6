// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/theta_capture.h"

#include <algorithm>
#include <cstddef>

namespace signalbox::stats {
namespace {

void setRatio(ThetaCapture& capture) {
    if (capture.predicted > 0) {
        capture.ratio = capture.actual / capture.predicted;
    }
}

} // namespace

ThetaCapture thetaCapture(std::span<const ThetaObservation> observations) {
    ThetaCapture sums;
    for (const ThetaObservation& one : observations) {
        sums.predicted += one.previousThetaDay * one.calendarDays;
        sums.actual += one.actualPl;
    }
    setRatio(sums);
    return sums;
}

std::optional<double> thetaCaptureOf(std::span<const ThetaCapture> sessionSums, int sessions) {
    const auto width = static_cast<std::size_t>(std::max(sessions, 1));
    if (sessionSums.size() < width) {
        return std::nullopt;
    }
    ThetaCapture sums;
    for (const ThetaCapture& session : sessionSums.last(width)) {
        sums.predicted += session.predicted;
        sums.actual += session.actual;
    }
    setRatio(sums);
    return sums.ratio;
}

} // namespace signalbox::stats
