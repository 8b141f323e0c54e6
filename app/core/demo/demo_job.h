// SPDX-License-Identifier: GPL-3.0-or-later
// Makes (or resets) the demonstration market of a home: simulates it, stores its series, and lives its last
// year through the daily routine, so that the journal has positions, trades and blocked days to look back on.
#pragma once

#include "app/core/bootstrap/open_home.h"

#include <functional>
#include <stop_token>

namespace signalbox::app {

struct DemoRequest {
    std::optional<std::uint64_t> seed; ///< absent: the house's own
    std::optional<int> sessions;       ///< absent: about six years
};

struct DemoReport {
    std::uint64_t seed = 0;
    int sessions = 0;
    base::Date first;
    base::Date last;
    int daysLived = 0;
    int trades = 0;
    int openPositions = 0;
};

using DemoProgress = std::function<void(int done, int total)>;

/// The demonstration market is put in use. Its store and journal are replaced; the real market is not
/// touched.
[[nodiscard]] base::Result<DemoReport> makeDemo(const HomeOptions& options, const DemoRequest& request,
                                                const DemoProgress& progress = {}, std::stop_token stop = {});

} // namespace signalbox::app
