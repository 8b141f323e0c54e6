// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dialog_prompter.h"

#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/form_dialog.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QPushButton>

namespace signalbox::ui {

DialogPrompter::DialogPrompter(QWidget* parent) : m_parent(parent) {}

bool DialogPrompter::confirm(const Confirmation& question) {
    ConfirmDialog dialog(question, m_parent);
    return dialog.exec() == QDialog::Accepted;
}

std::optional<QStringList> DialogPrompter::form(const QString& title, const QString& sentence,
                                                const QVector<FormField>& fields, const QString& action) {
    FormDialog dialog(title, sentence, fields, action, m_parent);
    if (dialog.exec() != QDialog::Accepted) {
        return std::nullopt;
    }
    return dialog.values();
}

std::optional<QString> DialogPrompter::text(const QString& title, const QString& label,
                                            const QString& value) {
    FormField field;
    field.id = QStringLiteral("text");
    field.label = label;
    field.value = value;
    const auto answer =
        form(title, QString(), {field}, QCoreApplication::translate("DialogPrompter", "Take"));
    return answer ? std::optional<QString>(answer->first()) : std::nullopt;
}

QStringList DialogPrompter::openFiles(const QString& title, const QString& filter) {
    return QFileDialog::getOpenFileNames(m_parent, title, QString(), filter);
}

std::optional<QString> DialogPrompter::openFolder(const QString& title) {
    const QString folder = QFileDialog::getExistingDirectory(m_parent, title);
    return folder.isEmpty() ? std::nullopt : std::optional<QString>(folder);
}

std::optional<QString> DialogPrompter::saveFile(const QString& title, const QString& suggested,
                                                const QString& filter) {
    const QString file = QFileDialog::getSaveFileName(m_parent, title, suggested, filter);
    return file.isEmpty() ? std::nullopt : std::optional<QString>(file);
}

void DialogPrompter::tell(const QString& title, const QString& message) {
    ConfirmDialog dialog(
        {title, message, {}, QCoreApplication::translate("DialogPrompter", "Understood"), false}, m_parent);
    dialog.cancelButton()->hide();
    dialog.actionButton()->setDefault(true);
    dialog.exec();
}

} // namespace signalbox::ui
