// SPDX-License-Identifier: GPL-3.0-or-later
// Which symbols a strategy trades. Optimus: SPX; another underlying of OPT-V4 only with a parameter block of
// its own, and only where every rule that it needs is in place. Nothing is ever judged with SPX's settings.
#pragma once

#include "engine/base/result.h"
#include "engine/strategies/strategy.h"

#include <string>

namespace signalbox::strategies {

/// MissingData naming the symbol and what it lacks, or nothing. Other strategies judge every symbol by their
/// own universe.
[[nodiscard]] base::Status tradable(const Strategy& strategy, const params::ParameterSet& parameters,
                                    const std::string& underlying);

} // namespace signalbox::strategies
