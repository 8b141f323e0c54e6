// SPDX-License-Identifier: GPL-3.0-or-later
// Risk-neutral probabilities at a level (SHR-P8): what every field named probability of profit shows.
#pragma once

namespace signalbox::pricing {

/// N(d2) at `level`: the chance to end above it. F, level > 0; T in years; sigma as a fraction. Without
/// volatility it is 1, 0, or 0.5 at F itself.
[[nodiscard]] double probabilityAbove(double F, double level, double T, double sigma);
/// N(-d2): the chance to end below it.
[[nodiscard]] double probabilityBelow(double F, double level, double T, double sigma);

} // namespace signalbox::pricing
