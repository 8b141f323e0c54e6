// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the plain checks of gates and filters into results with value, threshold, margin, reason and details.
#pragma once

#include "engine/entry/gate_text.h"

namespace signalbox::entry {

/// One gate. Not evaluated: number, key, rule and status alone.
[[nodiscard]] GateResult gateResult(int number, const GateCheck& check, const ReasonInputs& inputs);
[[nodiscard]] FilterResult filterResult(int index, const FilterCheck& check,
                                        const params::OptimusParameters& parameters);

} // namespace signalbox::entry
