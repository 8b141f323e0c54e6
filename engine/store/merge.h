// SPDX-License-Identifier: GPL-3.0-or-later
// How a newer import joins what is stored: new values are added, differing ones replaced and reported, and
// nothing that the import does not mention is removed. Pure functions.
#pragma once

#include "engine/base/result.h"
#include "engine/market/bar_series.h"
#include "engine/market/option_chain.h"
#include "engine/store/market_records.h"

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace signalbox::store {

inline constexpr std::size_t MostRevisionsListed = 100;

/// Counts one changed value; lists it while there is room.
void noteRevision(MergeReport& report, Revision revision);

struct MergedBars {
    std::vector<market::Bar> bars; ///< all, in date order
    std::set<int> changedYears;
    std::optional<base::Date> firstChanged; ///< the earliest bar that is new or revised
    MergeReport report;
    void noteChange(base::Date date);
};
/// Both lists in strictly increasing date order with known closes.
[[nodiscard]] MergedBars mergeBars(const std::string& series, std::span<const market::Bar> stored,
                                   std::span<const market::Bar> incoming);

struct MergedChain {
    std::shared_ptr<const market::OptionChain> chain;
    MergeReport report; ///< counted in contracts
};
/// Contract by contract; the price of the underlying and the time come from the newer import where it has
/// them.
[[nodiscard]] base::Result<MergedChain> mergeChains(const std::shared_ptr<const market::OptionChain>& stored,
                                                    const market::OptionChain& incoming);

} // namespace signalbox::store
