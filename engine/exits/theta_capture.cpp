// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exits/theta_capture.h"

namespace signalbox::exits {
namespace {

constexpr std::size_t LagSessions = 5;

} // namespace

ThetaCapture thetaCapture(std::span<const ThetaSession> sessions) {
    ThetaCapture result;
    for (const ThetaSession& session : sessions) {
        result.predicted += session.previousTheta * session.calendarDays;
        result.actual += session.actualPl;
    }
    if (result.predicted > 0) {
        result.ratio = result.actual / result.predicted;
    }
    return result;
}

bool thetaLag(std::span<const ThetaSession> sinceEntry) {
    if (sinceEntry.size() < LagSessions) {
        return false;
    }
    const ThetaCapture capture = thetaCapture(sinceEntry);
    return capture.ratio && *capture.ratio < 0;
}

} // namespace signalbox::exits
