// SPDX-License-Identifier: GPL-3.0-or-later
// The forward of one expiration from put-call parity (SHR-P3): what the options themselves say about rates
// and dividends until then.
#pragma once

#include "engine/market/option_chain.h"

#include <optional>
#include <vector>

namespace signalbox::chains {

struct ParityForward {
    double forward = 0;
    std::vector<base::Strike> strikes; ///< those used, nearest to parity first; 3 to 5
};

/// Median of K + (C-P)/D over the at most 5 strikes whose mids are nearest to each other (ties: lower
/// strike), among those where both rights have 0 < bid < ask and a relative spread below 20 %. Nothing with
/// fewer than 3.
[[nodiscard]] std::optional<ParityForward> forwardFromParity(const market::ExpiryBlock& block,
                                                             double discount);

} // namespace signalbox::chains
