// SPDX-License-Identifier: GPL-3.0-or-later
// Implied volatilities and Greeks of one right of one American expiration (SHR-P4), contract by contract.
#pragma once

#include "engine/chains/chain_analytics.h"
#include "engine/pricing/american.h"

#include <span>
#include <vector>

namespace signalbox::chains {

struct AmericanTerms {
    double spot = 0;
    double years = 0;
    double rate = 0;
    std::span<const pricing::CashDividend> dividends{};
};

/// `mids` in dollars, Missing where there is no quote; the result is as long as the strikes.
[[nodiscard]] SideAnalytics americanColumns(pricing::OptionType type, const AmericanTerms& terms,
                                            std::span<const double> strikes, std::span<const double> mids);

} // namespace signalbox::chains
