// SPDX-License-Identifier: GPL-3.0-or-later
// Small tables of statistics as values: texts with what they mean, so that one table widget shows months,
// fills, sources of profit and intervals alike. Pure.
#pragma once

#include "models/table/value_table_model.h"

#include <optional>
#include <vector>

#include <QString>

namespace signalbox::models {

struct StatCell {
    QString text;
    std::optional<double> key; ///< to sort by; absent: by text, and a missing figure goes last
    Direction direction = Direction::None;
    Severity severity = Severity::None;
    int emphasis = 0;
    QString toolTip;
    bool operator==(const StatCell&) const = default;
};

struct StatRow {
    QString id;
    std::vector<StatCell> cells; ///< may be fewer than columns: a heading has one
    bool heading = false;
    bool operator==(const StatRow&) const = default;
};

struct StatColumn {
    QString key;
    QString header;
    ColumnKind kind = ColumnKind::Figure;
    int importance = 0;
    QString sample;
    QString tip;
    bool stretch = false;
};

struct StatTable {
    std::vector<StatColumn> columns;
    std::vector<StatRow> rows;
};

[[nodiscard]] std::vector<Column<StatRow>> statColumns(const std::vector<StatColumn>& columns);

} // namespace signalbox::models
