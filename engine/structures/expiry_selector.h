// SPDX-License-Identifier: GPL-3.0-or-later
// Which expiration is traded (OPT-C1).
#pragma once

#include "engine/market/option_chain.h"
#include "engine/structures/selector_parameters.h"

#include <optional>
#include <span>

namespace signalbox::structures {

struct ListedExpiry {
    base::Date expiration;
    market::Settlement settlement = market::Settlement::Pm;
};

/// Index of the expiration nearest to the target among those in [min, max] DTE; ties: the longer, then
/// PM-settled, then the first. Nothing if none is in range.
[[nodiscard]] std::optional<std::size_t> selectExpiry(std::span<const ListedExpiry> listed,
                                                      base::Date entryDate, const ExpiryRules& rules);
/// The same over the blocks of a chain, whose date is the entry date; adjusted series are left out (SHR-Q7).
[[nodiscard]] std::optional<std::size_t> selectExpiry(const market::OptionChain& chain,
                                                      const ExpiryRules& rules);

} // namespace signalbox::structures
