// SPDX-License-Identifier: GPL-3.0-or-later
// The cells that tables of statistics are made of: text, key to sort by, direction of money. Pure.
#pragma once

#include "models/rows/position_rows.h"
#include "models/rows/stat_table.h"
#include "models/text/numbers.h"

namespace signalbox::models {

[[nodiscard]] inline StatCell plainCell(QString text, int emphasis = 0) {
    StatCell cell;
    cell.text = std::move(text);
    cell.emphasis = emphasis;
    return cell;
}

/// "+$554.80", by sign.
[[nodiscard]] inline StatCell moneyCell(base::Money amount) {
    StatCell cell = plainCell(signedMoney(amount));
    cell.key = amount.toDollars();
    cell.direction = directionOf(amount);
    return cell;
}

[[nodiscard]] inline StatCell countCell(std::int64_t value) {
    StatCell cell = plainCell(count(value));
    cell.key = static_cast<double>(value);
    return cell;
}

[[nodiscard]] inline StatCell realCell(std::optional<double> value, const QString& text) {
    StatCell cell = plainCell(text);
    cell.key = value;
    return cell;
}

[[nodiscard]] inline StatRow headingRow(const QString& id, const QString& title) {
    StatRow row;
    row.id = id;
    row.cells = {plainCell(title, 1)};
    row.heading = true;
    return row;
}

} // namespace signalbox::models
