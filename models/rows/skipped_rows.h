// SPDX-License-Identifier: GPL-3.0-or-later
// Skipped signals and what they would have made, as rows for people. Pure.
#pragma once

#include "engine/lab/counterfactual/counterfactual.h"
#include "models/table/value_table_model.h"

#include <optional>
#include <span>
#include <vector>

#include <QString>

namespace signalbox::models {

/// Gate, filter, halt or what became of a signal: "IV Rank", "Halt", "Vetoed".
[[nodiscard]] QString blockerName(const std::string& key);

struct SkippedRow {
    int number = 0; ///< in the order of days
    base::Date date;
    QString blocker; ///< "Vetoed (HEAT)"
    bool sole = false;
    QString also;                   ///< what else failed; empty: nothing
    QString strikes;                ///< of the hypothetical spread; empty without one
    std::optional<base::Money> pl;  ///< of one contract, net of fees; absent: no trade could be priced
    std::optional<base::Date> ends; ///< absent: still open, or no trade
    QString reason;                 ///< exit, "open", or why there is no trade
    int daysHeld = 0;
    bool operator==(const SkippedRow&) const = default;
};

/// The latest first.
[[nodiscard]] std::vector<SkippedRow> skippedRows(std::span<const lab::SkippedTrade> skipped);
[[nodiscard]] std::vector<Column<SkippedRow>> skippedColumns();
/// Every word of `text` occurs in the row.
[[nodiscard]] bool matches(const SkippedRow& row, const QString& text);

} // namespace signalbox::models
