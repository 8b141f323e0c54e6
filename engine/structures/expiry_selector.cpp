// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/expiry_selector.h"

#include <cstdlib>
#include <tuple>
#include <vector>

namespace signalbox::structures {

std::optional<std::size_t> selectExpiry(std::span<const ListedExpiry> listed, base::Date entryDate,
                                        const ExpiryRules& rules) {
    std::optional<std::size_t> best;
    const auto key = [&](std::size_t i) {
        const int dte = base::daysBetween(entryDate, listed[i].expiration);
        const bool am = listed[i].settlement == market::Settlement::Am;
        return std::make_tuple(std::abs(dte - rules.targetDte), -dte, am);
    };
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const int dte = base::daysBetween(entryDate, listed[i].expiration);
        if (dte >= rules.minDte && dte <= rules.maxDte && (!best || key(i) < key(*best))) {
            best = i;
        }
    }
    return best;
}

std::optional<std::size_t> selectExpiry(const market::OptionChain& chain, const ExpiryRules& rules) {
    std::vector<ListedExpiry> listed;
    std::vector<std::size_t> blocks;
    for (std::size_t i = 0; i < chain.blocks().size(); ++i) {
        const market::ExpiryBlock& block = chain.blocks()[i];
        if (!block.adjusted) {
            listed.push_back({block.expiration, block.settlement});
            blocks.push_back(i);
        }
    }
    const auto chosen = selectExpiry(listed, chain.id().date, rules);
    return chosen ? std::optional(blocks[*chosen]) : std::nullopt;
}

} // namespace signalbox::structures
