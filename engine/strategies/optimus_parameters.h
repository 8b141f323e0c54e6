// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of Optimus as each part wants them.
#pragma once

#include "engine/exits/exit_parameters.h"
#include "engine/params/optimus_parameters.h"
#include "engine/risk/circuit_breaker.h"
#include "engine/risk/risk_desk.h"
#include "engine/risk/sizing.h"
#include "engine/structures/selector_parameters.h"

namespace signalbox::strategies {

[[nodiscard]] structures::SelectorParameters selectorParameters(const params::OptimusParameters& parameters);
[[nodiscard]] exits::ExitParameters exitParameters(const params::OptimusParameters& parameters);
[[nodiscard]] risk::SizingParameters sizingParameters(const params::OptimusParameters& parameters);
[[nodiscard]] risk::StrategyLimits strategyLimits(const params::OptimusParameters& parameters);
[[nodiscard]] risk::BreakerParameters breakerParameters(const params::OptimusParameters& parameters);

} // namespace signalbox::strategies
