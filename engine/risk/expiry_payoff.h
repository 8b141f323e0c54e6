// SPDX-License-Identifier: GPL-3.0-or-later
// The best and the worst that a set of options of one expiration can be worth at expiry, from the legs alone:
// what a plan says about its own risk is never believed unchecked.
#pragma once

#include "engine/base/money.h"
#include "engine/structures/leg.h"

#include <optional>
#include <span>

namespace signalbox::risk {

/// Per share of one unit, premium left out. Absent: without bound on that side.
struct ExpiryPayoff {
    std::optional<base::Price> worst;
    std::optional<base::Price> best;
};
/// Nothing for no legs, or when the legs do not share expiration, settlement and underlying.
[[nodiscard]] std::optional<ExpiryPayoff> expiryPayoff(std::span<const structures::Leg> legs);

} // namespace signalbox::risk
