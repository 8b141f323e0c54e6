// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine did, line by line: time, level, area, text; filtered by level and words.
#pragma once

#include "models/rows/log_rows.h"
#include "models/table/value_table_model.h"
#include "ui/widgets/panel_frame.h"

#include <deque>

class QLineEdit;
class QTimer;

namespace signalbox::ui {

class DataTable;
class SegmentedControl;
class TableProxy;

class LogPanel final : public PanelFrame {
    Q_OBJECT
public:
    /// Lines kept; older ones leave.
    static constexpr std::size_t MostLines = 5000;

    explicit LogPanel(QWidget* parent = nullptr);
    void append(models::LogLevel level, const QDateTime& at, const QString& area, const QString& text);
    /// Shows at once what a burst would show in a moment.
    void flush() { refresh(); }
    [[nodiscard]] int lines() const { return static_cast<int>(m_rows.size()); }

private:
    void refresh();
    void applyFilter();

    models::ValueTableModel<models::LogRow>* m_model;
    TableProxy* m_proxy;
    DataTable* m_table;
    SegmentedControl* m_level;
    QLineEdit* m_search;
    QTimer* m_soon; ///< a burst of lines repaints once
    std::deque<models::LogRow> m_rows;
    qint64 m_next = 1;
};

} // namespace signalbox::ui
