// SPDX-License-Identifier: GPL-3.0-or-later
// The measures of SHR-M and the failure halts of OPT-F2 from equity and trades, a second time.
#pragma once

#include "engine/lab/sweep/measures.h"
#include "refold.h"

namespace signalbox::recount {

/// One line per measure or count of halts that differs.
[[nodiscard]] std::vector<std::string> recountMeasures(const RefoldInputs& inputs,
                                                       const lab::Measures& measured);

} // namespace signalbox::recount
