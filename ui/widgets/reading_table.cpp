// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reading_table.h"

#include "ui/theme/theme.h"

#include <QAbstractTableModel>

namespace signalbox::ui {

class ReadingTable::Model final : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    QStringList headings;
    QVector<Reading> rows;

    void replace(const QVector<Reading>& next) {
        if (next.size() != rows.size()) {
            beginResetModel();
            rows = next;
            endResetModel();
            return;
        }
        rows = next;
        if (!rows.isEmpty()) {
            Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(rows.size()) - 1, 3));
        }
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : 4;
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal) {
            return {};
        }
        if (role == Qt::DisplayRole) {
            return headings.value(section);
        }
        if (role == Qt::TextAlignmentRole) {
            return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        }
        return {};
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        const Reading& row = rows[index.row()];
        switch (role) {
        case Qt::DisplayRole: {
            const QString* cells[] = {&row.name, &row.value, &row.limit, &row.room};
            return *cells[index.column()];
        }
        case Qt::TextAlignmentRole:
            return int(index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight);
        case models::SeverityRole:
            return index.column() == 1 || index.column() == 3 ? static_cast<int>(row.severity) : 0;
        case models::EmphasisRole:
            return row.muted || index.column() == 2 ? -1 : 0;
        case models::TintRole:
            return static_cast<int>(row.severity == models::Severity::Stop ? row.severity
                                                                           : models::Severity::None);
        case models::SpokenRole:
        case Qt::AccessibleTextRole:
            return row.spoken.isEmpty() ? QVariant() : QVariant(row.spoken);
        case Qt::ToolTipRole:
            return row.toolTip.isEmpty() ? QVariant() : QVariant(row.toolTip);
        default:
            return {};
        }
    }
};

ReadingTable::ReadingTable(QWidget* parent) : DataTable(parent), m_model(new Model(this)) {
    m_model->headings = {tr("input"), tr("value"), tr("limit"), tr("room")};
    setModel(m_model);
    fitColumns();
    setFitsContent(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
}

ReadingTable::~ReadingTable() {
    // The model is a child and dies after our part: the view must not look at it by then.
    setModel(nullptr);
}

void ReadingTable::setReadings(const QVector<Reading>& readings) {
    m_model->replace(readings);
    fitColumns();
}

void ReadingTable::fitColumns() {
    // A handful of rows that change with the day, not with the tick: their own texts may set the widths.
    QStringList widest = {QStringLiteral("88888888"), QStringLiteral("8888"), QString(), QString()};
    const QFontMetrics metrics(currentTheme().figures());
    for (const Reading& row : m_model->rows) {
        const QString* cells[] = {&row.name, &row.value, &row.limit, &row.room};
        for (int i = 0; i < 4; ++i) {
            if (metrics.horizontalAdvance(*cells[i]) > metrics.horizontalAdvance(widest[i])) {
                widest[i] = *cells[i];
            }
        }
    }
    if (widest != m_widest) {
        m_widest = widest;
        setColumns({{widest[0], 0, true, true},
                    {widest[1], 0, false, false},
                    {widest[2], 1, false, false},
                    {widest[3], 0, false, false}});
    }
}

const QVector<Reading>& ReadingTable::readings() const {
    return m_model->rows;
}

} // namespace signalbox::ui
