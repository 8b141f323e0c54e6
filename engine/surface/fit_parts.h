// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a calibration beside the volatilities: widths, carry, the range of SKEW.
#pragma once

#include "engine/surface/calibrate.h"

#include <optional>
#include <span>
#include <utility>

namespace signalbox::surface {

/// The four width constants: by robust least squares of the logarithm on out-of-the-money puts, then by
/// least squares of what is missing in the money. Left alone where the quotes do not determine them.
void fitWidths(std::span<const ObservedDay* const> days, Constants& constants);
/// Median of the carries of the days; nothing where none has one.
[[nodiscard]] std::optional<double> medianCarry(std::span<const ObservedDay* const> days);
/// Lowest and highest SKEW of the days; nothing where none has it.
[[nodiscard]] std::optional<std::pair<double, double>> skewBounds(std::span<const ObservedDay* const> days);

} // namespace signalbox::surface
