// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, as the journal says it: a searchable list, the whole entry beneath, and whether the chain of
// the journal holds.
#pragma once

#include "engine/book/events.h"
#include "models/rows/journal_rows.h"
#include "models/table/value_table_model.h"
#include "ui/widgets/panel_frame.h"

#include <memory>
#include <vector>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace signalbox::ui {

class BodySwitch;
class DataTable;
class EmptyState;
class TableProxy;

class JournalPanel final : public PanelFrame {
    Q_OBJECT
public:
    explicit JournalPanel(QWidget* parent = nullptr);

    using QWidget::show;
    void show(const std::shared_ptr<const std::vector<book::JournalEntry>>& entries);
    /// Whether the chain holds; `problem` when it does not.
    void setVerified(bool holds, const QString& problem);

Q_SIGNALS:
    void noteRequested();
    void exportRequested();

private:
    void fillKinds();
    void applyFilter();
    void showDetail();

    models::ValueTableModel<models::JournalRow>* m_model;
    TableProxy* m_proxy;
    DataTable* m_table;
    QLineEdit* m_search;
    QComboBox* m_kinds;
    QPlainTextEdit* m_detail;
    EmptyState* m_empty;
    BodySwitch* m_switch;
};

} // namespace signalbox::ui
