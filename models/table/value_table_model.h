// SPDX-License-Identifier: GPL-3.0-or-later
// A Qt table model over a list of values and a table of columns. setRows() compares with what is shown by
// stable id and reports only what changed. It holds values, never services, and never names a colour.
#pragma once

#include "models/table/column.h"
#include "models/table/row_difference.h"

#include <functional>
#include <utility>
#include <vector>

#include <QAbstractTableModel>

namespace signalbox::models {

/// What views and panels may ask of any such table without knowing its rows.
class TableModelBase : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    [[nodiscard]] virtual QString columnKey(int column) const = 0;
    /// 0: never dropped; higher goes first (design/look.md, idea 5).
    [[nodiscard]] virtual int columnImportance(int column) const = 0;
    [[nodiscard]] virtual ColumnKind columnKind(int column) const = 0;
    [[nodiscard]] virtual QString columnSample(int column) const = 0;
    [[nodiscard]] virtual bool columnStretches(int column) const = 0;
    [[nodiscard]] virtual QString rowId(int row) const = 0;
};

template <class Row>
class ValueTableModel final : public TableModelBase {
public:
    using IdOf = std::function<QString(const Row&)>;

    ValueTableModel(std::vector<Column<Row>> columns, IdOf idOf, QObject* parent = nullptr)
        : TableModelBase(parent), m_columns(std::move(columns)), m_idOf(std::move(idOf)) {}

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    [[nodiscard]] QString columnKey(int column) const override { return at(column).key; }
    [[nodiscard]] int columnImportance(int column) const override { return at(column).importance; }
    [[nodiscard]] ColumnKind columnKind(int column) const override { return at(column).kind; }
    [[nodiscard]] QString columnSample(int column) const override { return at(column).sample; }
    [[nodiscard]] bool columnStretches(int column) const override { return at(column).stretch; }
    [[nodiscard]] QString rowId(int row) const override { return m_ids[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] const Row& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    /// The row of an id, or -1.
    [[nodiscard]] int rowOf(const QString& id) const {
        for (std::size_t i = 0; i < m_ids.size(); ++i) {
            if (m_ids[i] == id) {
                return static_cast<int>(i);
            }
        }
        return -1;
    }

    /// Shows these rows. Row must compare with ==; ids must be unique.
    void setRows(std::vector<Row> rows) {
        std::vector<QString> ids;
        ids.reserve(rows.size());
        for (const Row& row : rows) {
            ids.push_back(m_idOf(row));
        }
        for (const RowStep& step : rowSteps(m_ids, ids)) {
            apply(step, rows, ids);
        }
        int first = -1;
        for (int i = 0; i <= static_cast<int>(rows.size()); ++i) {
            const auto index = static_cast<std::size_t>(i);
            const bool changed = index < rows.size() && !(m_rows[index] == rows[index]);
            if (changed) {
                m_rows[index] = std::move(rows[index]);
                first = first < 0 ? i : first;
            } else if (first >= 0) {
                Q_EMIT dataChanged(this->index(first, 0), this->index(i - 1, columnCount() - 1));
                first = -1;
            }
        }
    }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) {
            return {};
        }
        const Column<Row>& column = at(index.column());
        const Row& row = m_rows[static_cast<std::size_t>(index.row())];
        switch (role) {
        case Qt::DisplayRole:
            return column.text(row);
        case Qt::TextAlignmentRole:
            return static_cast<int>(alignment(column.kind));
        case Qt::ToolTipRole:
            return column.toolTip ? nonEmpty(column.toolTip(row)) : nonEmpty(column.headerTip);
        case Qt::AccessibleTextRole:
        case SpokenRole:
            return column.spoken ? column.spoken(row) : column.header + u' ' + column.text(row);
        case SortRole:
            return column.sortKey ? column.sortKey(row) : QVariant(column.text(row));
        case SeverityRole:
            return column.severity ? QVariant(static_cast<int>(column.severity(row))) : QVariant();
        case DirectionRole:
            return column.direction ? QVariant(static_cast<int>(column.direction(row))) : QVariant();
        case SideRole:
            return column.side ? QVariant(static_cast<int>(column.side(row))) : QVariant();
        case EmphasisRole:
            return column.emphasis ? QVariant(column.emphasis(row)) : QVariant();
        case TintRole:
            return column.tint ? QVariant(static_cast<int>(column.tint(row))) : QVariant();
        default:
            return column.more ? column.more(row, role) : QVariant();
        }
    }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
            return {};
        }
        const Column<Row>& column = at(section);
        switch (role) {
        case Qt::DisplayRole:
            return column.header;
        case Qt::ToolTipRole:
            return nonEmpty(column.headerTip);
        case Qt::TextAlignmentRole:
            return static_cast<int>(alignment(column.kind));
        default:
            return {};
        }
    }

private:
    static QVariant nonEmpty(const QString& text) { return text.isEmpty() ? QVariant() : QVariant(text); }
    static Qt::Alignment alignment(ColumnKind kind) {
        switch (kind) {
        case ColumnKind::Figure:
            return Qt::AlignRight | Qt::AlignVCenter;
        case ColumnKind::Mark:
            return Qt::AlignCenter;
        case ColumnKind::Text:
            break;
        }
        return Qt::AlignLeft | Qt::AlignVCenter;
    }
    [[nodiscard]] const Column<Row>& at(int column) const {
        return m_columns[static_cast<std::size_t>(column)];
    }

    void apply(const RowStep& step, const std::vector<Row>& rows, const std::vector<QString>& ids) {
        const auto at = static_cast<std::ptrdiff_t>(step.at);
        switch (step.kind) {
        case RowStep::Kind::Remove:
            beginRemoveRows({}, step.at, step.at + step.count - 1);
            m_rows.erase(m_rows.begin() + at, m_rows.begin() + at + step.count);
            m_ids.erase(m_ids.begin() + at, m_ids.begin() + at + step.count);
            endRemoveRows();
            break;
        case RowStep::Kind::Insert: {
            const auto from = static_cast<std::ptrdiff_t>(step.target);
            beginInsertRows({}, step.at, step.at + step.count - 1);
            m_rows.insert(m_rows.begin() + at, rows.begin() + from, rows.begin() + from + step.count);
            m_ids.insert(m_ids.begin() + at, ids.begin() + from, ids.begin() + from + step.count);
            endInsertRows();
            break;
        }
        case RowStep::Kind::Move: {
            beginMoveRows({}, step.at, step.at, {}, step.target);
            const auto to =
                static_cast<std::ptrdiff_t>(step.target > step.at ? step.target - 1 : step.target);
            Row row = std::move(m_rows[static_cast<std::size_t>(step.at)]);
            QString id = std::move(m_ids[static_cast<std::size_t>(step.at)]);
            m_rows.erase(m_rows.begin() + at);
            m_ids.erase(m_ids.begin() + at);
            m_rows.insert(m_rows.begin() + to, std::move(row));
            m_ids.insert(m_ids.begin() + to, std::move(id));
            endMoveRows();
            break;
        }
        }
    }

    std::vector<Column<Row>> m_columns;
    IdOf m_idOf;
    std::vector<Row> m_rows;
    std::vector<QString> m_ids;
};

} // namespace signalbox::models
