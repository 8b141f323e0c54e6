// SPDX-License-Identifier: GPL-3.0-or-later
// Leisen-Reimer trees, whose error falls smoothly with the number of steps, extrapolated from two sizes: one
// contract, or several strikes of one expiration side by side in the lanes of a vector. A lane gives the same
// bits as a contract alone, on every machine.
#pragma once

#include "engine/pricing/american_expiry.h"

namespace signalbox::pricing {

/// Contracts that are priced side by side.
inline constexpr std::size_t TreeLanes = 8;

struct TreeValue {
    double price = 0;
    double delta = 0; ///< per $1 of spot
    double gamma = 0; ///< per $1
};

/// strike, sigma > 0. The expiry must have diffused() > 0.
[[nodiscard]] TreeValue treeValue(const AmericanExpiry& expiry, OptionType type, double strike, double sigma);

/// TreeLanes contracts at once; all arrays have TreeLanes elements.
void treeValues(const AmericanExpiry& expiry, OptionType type, const double* strikes, const double* sigmas,
                TreeValue* out);

} // namespace signalbox::pricing
