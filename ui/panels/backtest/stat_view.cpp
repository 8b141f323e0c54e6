// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/backtest/stat_view.h"

#include "ui/panels/common/table_setup.h"

namespace signalbox::ui {

StatView::StatView(const QString& spokenName, QWidget* parent) : DataTable(parent) {
    setAccessibleName(spokenName);
}

void StatView::setTable(models::StatTable table) {
    if (m_rows == nullptr) {
        m_rows = new models::ValueTableModel<models::StatRow>(
            models::statColumns(table.columns), [](const models::StatRow& row) { return row.id; }, this);
        setUpTable(*this, *m_rows);
    }
    clearSpans();
    m_rows->setRows(std::move(table.rows));
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        if (m_rows->row(row).heading) {
            setSpan(row, 0, 1, m_rows->columnCount());
        }
    }
}

} // namespace signalbox::ui
