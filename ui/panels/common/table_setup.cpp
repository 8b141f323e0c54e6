// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/common/table_setup.h"

#include <QHeaderView>

namespace signalbox::ui {

TableProxy::TableProxy(models::TableModelBase* source, QObject* parent)
    : QSortFilterProxyModel(parent), m_table(source) {
    setSourceModel(source);
    setSortRole(models::SortRole);
    setDynamicSortFilter(true);
}

void TableProxy::setFilter(std::function<bool(int)> filter) {
    m_filter = std::move(filter);
    invalidateFilter();
}

int TableProxy::sourceRow(int shownRow) const {
    const QModelIndex index = mapToSource(this->index(shownRow, 0));
    return index.isValid() ? index.row() : -1;
}

bool TableProxy::filterAcceptsRow(int row, const QModelIndex&) const {
    return !m_filter || m_filter(row);
}

bool TableProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const bool descending = sortOrder() == Qt::DescendingOrder;
    if (!m_pinned.isEmpty()) {
        const bool leftPinned = m_table->rowId(left.row()) == m_pinned;
        if (leftPinned || m_table->rowId(right.row()) == m_pinned) {
            return leftPinned == descending;
        }
    }
    const QVariant a = left.data(models::SortRole);
    const QVariant b = right.data(models::SortRole);
    if (a.isValid() != b.isValid()) {
        return a.isValid() != descending;
    }
    if (a.typeId() == QMetaType::QString) {
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    }
    const double x = a.toDouble();
    const double y = b.toDouble();
    return x < y;
}

void setUpTable(DataTable& table, models::TableModelBase& model, TableProxy* proxy) {
    // Columns leave in their declared order instead of being scrolled to.
    table.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    if (proxy != nullptr) {
        table.setModel(proxy);
        table.horizontalHeader()->setSectionsClickable(true);
        table.setSortingEnabled(true);
        table.sortByColumn(-1, Qt::AscendingOrder);
    } else {
        table.setModel(&model);
        table.horizontalHeader()->setSectionsClickable(false);
    }
    table.setColumns(columnLooks(model));
}

QVector<ColumnLook> columnLooks(const models::TableModelBase& model) {
    QVector<ColumnLook> looks;
    looks.reserve(model.columnCount());
    for (int i = 0; i < model.columnCount(); ++i) {
        looks.push_back({model.columnSample(i), model.columnImportance(i), model.columnStretches(i),
                         model.columnKind(i) == models::ColumnKind::Text});
    }
    return looks;
}

} // namespace signalbox::ui
