// SPDX-License-Identifier: GPL-3.0-or-later
// What each gate did and what it is worth: how often it was asked and stopped the chain, what the trades that
// it blocked would have lost and earned, and how surely. Pure.
#pragma once

#include "engine/lab/analysis/gate_counts.h"
#include "engine/lab/counterfactual/counterfactual.h"
#include "models/table/value_table_model.h"

#include <optional>
#include <span>
#include <vector>

#include <QString>

namespace signalbox::models {

/// Below this many cases nothing is concluded, as in the lab.
inline constexpr int CasesForConclusion = 30;

struct GatePriceRow {
    QString key;
    QString name;
    QString rule;
    std::optional<int> evaluated, failed, first; ///< absent where only prices are known
    std::optional<int> cases;                    ///< absent: not priced
    int sole = 0;
    std::optional<base::Money> avoided, missed, net;
    std::optional<double> mean, low, high; ///< dollars a case
    QString conclusion;                    ///< "earns its keep", "too few: 12 of 30"
    Severity severity = Severity::None;
    bool operator==(const GatePriceRow&) const = default;
};

/// Gates and filters with their counts, and what only a price knows (halts, vetoes) beneath. Either part may
/// be empty.
[[nodiscard]] std::vector<GatePriceRow> gatePriceRows(const lab::GateCounts& counts,
                                                      std::span<const lab::GatePrice> prices);
[[nodiscard]] std::vector<Column<GatePriceRow>> gatePriceColumns(bool withCounts);
/// "IV Rank stopped 1,553 of 2,764 days": the gate or filter that stopped most; empty when none stopped any.
[[nodiscard]] QString gravestGate(const lab::GateCounts& counts);
/// "avoided $1,200 in 12 cases ..." of all together, one sentence; empty without a case.
[[nodiscard]] QString gatePriceSentence(std::span<const lab::GatePrice> prices);

} // namespace signalbox::models
