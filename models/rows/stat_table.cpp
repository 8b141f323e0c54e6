// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/stat_table.h"

namespace signalbox::models {

namespace {

const StatCell& cellOf(const StatRow& row, std::size_t index) {
    static const StatCell Nothing;
    return index < row.cells.size() ? row.cells[index] : Nothing;
}

} // namespace

std::vector<Column<StatRow>> statColumns(const std::vector<StatColumn>& columns) {
    std::vector<Column<StatRow>> made;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const StatColumn& from = columns[i];
        Column<StatRow> column(
            from.key, from.header, [i](const StatRow& row) { return cellOf(row, i).text; }, from.kind,
            from.importance, from.sample);
        column.headerTip = from.tip;
        column.stretch = from.stretch;
        const bool figure = from.kind == ColumnKind::Figure;
        column.sortKey = [i, figure](const StatRow& row) {
            const StatCell& cell = cellOf(row, i);
            return cell.key ? QVariant(*cell.key) : figure ? QVariant() : QVariant(cell.text);
        };
        column.severity = [i](const StatRow& row) { return cellOf(row, i).severity; };
        column.direction = [i](const StatRow& row) { return cellOf(row, i).direction; };
        column.emphasis = [i](const StatRow& row) { return row.heading ? 1 : cellOf(row, i).emphasis; };
        column.toolTip = [i](const StatRow& row) { return cellOf(row, i).toolTip; };
        column.tint = [](const StatRow& row) { return row.heading ? Severity::NoData : Severity::None; };
        made.push_back(std::move(column));
    }
    return made;
}

} // namespace signalbox::models
