// SPDX-License-Identifier: GPL-3.0-or-later
// A small form: one label, field and hint per line. The action stays shut until every required field is
// filled.
#pragma once

#include "ui/dialogs/prompter.h"

#include <QDialog>

class QPushButton;

namespace signalbox::ui {

class FormDialog final : public QDialog {
    Q_OBJECT
public:
    FormDialog(const QString& title, const QString& sentence, const QVector<FormField>& fields,
               const QString& action, QWidget* parent);

    /// In the order of the fields; dates as 2019-05-14.
    [[nodiscard]] QStringList values() const;
    [[nodiscard]] QPushButton* actionButton() const { return m_action; }
    /// The editor of that field, for tests.
    [[nodiscard]] QWidget* editor(int index) const { return m_editors.value(index); }

private:
    [[nodiscard]] QString valueOf(int index) const;
    QWidget* makeEditor(const FormField& field);
    void check();

    QVector<FormField> m_fields;
    QVector<QWidget*> m_editors;
    QPushButton* m_action;
};

} // namespace signalbox::ui
