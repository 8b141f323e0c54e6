// SPDX-License-Identifier: GPL-3.0-or-later
// Joins a value table to the table widget of the house: looks from the model's columns, sorting by meaning.
#pragma once

#include "models/table/value_table_model.h"
#include "ui/widgets/data_table.h"

#include <functional>

#include <QSortFilterProxyModel>

namespace signalbox::ui {

/// Sorts by SortRole with missing values last, filters by a predicate on source rows, and keeps one pinned
/// row at the end whatever the order.
class TableProxy final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    TableProxy(models::TableModelBase* source, QObject* parent);

    void setFilter(std::function<bool(int sourceRow)> filter);
    /// The row with this id stays last.
    void setPinnedRow(const QString& id) { m_pinned = id; }
    /// Row of the source behind a row shown, or -1.
    [[nodiscard]] int sourceRow(int shownRow) const;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    models::TableModelBase* m_table;
    std::function<bool(int)> m_filter;
    QString m_pinned;
};

/// The looks of a model's columns as it declares them.
[[nodiscard]] QVector<ColumnLook> columnLooks(const models::TableModelBase& model);
/// Sets the model (through `proxy` when there is one) and the looks of its columns.
void setUpTable(DataTable& table, models::TableModelBase& model, TableProxy* proxy = nullptr);

} // namespace signalbox::ui
