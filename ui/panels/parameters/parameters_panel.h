// SPDX-License-Identifier: GPL-3.0-or-later
// Every parameter with value, default, range and meaning; what differs from its default stands out. Edits
// live in a draft until they are applied, and a value out of range is refused where it is typed.
#pragma once

#include "engine/params/parameter_set.h"
#include "models/rows/parameter_rows.h"
#include "models/table/value_table_model.h"
#include "ui/widgets/panel_frame.h"

#include <QMap>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace signalbox::ui {

class DataTable;
class ReasonBox;
class TableProxy;

class ParametersPanel final : public PanelFrame {
    Q_OBJECT
public:
    explicit ParametersPanel(QWidget* parent = nullptr);

    using QWidget::show;
    void show(const params::ParameterSet& set);
    /// Types a draft for a parameter, as the field under the table does.
    void edit(const QString& name, const QString& text);
    [[nodiscard]] QStringList drafts() const;

Q_SIGNALS:
    /// "section.name=value" for every draft; only drafts without a problem are asked for.
    void applyRequested(const QStringList& settings);

private:
    void refresh();
    void applyFilter();
    void showSelected();
    void undo();

    models::ValueTableModel<models::ParameterRow>* m_model;
    TableProxy* m_proxy;
    DataTable* m_table;
    QLineEdit* m_search;
    QCheckBox* m_onlyDiffering;
    QLabel* m_name;
    QLineEdit* m_value;
    QPushButton* m_apply;
    QPushButton* m_undo;
    ReasonBox* m_problem;
    params::ParameterSet m_set;
    QMap<QString, QString> m_drafts;
    QMap<QString, QString> m_problems;
};

} // namespace signalbox::ui
