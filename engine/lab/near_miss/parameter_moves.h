// SPDX-License-Identifier: GPL-3.0-or-later
// Which gate or filter each parameter can turn, and what a day is worth with another value of it.
#pragma once

#include "engine/lab/near_miss/probe.h"

namespace signalbox::lab {

/// Gates and filters whose outcome the parameter can change, warm-up among them; 0: none, it rules over
/// strikes, exits, size or the account.
[[nodiscard]] Blocks influenceOf(const params::Descriptor& descriptor);

/// The nearest value of one parameter that gives a signal, if there is one within its range and the cross
/// checks of OPT-A2.
[[nodiscard]] base::Result<std::optional<NearMiss>> nearestParameter(const Probe& probe,
                                                                     const params::Descriptor& descriptor);

} // namespace signalbox::lab
