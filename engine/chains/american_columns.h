// SPDX-License-Identifier: GPL-3.0-or-later
// Implied volatilities and Greeks of one right of one American expiration (SHR-P4) as columns of a chain.
#pragma once

#include "engine/chains/chain_analytics.h"
#include "engine/pricing/american_expiry.h"

#include <span>

namespace signalbox::chains {

/// `mids` in dollars, Missing where there is no quote; the result is as long as the strikes.
[[nodiscard]] SideAnalytics americanColumns(pricing::OptionType type, const pricing::AmericanExpiry& expiry,
                                            std::span<const double> strikes, std::span<const double> mids);

} // namespace signalbox::chains
