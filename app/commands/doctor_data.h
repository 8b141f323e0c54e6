// SPDX-License-Identifier: GPL-3.0-or-later
// What `signalbox doctor` says about the stored data: whether each thing that the strategy reads is there up
// to its last session, wherever it comes from, and what to do where it is not.
#pragma once

#include "app/core/day/workstation.h"

#include <string>
#include <vector>

namespace signalbox::commands {

/// One line of the doctor.
struct Finding {
    std::string what;
    bool ok = true;
    std::string text;
};

/// What several series can serve (the put/call ratio, the two VIX futures) is one finding.
[[nodiscard]] std::vector<Finding> dataFindings(app::Workstation& station);

} // namespace signalbox::commands
