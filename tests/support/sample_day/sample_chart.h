// SPDX-License-Identifier: GPL-3.0-or-later
// Invented daily bars with their studies, ending on the sample day at the sample spot.
#pragma once

#include "engine/session/day_state.h"

#include <memory>

namespace signalbox::testing {

[[nodiscard]] std::shared_ptr<const session::ChartColumns> sampleChart();

} // namespace signalbox::testing
